using System.Globalization;
using System.Text;

namespace EksThumbprint.Issuers;

/// <summary>Finds characters that nobody sees, or that turn the direction of what is read.</summary>
/// <remarks>
/// The platform drops some of them from host names without a word, so a name would lead to another host than the one
/// that was copied.
/// </remarks>
internal static class InvisibleCharacter
{
    // Letters, marks and symbols without a shape (DerivedCoreProperties.txt, Default_Ignorable_Code_Point), and the
    // blank Braille pattern.
    private static readonly (int First, int Last)[] Shapeless =
    [
        (0x034F, 0x034F),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x2800, 0x2800),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFFA0, 0xFFA0),
        (0xE0000, 0xE0FFF),
    ];

    /// <summary>The first one as Unicode writes it, such as <c>U+202E</c>; null when there is none.</summary>
    public static string? Find(string text)
    {
        for (int i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            if (IsInvisible(text, i))
                return "U+" + Number(text, i);
        }

        return null;
    }

    /// <summary>The text, with each of them as <c>\u{202E}</c>.</summary>
    public static string Show(string text)
    {
        StringBuilder shown = new();
        for (int i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            if (IsInvisible(text, i))
                shown.Append("\\u{").Append(Number(text, i)).Append('}');
            else
                shown.Append(text, i, char.IsSurrogatePair(text, i) ? 2 : 1);
        }

        return shown.ToString();
    }

    private static bool IsInvisible(string text, int at)
    {
        int code = Code(text, at);
        return CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.Control or UnicodeCategory.Format
            || Shapeless.Any(range => code >= range.First && code <= range.Last);
    }

    private static int Code(string text, int at) =>
        char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : text[at];

    private static string Number(string text, int at) => Code(text, at).ToString("X4", CultureInfo.InvariantCulture);
}
