using System.Management.Automation;
using System.Reflection;
using EksThumbprint.Commands;

namespace EksThumbprint.Tests.Docs;

/// <summary>The module's cmdlets and their parameters, as the built assembly has them.</summary>
internal static class CmdletFacts
{
    // The names only: in this process PowerShell is a reference assembly, whose attributes do nothing.
    private static readonly string[] Common =
    [
        "Verbose",
        "Debug",
        "ErrorAction",
        "WarningAction",
        "InformationAction",
        "ProgressAction",
        "ErrorVariable",
        "WarningVariable",
        "InformationVariable",
        "OutVariable",
        "OutBuffer",
        "PipelineVariable",
    ];

    /// <summary>
    /// Each cmdlet's own parameters by its name; with <c>-WhatIf</c> and <c>-Confirm</c> where it has them.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> All { get; } =
        typeof(TestOidcThumbprintCommand)
            .Assembly.GetTypes()
            .Select(type =>
                (
                    Type: type,
                    Cmdlet: type.GetCustomAttributesData()
                        .SingleOrDefault(data => data.AttributeType == typeof(CmdletAttribute))
                )
            )
            .Where(pair => pair.Cmdlet is not null)
            .ToDictionary(
                pair => $"{pair.Cmdlet!.ConstructorArguments[0].Value}-{pair.Cmdlet.ConstructorArguments[1].Value}",
                pair => (IReadOnlySet<string>)Parameters(pair.Type, pair.Cmdlet!)
            );

    /// <summary>What a text says of a cmdlet that takes this parameter: nothing, or what is wrong.</summary>
    public static string? Wrong(string cmdlet, string parameter) =>
        All[cmdlet].Contains(parameter) || Common.Contains(parameter) ? null : $"{cmdlet} has no -{parameter}";

    private static HashSet<string> Parameters(Type type, CustomAttributeData cmdlet)
    {
        HashSet<string> names =
        [
            .. type.GetProperties()
                .Where(property =>
                    property.GetCustomAttributesData().Any(data => data.AttributeType == typeof(ParameterAttribute))
                )
                .Select(property => property.Name),
        ];
        if (
            cmdlet.NamedArguments.Any(argument =>
                argument.MemberName == nameof(CmdletAttribute.SupportsShouldProcess)
                && argument.TypedValue.Value is true
            )
        )
            names.UnionWith(["WhatIf", "Confirm"]);
        return names;
    }
}
