namespace EksThumbprint.Der;

/// <summary>The identifier octets that certificates are made of (X.690, section 8.1.2).</summary>
internal static class DerTag
{
    public const byte Boolean = 0x01;
    public const byte Integer = 0x02;
    public const byte BitString = 0x03;
    public const byte OctetString = 0x04;
    public const byte ObjectIdentifier = 0x06;
    public const byte Sequence = 0x30;
    public const byte Set = 0x31;

    /// <summary>A context-specific tag around a whole element, as in <c>[0] EXPLICIT</c>.</summary>
    public static byte Explicit(int number) => (byte)(0xA0 | number);

    /// <summary>A context-specific tag in place of a primitive element's own, as in <c>[0] IMPLICIT</c>.</summary>
    public static byte Implicit(int number) => (byte)(0x80 | number);
}
