using EksThumbprint.Common;

namespace EksThumbprint.Cli.Output;

/// <summary>Fits words to a terminal.</summary>
internal static class Text
{
    /// <summary>
    /// Breaks a sentence between words into lines of the terminal's width, with nothing in it that a terminal would
    /// obey.
    /// </summary>
    /// <remarks>
    /// The first line begins with <paramref name="first"/>, the others with <paramref name="further"/>.
    /// </remarks>
    public static void WriteWrapped(TextWriter writer, string first, string text, string further, int? width)
    {
        foreach (
            string line in TableText.Wrap(
                Printable.Escape(text),
                width ?? int.MaxValue,
                Printable.Escape(first),
                further
            )
        )
            writer.WriteLine(line);
    }
}
