using System.Reflection;
using System.Text.RegularExpressions;
using EksThumbprint.Assessment;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Commands;
using EksThumbprint.Lab.Serving;

namespace EksThumbprint.Tests.Docs;

/// <summary>The product's words of its own: statuses, outcomes, findings, error ids, properties, types.</summary>
internal static partial class NameFacts
{
    private static readonly Assembly[] Ours =
    [
        typeof(OidcAssessment).Assembly,
        typeof(TestOidcThumbprintCommand).Assembly,
        typeof(CliHost).Assembly,
        typeof(LabServer).Assembly,
    ];

    public static IReadOnlyList<string> Statuses { get; } = Enum.GetNames<OidcStatus>();

    public static IReadOnlyList<string> Outcomes { get; } = Enum.GetNames<ChangeOutcome>();

    public static IReadOnlyList<string> Findings { get; } =
    [.. typeof(FindingCode).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    /// <summary>The error ids, which are their texts' keys or the first word of an exception.</summary>
    public static IReadOnlySet<string> ErrorIds { get; } =
        RepositoryFiles
            .All.Where(path =>
                path.StartsWith("/src/", StringComparison.Ordinal)
                && (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".resx", StringComparison.Ordinal))
            )
            .SelectMany(path => ErrorId().Matches(RepositoryFiles.Read(path[1..])))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

    /// <summary>Everything that a text may name in one word.</summary>
    public static IReadOnlySet<string> All { get; } =
        new HashSet<string>([
            .. Statuses,
            .. Outcomes,
            .. Findings,
            .. ErrorIds,
            .. Ours.SelectMany(assembly => assembly.GetTypes()).Select(type => type.Name),
            .. Ours[1]
                .GetTypes()
                .Where(type => type.Namespace == typeof(OidcTestResult).Namespace)
                .SelectMany(type => type.GetProperties())
                .Select(property => property.Name),
            .. Ours[0].GetTypes().Where(type => type.IsEnum).SelectMany(Enum.GetNames),
            .. ScriptFacts.Parameters,
            .. ScriptFacts.TemplateNames,
            .. ScriptFacts.Columns,
            .. ScriptFacts.Tasks,
            .. Directory
                .GetDirectories(Path.Combine(RepositoryFiles.Root, "tests/EksThumbprint.Tests"))
                .Concat(
                    Directory.GetDirectories(
                        Path.Combine(RepositoryFiles.Root, "src"),
                        "*",
                        SearchOption.AllDirectories
                    )
                )
                .Select(folder => Path.GetFileName(folder)!),
        ]);

    [GeneratedRegex("(?:Exception\\(|data name=)\"([A-Z][A-Za-z]+)\"")]
    private static partial Regex ErrorId();
}
