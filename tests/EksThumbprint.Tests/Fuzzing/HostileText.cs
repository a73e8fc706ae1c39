using System.Globalization;
using System.Text;

namespace EksThumbprint.Tests.Fuzzing;

/// <summary>Texts that programs stumble over, and the judge of what may be shown.</summary>
internal static class HostileText
{
    /// <summary>What is put into an input, or in place of a part of it.</summary>
    public static IReadOnlyList<string> Pieces { get; } =
    [
        "\0",
        "\u001b[2J\u001b[31m",
        "\r\n",
        "\n\n",
        "\t",
        "\u0085",
        "\u2028",
        "\u009b31m",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\uE000",
        "\U000E0041",
        "\uFFFE",
        "\u0378",
        "é",
        "ß",
        "İ",
        "😀",
        "。",
        "．",
        "\u00ad",
        "xn--",
        "xn--a",
        "xn--80ak6aa92e",
        "..",
        "...",
        "//",
        "\\",
        "\\\\",
        "/./",
        "/../",
        "%",
        "%00",
        "%2e%2e",
        "%zz",
        "%E2%80%AE",
        "@",
        "#",
        "?",
        ";",
        "&",
        "'",
        "\"",
        "`",
        "$(id)",
        "<script>",
        "]]>",
        "{{",
        "}}",
        "99999999999999999999",
        "-1",
        "0x7f000001",
        "65536",
        "443",
        ":0",
        ":443",
        "::",
        "[::1]",
        "[::1%25eth0]",
        "127.1",
        "2130706433",
        "1e400",
        "1e-400",
        "-0",
        "00",
        "NaN",
        "Infinity",
        "https://",
        "HTTPS://",
        "http:",
        "file:///",
        "arn:",
        "arn:aws:iam::111122223333:oidc-provider/",
        "oidc.eks.",
        "oidc-eks.",
        ".amazonaws.com",
        "/.well-known/openid-configuration",
        "localhost",
        "*",
        ",",
        " ",
        "-----BEGIN CERTIFICATE-----",
        "-----END CERTIFICATE-----",
        "-----BEGIN PKCS7-----",
        "----",
        "Server certificate",
        "Certificate chain",
        " 0 s:",
        "\n 1 s:",
        "---\n",
        "MIIB",
        "====",
        "\\u0000",
        "\\ud800",
        "\\uDE00",
        "\\x41",
        "null",
        "true",
        "[",
        "]",
        "{",
        "}",
        "[]",
        "{}",
        "\"\":",
        "SHA1 Fingerprint=",
        "An error occurred (",
        ") when calling the ",
        "Traceback (",
        "aws: [ERROR]: ",
        new('[', 70),
        new('{', 70),
        new('a', 300),
        new('.', 300),
        new('/', 300),
        new(':', 300),
        new('-', 300),
        new('0', 300),
        new('%', 300),
        string.Concat(Enumerable.Repeat("a.", 130)),
        string.Concat(Enumerable.Repeat("{\"a\":", 80)),
    ];

    /// <summary>
    /// What is wrong with showing a text on a terminal; null when nothing is. Line feeds are the product's own.
    /// </summary>
    public static string? Problem(string? text)
    {
        if (text is null)
            return null;
        for (int i = 0; i < text.Length; i++)
        {
            bool whole = Rune.TryGetRuneAt(text, i, out Rune rune);
            if (whole && (rune.Value == '\n' || !IsUnfit(Rune.GetUnicodeCategory(rune))))
            {
                i += rune.Utf16SequenceLength - 1;
                continue;
            }

            string around = text[Math.Max(0, i - 30)..Math.Min(text.Length, i + 30)];
            return $"U+{(whole ? rune.Value : text[i]):X4} would be shown, in "
                + $"…{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(around))}… "
                + $"({new string([.. around.Select(c => c is >= ' ' and <= '~' ? c : '?')])})";
        }

        return null;
    }

    private static bool IsUnfit(UnicodeCategory category) =>
        category
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
