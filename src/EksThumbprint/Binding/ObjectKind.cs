using System.Management.Automation;
using EksThumbprint.Common;

namespace EksThumbprint.Binding;

/// <summary>
/// Tells the objects that may be targets from all the others. Nearly everything in PowerShell has a property Name, and
/// the names of processes are not to be looked up in AWS.
/// </summary>
internal static class ObjectKind
{
    private const string Copy = "Deserialized.";
    private const string Cut = "Selected.";

    private static readonly string[] Known =
    [
        "Amazon.",
        "EksThumbprint.",
        "System.Management.Automation.PSCustomObject",
        "System.Management.Automation.PSObject",
        "System.Object",
        "CSV:",
    ];

    /// <summary>
    /// Whether it is AWS.Tools', a result of these cmdlets, a copy of such, or made of properties alone.
    /// </summary>
    public static bool IsKnown(PSObject item)
    {
        string type =
            item.BaseObject is PSCustomObject
                ? item.TypeNames.FirstOrDefault() ?? string.Empty
                : item.BaseObject.GetType().FullName ?? string.Empty;
        foreach (string prefix in new[] { Copy, Cut, Copy })
        {
            if (type.StartsWith(prefix, StringComparison.Ordinal))
                type = type.Substring(prefix.Length);
        }

        return Array.Exists(Known, known => type.StartsWith(known, StringComparison.Ordinal));
    }

    /// <summary>What it is and how it begins, in one line, safe to show.</summary>
    public static string Describe(PSObject item)
    {
        string name =
            item.BaseObject is PSCustomObject
                ? item.TypeNames.FirstOrDefault() ?? nameof(PSCustomObject)
                : item.BaseObject.GetType().FullName ?? item.BaseObject.GetType().Name;
        string text = item.ToString() ?? string.Empty;
        return $"{Printable.Shorten(name, 80)} ({Printable.Shorten(text, 60)})";
    }
}
