using System.Globalization;
using System.Text;

namespace EksThumbprint;

/// <summary>Makes text from certificates, servers and users safe to show: nothing foreign reaches a terminal unescaped.</summary>
public static class Printable
{
    /// <summary>Replaces control, format and direction-changing characters by <c>\u{XXXX}</c>.</summary>
    public static string Escape(string? text)
    {
        if (string.IsNullOrEmpty(text)) return string.Empty;
        StringBuilder? safe = null;
        for (int i = 0; i < text!.Length; i++)
        {
            char c = text[i];
            bool hostile = IsHostile(c, i + 1 < text.Length ? text[i + 1] : '\0', i > 0 ? text[i - 1] : '\0');
            if (hostile) safe ??= new StringBuilder(text, 0, i, text.Length + 16);
            if (hostile) safe!.Append("\\u{").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)).Append('}');
            else safe?.Append(c);
        }

        return safe?.ToString() ?? text;
    }

    /// <summary>Escapes, and cuts what is longer than <paramref name="length"/> characters, with an ellipsis in the last place.</summary>
    public static string Shorten(string? text, int length)
    {
        string safe = Escape(text);
        return safe.Length <= length ? safe : safe.Substring(0, length - 1) + "…";
    }

    private static bool IsHostile(char c, char next, char previous) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
        UnicodeCategory.Surrogate => !(char.IsSurrogatePair(c, next) || char.IsSurrogatePair(previous, c)),
        _ => false,
    };
}
