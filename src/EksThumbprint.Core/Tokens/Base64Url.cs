namespace EksThumbprint.Tokens;

/// <summary>Base64 with the alphabet of URLs and without padding (RFC 7515, appendix C), read strictly.</summary>
internal static class Base64Url
{
    /// <summary>
    /// The bytes, or null where the text has another character, padding, or bits that no encoder sets: what reads in
    /// two ways is signed in one only.
    /// </summary>
    public static byte[]? Decode(string? text)
    {
        if (text is null || text.Length % 4 == 1)
            return null;
        foreach (char c in text)
        {
            if (Value(c) < 0)
                return null;
        }

        int spare = text.Length % 4;
        int unused =
            spare == 0 ? 0
            : spare == 2 ? 15
            : 3;
        if (text.Length > 0 && (Value(text[text.Length - 1]) & unused) != 0)
            return null;
        string padding = new('=', spare == 0 ? 0 : 4 - spare);
        return Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/') + padding);
    }

    private static int Value(char c) =>
        c switch
        {
            >= 'A' and <= 'Z' => c - 'A',
            >= 'a' and <= 'z' => c - 'a' + 26,
            >= '0' and <= '9' => c - '0' + 52,
            '-' => 62,
            '_' => 63,
            _ => -1,
        };
}
