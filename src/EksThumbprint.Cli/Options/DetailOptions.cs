using System.CommandLine;

namespace EksThumbprint.Cli.Options;

/// <summary>The options that say how much is told.</summary>
internal sealed class DetailOptions
{
    public Option<bool> Quiet { get; } =
        new("--quiet", "-q")
        {
            Description = "Print nothing but why the exit code is not 0; so nothing at all when everything is well.",
        };

    public Option<bool> Verbose { get; } =
        new("--verbose", "-v")
        {
            Description = "Tell everything about each target. Without it several targets are summed up.",
        };

    /// <summary>What was asked for.</summary>
    /// <exception cref="InputException">Two things at once, or data that would not be printed.</exception>
    public Detail Read(ParseResult line, CommonOptions common)
    {
        if (!line.GetValue(Quiet))
            return line.GetValue(Verbose) ? Detail.Full : Detail.Usual;
        if (line.GetValue(Verbose))
            throw new InputException("QuietAndVerbose", "Give --quiet or --verbose, not both.");
        if (line.GetValue(common.Format) != OutputFormat.Text)
            throw new InputException("QuietWithFormat", "--quiet prints no results, so leave it or --format out.");
        return Detail.Quiet;
    }
}
