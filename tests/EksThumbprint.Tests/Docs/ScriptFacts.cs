using System.Text.RegularExpressions;

namespace EksThumbprint.Tests.Docs;

/// <summary>The names that the repository's scripts and templates give to what a user sets.</summary>
internal static partial class ScriptFacts
{
    private static readonly string[] Scripts =
    [
        .. RepositoryFiles
            .All.Where(path => path == "/build.ps1" || path.StartsWith("/runbooks/", StringComparison.Ordinal))
            .Select(path => path[1..]),
    ];
    private static readonly string[] Templates =
    [
        .. RepositoryFiles
            .All.Where(path =>
                path.StartsWith("/deploy/", StringComparison.Ordinal)
                && path.EndsWith(".yaml", StringComparison.Ordinal)
            )
            .Select(path => path[1..]),
    ];

    /// <summary>The scripts' names as commands.</summary>
    public static IReadOnlyList<string> Commands { get; } =
    [.. Scripts.Select(Path.GetFileNameWithoutExtension).OfType<string>()];

    /// <summary>
    /// The parameters of the scripts, and of the functions in them; each has WhatIf of its own accord.
    /// </summary>
    public static IReadOnlySet<string> Parameters { get; } =
        new HashSet<string>(
            Scripts
                .SelectMany(script => Parameter().Matches(RepositoryFiles.Read(script)))
                .Select(match => match.Groups[1].Value)
        )
        {
            "WhatIf",
        };

    /// <summary>The names in the templates: parameters, outputs, steps.</summary>
    public static IReadOnlySet<string> TemplateNames { get; } =
        Templates
            .SelectMany(template => TemplateName().Matches(RepositoryFiles.Read(template)))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

    /// <summary>The properties of the runbooks' objects.</summary>
    public static IReadOnlySet<string> Columns { get; } =
        Quoted()
            .Matches(ColumnList().Match(RepositoryFiles.Read("runbooks/Test-EksAccount.ps1")).Value)
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

    /// <summary>What <c>build.ps1</c> can be told to do.</summary>
    public static IReadOnlySet<string> Tasks { get; } =
        Quoted()
            .Matches(TaskList().Match(RepositoryFiles.Read("build.ps1")).Value)
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

    [GeneratedRegex(@"^\s*(?:\[[^\n]*\]\s*)?\$([A-Z]\w+)\s*(?:=[^\n]*)?,?\s*$", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^\s*(?:-\s*)?(?:name:\s*)?([A-Z]\w+):?\s*$", RegexOptions.Multiline)]
    private static partial Regex TemplateName();

    [GeneratedRegex(@"\$columns = .*")]
    private static partial Regex ColumnList();

    [GeneratedRegex(@"ValidateSet\(([^)]*)\)\]\s*\[string\] \$Task")]
    private static partial Regex TaskList();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
