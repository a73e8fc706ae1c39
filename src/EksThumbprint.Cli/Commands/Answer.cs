namespace EksThumbprint.Cli.Commands;

/// <summary>What the user says to a question.</summary>
internal enum Answer
{
    No,
    Yes,
    All,
    Quit,
}

/// <summary>Reads an answer; whatever is not clearly yes is no.</summary>
internal static class AnswerText
{
    public static Answer Read(string? typed) =>
        typed?.Trim().ToUpperInvariant() switch
        {
            "Y" or "YES" => Answer.Yes,
            "A" or "ALL" => Answer.All,
            "Q" or "QUIT" or null => Answer.Quit,
            _ => Answer.No,
        };
}
