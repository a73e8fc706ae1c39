namespace EksThumbprint.Aws.Cli;

/// <summary>What the CLI said, as one line without its trimmings.</summary>
internal static class CliText
{
    private static readonly string[] Prefixes = ["aws: [ERROR]: ", "aws: error: "];

    public static string Plain(string said)
    {
        string text = Cut(said, "\nAdditional error details:");
        int start = Prefixes.Max(prefix =>
            text.LastIndexOf(prefix, StringComparison.Ordinal) is >= 0 and int at ? at + prefix.Length : 0
        );
        string[] lines =
        [
            .. text.Substring(start).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0),
        ];

        // Of Python's stack traces only the last line is for people.
        bool trace = lines.Any(line => line.StartsWith("Traceback (", StringComparison.Ordinal));
        return trace ? lines[lines.Length - 1] : string.Join(" ", lines);
    }

    private static string Cut(string text, string mark)
    {
        int at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? text : text.Substring(0, at);
    }
}
