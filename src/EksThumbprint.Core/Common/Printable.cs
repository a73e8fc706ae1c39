using System.Globalization;
using System.Text;

namespace EksThumbprint.Common;

/// <summary>
/// Makes text from certificates, servers and users safe to show: nothing foreign reaches a terminal unescaped.
/// </summary>
public static class Printable
{
    /// <summary>
    /// Replaces control, format and direction-changing characters by <c>\u{XXXX}</c>, and web tokens by a word.
    /// </summary>
    public static string Escape(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return string.Empty;
        text = TokenMask.Hide(text!);
        StringBuilder? safe = null;
        for (int i = 0; i < text.Length; i++)
        {
            // A pair is judged as the one character that it is: the planes beyond the first have invisible characters
            // too.
            bool isPair = char.IsSurrogatePair(text, i);
            int length = isPair ? 2 : 1;
            if (IsHostile(CharUnicodeInfo.GetUnicodeCategory(text, i)))
            {
                int code = isPair ? char.ConvertToUtf32(text, i) : text[i];
                safe ??= new StringBuilder(text, 0, i, text.Length + 16);
                safe.Append("\\u{").Append(code.ToString("X4", CultureInfo.InvariantCulture)).Append('}');
            }
            else
            {
                safe?.Append(text, i, length);
            }

            i += length - 1;
        }

        return safe?.ToString() ?? text;
    }

    /// <summary>
    /// Escapes, and cuts what is longer than <paramref name="length"/> characters, with an ellipsis in the last place.
    /// </summary>
    public static string Shorten(string? text, int length)
    {
        string safe = Escape(text);
        if (safe.Length <= length)
            return safe;
        int end = length - 1;
        if (end > 0 && char.IsSurrogatePair(safe, end - 1))
            end--;
        return safe.Substring(0, end) + "…";
    }

    /// <summary>How a text begins, in one line of sixty characters at most.</summary>
    public static string Words(string text) =>
        Shorten(
            string.Join(
                " ",
                text.Substring(0, Math.Min(text.Length, 400))
                    .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            ),
            60
        );

    private static bool IsHostile(UnicodeCategory category) =>
        category
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned;
}
