using System.Management.Automation;
using System.Reflection;
using EksThumbprint.Reports;

namespace EksThumbprint.Views;

/// <summary>
/// Colours a word as <c>$PSStyle</c> says, where there is one. PowerShell takes colours away again for files, for
/// strings and for hosts that show none.
/// </summary>
internal static class AnsiStyle
{
    private const string Reset = "\u001b[0m";

    // Windows PowerShell has no PSStyle, and the standard library that both editions share does not name it.
    private static readonly Type? Style = typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle");

    public static string Word(Tone tone, string word)
    {
        if (
            tone == Tone.None
            || word.Length == 0
            || Style?.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
                is not { } style
        )
            return word;
        return IsWanted(Read(style, "OutputRendering")?.ToString()) && Colour(tone, style) is { Length: > 0 } colour
            ? colour + word + Reset
            : word;
    }

    private static bool IsWanted(string? rendering)
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")))
            return false;

        // To a pipe or a file that the operating system opened PowerShell would still write colours, unless told
        // otherwise.
        return rendering == "Ansi" || (rendering == "Host" && !Console.IsOutputRedirected);
    }

    private static string? Colour(Tone tone, object style) =>
        tone switch
        {
            Tone.Well => Read(Read(style, "Formatting"), "FormatAccent") as string,
            Tone.Attention => Read(Read(style, "Formatting"), "Warning") as string,
            Tone.Bad => Read(Read(style, "Formatting"), "Error") as string,
            _ => Read(Read(style, "Foreground"), "BrightMagenta") as string,
        };

    private static object? Read(object? owner, string property) =>
        owner?.GetType().GetProperty(property)?.GetValue(owner);
}
