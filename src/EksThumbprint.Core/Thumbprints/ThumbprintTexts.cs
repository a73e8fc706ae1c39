using EksThumbprint.Common;

namespace EksThumbprint.Thumbprints;

/// <summary>
/// Splits a text that holds several thumbprints: what <c>aws … --output text</c> prints, a list with commas or blanks,
/// a JSON array. A blank may also stand within one, so only what can be read in one way is split.
/// </summary>
internal static class ThumbprintTexts
{
    private const string Several = "Give several as values of their own, or with commas between them.";

    private static readonly char[] Clear = [',', '\t', '\r', '\n'];

    /// <summary>The thumbprints of one text, in order; one, unless the text is a list.</summary>
    /// <exception cref="InputException">A part of it is no thumbprint, or it is not clear where each ends.</exception>
    public static IReadOnlyList<Thumbprint> Split(string text)
    {
        string given = text.Trim();
        if (Thumbprint.TryParse(given, out Thumbprint only, out string? problem))
            return [only];
        if (given.Length > 0 && given[0] == '[')
            return OfArray(given);
        string[] parts = given.Split(Clear, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1 || SplitAtBlanks(given) is not null)
            return [.. parts.SelectMany(part => OfPart(part, given))];
        throw new InputException("NotAThumbprint", IsOfSeveral(given) ? $"{problem} {Several}" : problem);
    }

    private static List<Thumbprint> OfPart(string part, string given)
    {
        if (string.IsNullOrWhiteSpace(part))
            return [];
        if (Thumbprint.TryParse(part, out Thumbprint value, out string? problem))
            return [value];
        return SplitAtBlanks(part) ?? throw NotAList(given, problem);
    }

    /// <summary>
    /// Words that are a thumbprint each; null when some word is not, as where blanks stand between the digits.
    /// </summary>
    private static List<Thumbprint>? SplitAtBlanks(string part)
    {
        List<Thumbprint> values = [];
        foreach (string word in part.Split([' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Thumbprint.TryParse(word, out Thumbprint value, out _))
                return null;
            values.Add(value);
        }

        return values.Count > 0 ? values : null;
    }

    /// <summary>
    /// Strings of hexadecimal digits need no escapes, so quotes and commas are all that there is to read.
    /// </summary>
    private static IReadOnlyList<Thumbprint> OfArray(string given)
    {
        if (given[given.Length - 1] != ']')
            throw NotAList(given, "The list does not end with ']'.");
        string inner = given.Substring(1, given.Length - 2).Trim();
        return inner.Length == 0 ? [] : [.. inner.Split(',').Select(item => OfString(item.Trim(), given))];
    }

    private static Thumbprint OfString(string item, string given)
    {
        if (item.Length < 2 || item[0] != '"' || item[item.Length - 1] != '"')
            throw NotAList(given, $"'{Printable.Shorten(item, 60)}' is not a string in double quotes.");
        return Thumbprint.TryParse(item.Substring(1, item.Length - 2), out Thumbprint value, out string? problem)
            ? value
            : throw NotAList(given, problem);
    }

    /// <summary>
    /// More digits than any fingerprint has: it looks like several that stand too close to be told apart.
    /// </summary>
    private static bool IsOfSeveral(string given) => given.Count(Hex.IsDigit) >= 2 * Thumbprint.Digits;

    private static InputException NotAList(string given, string problem) =>
        new(
            "NotAThumbprint",
            $"'{Printable.Shorten(given, 60)}' is neither a thumbprint nor a list of thumbprints: {problem} {Several}"
        );
}
