using EksThumbprint.Reports;

namespace EksThumbprint.Cli.Hosting;

/// <summary>Colours a verdict's word. It only helps: the word says it all.</summary>
internal sealed class Colour
{
    private const string Reset = "\u001b[0m";

    private readonly bool _wanted;

    private Colour(bool wanted) => _wanted = wanted;

    /// <summary>Leaves everything as it is.</summary>
    public static Colour None { get; } = new(false);

    /// <summary>The sixteen colours that every terminal has, in the shades that its user chose.</summary>
    public static Colour Ansi { get; } = new(true);

    /// <summary>
    /// What this process's terminal shows: nothing when the output goes elsewhere, with NO_COLOR (https://no-color.org)
    /// or on a terminal that obeys no such signs.
    /// </summary>
    public static Colour OfProcess()
    {
        bool unwanted =
            Console.IsOutputRedirected
            || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") == "dumb";

        // The old console of Windows prints the signs; Windows Terminal and shells from elsewhere name themselves.
        bool able = !OperatingSystem.IsWindows() || Has("WT_SESSION") || Has("TERM");
        return unwanted || !able ? None : Ansi;
    }

    public string Paint(Tone tone, string word) =>
        !_wanted || Code(tone) is not { } code ? word : $"\u001b[{code}m{word}{Reset}";

    private static string? Code(Tone tone) =>
        tone switch
        {
            Tone.Well => "32",
            Tone.Attention => "33",
            Tone.Bad => "31",
            Tone.Unclear => "35",
            _ => null,
        };

    private static bool Has(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
