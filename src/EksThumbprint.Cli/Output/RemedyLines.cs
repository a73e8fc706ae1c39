using EksThumbprint.Cli.Hosting;
using EksThumbprint.Common;
using EksThumbprint.Remedies;

namespace EksThumbprint.Cli.Output;

/// <summary>
/// What to do: what has to be said, then the command. A command that takes several lines stays one
/// for the shell it is pasted into.
/// </summary>
internal static class RemedyLines
{
    private const string Arrow = "-> ";
    private const string Beside = "   ";

    public static void Write(CliHost host, string indent, Remedy? remedy, IRemedyWriter remedies) =>
        Write(host.Error, host.Width, indent, remedy, remedies);

    public static void Write(TextWriter writer, int? screen, string indent, Remedy? remedy, IRemedyWriter remedies)
    {
        if (remedy is null || remedies.Write(remedy) is not { } whole)
            return;
        string first = indent + Arrow;
        string further = indent + Beside;
        string? command = remedies.Command(remedy);
        if (command is null || screen is not { } width || first.Length + whole.Length <= width)
        {
            Text.WriteWrapped(writer, first, whole, further, screen);
            return;
        }

        if (remedy.Lead is { } lead)
        {
            Text.WriteWrapped(writer, first, lead, further, screen);
            first = further;
        }

        foreach (string line in Continued(command, width, first, further))
            writer.WriteLine(line);
    }

    /// <summary>
    /// Only POSIX shells have one sign for this; elsewhere the terminal breaks the line, which is kept whole.
    /// </summary>
    private static IEnumerable<string> Continued(string command, int width, string first, string further)
    {
        const string next = " \\";
        string safe = Printable.Escape(command);
        if (ShellWord.Default != Shell.Posix)
            return [first + safe];
        IReadOnlyList<string> lines = TableText.Wrap(safe, width - next.Length, first, further + "  ");
        return [.. lines.Take(lines.Count - 1).Select(line => line + next), lines[^1]];
    }
}
