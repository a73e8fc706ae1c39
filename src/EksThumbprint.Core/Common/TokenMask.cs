using System.Text;

namespace EksThumbprint.Common;

/// <summary>
/// Web tokens that came where none belongs, as the name of a cluster for example: nothing of one is to be shown, sent
/// or resolved.
/// </summary>
public static class TokenMask
{
    /// <summary>How every header of a JWT begins: <c>{"</c> in base64.</summary>
    private const string Start = "eyJ";
    private const string Bearer = "Bearer ";
    private const int ShortestHeader = 12;
    private const string Shown = "(token)";

    /// <summary>
    /// Whether a token is in a text, or its beginning at the text's, also with <c>Bearer</c> before it.
    /// </summary>
    public static bool Finds(string text) => Begins(text) || !ReferenceEquals(Hide(text), text);

    /// <summary>The text, with words in the place of every token in it.</summary>
    public static string Hide(string text)
    {
        StringBuilder? safe = null;
        int from = 0;
        for (
            int at = text.IndexOf(Start, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(Start, at, StringComparison.Ordinal)
        )
        {
            int start = at;
            at = EndOfPart(text, at);
            if (IsHeader(text, start, at))
            {
                at = EndOfPart(text, at + 1);
                if (at < text.Length && text[at] == '.')
                    at = EndOfPart(text, at + 1);
                safe = (safe ?? new StringBuilder()).Append(text, from, start - from).Append(Shown);
                from = at;
            }
        }

        return safe is null ? text : safe.Append(text, from, text.Length - from).ToString();
    }

    private static bool Begins(string text)
    {
        string given = text.TrimStart();
        if (given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            given = given.Substring(Bearer.Length).TrimStart();
        return given.StartsWith(Start, StringComparison.Ordinal) && IsHeader(given, 0, EndOfPart(given, 0));
    }

    private static bool IsHeader(string text, int start, int end) =>
        end - start >= ShortestHeader && end < text.Length && text[end] == '.' && EndOfPart(text, end + 1) > end + 1;

    private static int EndOfPart(string text, int at)
    {
        while (at < text.Length && IsBase64Url(text[at]))
            at++;
        return at;
    }

    private static bool IsBase64Url(char c) =>
        c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_';
}
