namespace EksThumbprint.Cli.Commands;

/// <summary>What the user says to a question.</summary>
internal enum Answer
{
    No,
    Yes,
    All,
    Quit,
    Explain,
}

/// <summary>Reads an answer; whatever is not clearly yes is no.</summary>
internal static class AnswerText
{
    /// <summary>The question below the diff. The capital is what Enter alone means.</summary>
    public const string Question = "Write this list to IAM? [y/N/a/q/?] ";

    /// <summary>What each answer does.</summary>
    public static IReadOnlyList<string> Explained { get; } =
    [
        "  y  yes: write this list",
        "  n  no: leave it as it is (also Enter alone)",
        "  a  yes, and to all that follow",
        "  q  no, and to all that follow",
        "  ?  this help",
    ];

    public static Answer Read(string? typed) =>
        typed?.Trim().ToUpperInvariant() switch
        {
            "Y" or "YES" => Answer.Yes,
            "A" or "ALL" => Answer.All,
            "?" or "H" or "HELP" => Answer.Explain,
            "Q" or "QUIT" or null => Answer.Quit,
            _ => Answer.No,
        };
}
