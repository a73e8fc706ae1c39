using System.Text;

namespace EksThumbprint.Offline;

/// <summary>
/// Turns a text file into text. Windows PowerShell's <c>&gt;</c> writes UTF-16, so a transcript saved with it is
/// UTF-16.
/// </summary>
internal static class ChainText
{
    /// <summary>
    /// Decodes by the byte order mark, by the zero bytes that ASCII text has in UTF-16, and otherwise as UTF-8.
    /// </summary>
    /// <remarks>
    /// What does not decode becomes U+FFFD: around the certificates it does not matter, inside them it is found as
    /// damage.
    /// </remarks>
    public static string Decode(byte[] content)
    {
        (Encoding encoding, int skip) = Detect(content);
        return encoding.GetString(content, skip, content.Length - skip);
    }

    private static (Encoding Encoding, int Skip) Detect(byte[] content)
    {
        int first = content[0];
        int second = content.Length > 1 ? content[1] : -1;
        return (first, second) switch
        {
            (0xFF, 0xFE) => (Encoding.Unicode, 2),
            (0xFE, 0xFF) => (Encoding.BigEndianUnicode, 2),
            (0xEF, 0xBB) when content.Length > 2 && content[2] == 0xBF => (Encoding.UTF8, 3),
            (> 0, 0) => (Encoding.Unicode, 0),
            (0, > 0) => (Encoding.BigEndianUnicode, 0),
            _ => (Encoding.UTF8, 0),
        };
    }
}
