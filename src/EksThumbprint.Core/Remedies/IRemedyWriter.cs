namespace EksThumbprint.Remedies;

/// <summary>
/// Puts remedies into the language of a face: cmdlets with parameters, or a command line with options.
/// </summary>
public interface IRemedyWriter
{
    /// <summary>
    /// The command alone, ready to paste; null for advice, and for what cannot be quoted safely.
    /// </summary>
    string? Command(Remedy remedy);
}

/// <summary>A remedy as a line of text.</summary>
public static class RemedyText
{
    /// <summary>What is to be said, then the command; null when there is neither.</summary>
    public static string? Write(this IRemedyWriter writer, Remedy? remedy)
    {
        if (remedy is null)
            return null;
        string text = string.Join(" ", new[] { remedy.Lead, writer.Command(remedy) }.OfType<string>());
        return text.Length > 0 ? text : null;
    }

    /// <summary>A sentence and what to do about it.</summary>
    public static string Write(this IRemedyWriter writer, string sentence, Remedy? remedy) =>
        writer.Write(remedy) is { } text ? $"{sentence} {text}" : sentence;
}
