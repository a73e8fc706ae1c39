using System.Text;
using EksThumbprint.Common;

namespace EksThumbprint.Offline;

/// <summary>
/// Takes away what other programs put around a text: the escapes of a JSON or YAML string, a mail's <c>&gt; </c>, a
/// log's time stamps.
/// </summary>
/// <remarks>
/// It overwrites with blanks, so every line keeps its number. What it takes away wrongly is found as damage: a
/// certificate declares its length.
/// </remarks>
internal static class TextWrapping
{
    public static string Remove(string text)
    {
        text = JsonLog.Text(text) ?? text;
        if (HasEscapedBreaks(text))
            text = WithoutEscapes(text);
        IReadOnlyList<string> prefixes = LinePrefix.Learn(text);
        return prefixes.Count == 0 ? text : LinePrefix.Remove(text, prefixes);
    }

    /// <summary>
    /// Whether a BEGIN or END line ends in an escaped line break, as in <c>"-----BEGIN …-----\nMIIB"</c>.
    /// </summary>
    private static bool HasEscapedBreaks(string text)
    {
        const string hyphensAndBackslash = "-----\\";
        for (
            int at = text.IndexOf(hyphensAndBackslash, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(hyphensAndBackslash, at + 1, StringComparison.Ordinal)
        )
        {
            int next = at + hyphensAndBackslash.Length;
            while (next < text.Length && text[next] == '\\')
                next++;
            if (next < text.Length && text[next] is 'n' or 'r')
                return true;
        }

        return false;
    }

    /// <summary>Several backslashes before one character are a string inside a string.</summary>
    private static string WithoutEscapes(string text)
    {
        StringBuilder plain = new(text.Length);
        for (int at = 0; at < text.Length; )
        {
            if (text[at] != '\\')
            {
                plain.Append(text[at++]);
                continue;
            }

            int next = at;
            while (next < text.Length && text[next] == '\\')
                next++;
            (int length, char stands) = Escaped(text, next);
            plain.Append(' ', next - at);
            if (length > 0)
                plain.Append(' ', length - 1).Append(stands);
            at = next + length;
        }

        return plain.ToString();
    }

    /// <summary>How many characters follow the backslash, and what they stand for.</summary>
    private static (int Length, char Stands) Escaped(string text, int at)
    {
        if (at == text.Length)
            return (0, ' ');
        if (text[at] is 'n' or 'r' or 't')
            return (1, ' ');
        if (text[at] != 'u' || at + 5 > text.Length)
            return (1, text[at]);
        string digits = text.Substring(at + 1, 4);
        return digits.All(Hex.IsDigit) ? (5, (char)Convert.ToUInt16(digits, 16)) : (1, text[at]);
    }
}
