using System.Text;

namespace EksThumbprint.Offline;

/// <summary>
/// What stands before every line of a quoted or logged text. It is learnt from the lines where a certificate begins:
/// what precedes <c>-----BEGIN</c> there precedes the other lines too, with other digits in its times and numbers.
/// </summary>
internal static class LinePrefix
{
    private const string Begin = "-----BEGIN ";
    private const int Longest = 200;
    private const int Most = 8;

    /// <summary>The different prefixes of a text; none in most texts.</summary>
    public static IReadOnlyList<string> Learn(string text)
    {
        List<string> found = [];
        int before = -1;
        for (
            int at = text.IndexOf(Begin, StringComparison.Ordinal);
            at >= 0 && found.Count < Most;
            at = text.IndexOf(Begin, at + 1, StringComparison.Ordinal)
        )
        {
            int from = Math.Max(before + 1, at - Longest - 1);
            int start = at == 0 ? 0 : text.LastIndexOfAny(['\n', '\r'], at - 1, at - from) + 1;
            before = at;
            if (start < from || start == at || !EndsLine(text, at + Begin.Length))
                continue;
            string prefix = text.Substring(start, at - start);
            if (IsOne(prefix) && !found.Exists(known => Length(known, prefix, 0, prefix.Length) == prefix.Length))
                found.Add(prefix);
        }

        return found;
    }

    /// <summary>The text with blanks in the place of the prefixes.</summary>
    public static string Remove(string text, IReadOnlyList<string> prefixes)
    {
        StringBuilder plain = new(text.Length);
        for (int start = 0; start < text.Length; )
        {
            int end = text.IndexOfAny(['\n', '\r'], start);
            end = end < 0 ? text.Length : end;
            int length = prefixes.Max(prefix => Length(prefix, text, start, end));
            plain.Append(' ', length).Append(text, start + length, end - start - length);
            if (end < text.Length)
                plain.Append(text[end]);
            start = end + 1;
        }

        return plain.ToString();
    }

    /// <summary>
    /// Whether a line break follows the BEGIN. Where base64 does, the text is one long line, and what stands before is
    /// a part of it.
    /// </summary>
    private static bool EndsLine(string text, int label)
    {
        int hyphens = text.IndexOf("-----", label, Math.Min(80, text.Length - label), StringComparison.Ordinal);
        if (hyphens < 0)
            return false;
        int next = hyphens + 5;
        while (next < text.Length && IsBlank(text[next]))
            next++;
        return next < text.Length && text[next] is '\n' or '\r';
    }

    /// <summary>
    /// Indentation alone needs no help, and what ends in a letter or a digit could be the beginning of base64.
    /// </summary>
    private static bool IsOne(string prefix) =>
        !string.IsNullOrWhiteSpace(prefix)
        && !char.IsLetterOrDigit(prefix[prefix.Length - 1])
        && prefix[prefix.Length - 1] is not ('+' or '/' or '=' or '-')
        && prefix.IndexOf("-----", StringComparison.Ordinal) < 0;

    /// <summary>How much of a line is the prefix: 0 when it is not there.</summary>
    private static int Length(string prefix, string text, int start, int end)
    {
        int at = start;
        for (int i = 0; i < prefix.Length; )
        {
            Func<char, bool>? isLike =
                IsDigit(prefix[i]) ? IsDigit
                : IsBlank(prefix[i]) ? IsBlank
                : null;
            if (isLike is null)
            {
                if (at == end || text[at] != prefix[i])
                    return 0;
                at++;
                i++;
                continue;
            }

            int run = at;
            while (at < end && isLike(text[at]))
                at++;
            while (i < prefix.Length && isLike(prefix[i]))
                i++;

            // Editors and mailers take the blank away where nothing follows it.
            bool isTrimmed = at == end && i == prefix.Length;
            if (at == run && !isTrimmed)
                return 0;
        }

        return at - start;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsBlank(char c) => c is ' ' or '\t';
}
