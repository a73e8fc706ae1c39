using System.Text;

namespace EksThumbprint.Der;

/// <summary>The text of an ASN.1 string, whichever of its types it has.</summary>
internal static class DerText
{
    private const byte Utf8 = 0x0C;
    private const byte Printable = 0x13;
    private const byte Teletex = 0x14;
    private const byte Ia5 = 0x16;
    private const byte Visible = 0x1A;
    private const byte Universal = 0x1C;
    private const byte Bmp = 0x1E;

    // These throw on bytes that are no text of theirs: a replacement character would make different names the same.
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16 = new UnicodeEncoding(true, false, throwOnInvalidBytes: true);
    private static readonly Encoding Utf32 = new UTF32Encoding(true, false, throwOnInvalidCharacters: true);

    /// <summary>The text, or null when the element is no string, or its bytes are none of its type.</summary>
    public static string? Read(DerElement element)
    {
        try
        {
            return element.Tag switch
            {
                Utf8 => StrictUtf8.GetString(element.Content()),
                // T.61 has its own accents, but certificates that use the type mean Latin-1, and openssl reads it so.
                Printable or Ia5 or Visible or Teletex => Latin1(element),
                Bmp when element.Length % 2 == 0 => Utf16.GetString(element.Content()),
                Universal when element.Length % 4 == 0 => Utf32.GetString(element.Content()),
                _ => null,
            };
        }
        catch (ArgumentException)
        {
            // Bytes that are no text
            return null;
        }
    }

    private static string Latin1(DerElement element)
    {
        StringBuilder text = new(element.Length);
        for (int i = 0; i < element.Length; i++)
            text.Append((char)element[i]);
        return text.ToString();
    }
}
