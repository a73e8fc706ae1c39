using System.Text;
using EksThumbprint.Common;

namespace EksThumbprint.Thumbprints;

/// <summary>Reads thumbprints as people and tools write them.</summary>
internal static class ThumbprintText
{
    private const int Sha256Digits = 64;
    private const string Advice = "A thumbprint is the SHA-1 of a certificate: 40 hexadecimal digits.";

    /// <summary>The 40 lower-case digits in the text, or null and the reason.</summary>
    public static string? Digits(string? text, out string? problem)
    {
        string value = WithoutLabel(text ?? string.Empty).Trim();
        problem = null;
        if (value.Length == 0)
        {
            problem = $"The thumbprint is empty. {Advice}";
            return null;
        }

        StringBuilder digits = new(Thumbprint.Digits);
        foreach (char c in value)
        {
            if (Hex.IsDigit(c))
                digits.Append(char.ToLowerInvariant(c));
            else if (c is not (':' or ' ' or '-'))
            {
                problem =
                    $"'{Shown(value)}' is not a thumbprint: '{Printable.Escape(c.ToString())}' is no hexadecimal "
                    + $"digit. {Advice}";
                return null;
            }
        }

        if (digits.Length == Thumbprint.Digits)
            return digits.ToString();
        problem =
            digits.Length == Sha256Digits
                ? $"'{Shown(value)}' is a SHA-256 fingerprint (64 digits); IAM takes the SHA-1 of the same "
                    + "certificate. Ask for it with 'openssl x509 -fingerprint -sha1'."
                : $"'{Shown(value)}' has {digits.Length} hexadecimal digits. {Advice}";
        return null;
    }

    /// <summary>
    /// Cuts <c>SHA1 Fingerprint=</c>, <c>sha1 Fingerprint=</c>, <c>SHA256 Fingerprint=</c> and the like, as openssl
    /// prints them.
    /// </summary>
    private static string WithoutLabel(string text)
    {
        int equals = text.IndexOf('=');
        if (equals < 0)
            return text;
        string label = text.Substring(0, equals).Trim();
        return
            label.EndsWith("fingerprint", StringComparison.OrdinalIgnoreCase)
            || label.EndsWith("thumbprint", StringComparison.OrdinalIgnoreCase)
            ? text.Substring(equals + 1)
            : text;
    }

    private static string Shown(string value) => Printable.Shorten(value, 80);
}
