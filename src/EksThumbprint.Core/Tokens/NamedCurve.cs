namespace EksThumbprint.Tokens;

/// <summary>A curve that tokens are signed on (RFC 7518, section 6.2.1.1).</summary>
internal sealed class NamedCurve
{
    private NamedCurve(string name, int width, byte[] identifier)
    {
        Name = name;
        Width = width;
        Identifier = identifier;
    }

    public static NamedCurve P256 { get; } = new("P-256", 32, [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]);

    public static NamedCurve P384 { get; } = new("P-384", 48, [0x2B, 0x81, 0x04, 0x00, 0x22]);

    public static NamedCurve P521 { get; } = new("P-521", 66, [0x2B, 0x81, 0x04, 0x00, 0x23]);

    /// <summary>The name in a JWK's <c>crv</c>.</summary>
    public string Name { get; }

    /// <summary>How many bytes a coordinate has, and each half of a signature.</summary>
    public int Width { get; }

    /// <summary>The content of its object identifier (RFC 5480, section 2.1.1.1).</summary>
    public byte[] Identifier { get; }
}
