namespace EksThumbprint.Der;

/// <summary>
/// Turns an ECDSA signature from the form of certificates into the form that .NET Standard 2.0 verifies.
/// </summary>
internal static class EcdsaSignature
{
    /// <summary>
    /// From <c>SEQUENCE { r, s }</c> to r followed by s, each of <paramref name="width"/> bytes; null when it is no
    /// such pair.
    /// </summary>
    public static byte[]? ToFixedWidth(byte[] der, int width)
    {
        DerReader outer = new(der);
        if (!outer.TryRead(DerTag.Sequence, out DerElement pair) || !outer.IsAtEnd)
            return null;
        DerReader numbers = pair.Inside();
        byte[] both = new byte[2 * width];
        return
            numbers.TryRead(DerTag.Integer, out DerElement r)
            && TryPlace(r, both, width)
            && numbers.TryRead(DerTag.Integer, out DerElement s)
            && TryPlace(s, both, 2 * width)
            && numbers.IsAtEnd
            ? both
            : null;
    }

    /// <summary>
    /// Writes a positive number so that it ends before <paramref name="end"/>, where it has half the buffer.
    /// </summary>
    private static bool TryPlace(DerElement number, byte[] buffer, int end)
    {
        if (number.Length == 0 || number[0] >= 0x80)
            return false;
        int skip = number.Length > 1 && number[0] == 0 ? 1 : 0;
        int length = number.Length - skip;
        if (length > buffer.Length / 2)
            return false;
        for (int i = 0; i < length; i++)
            buffer[end - length + i] = number[skip + i];
        return true;
    }
}
