using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Tokens;

/// <summary>Makes a public key of a point on a curve.</summary>
/// <remarks>
/// .NET Standard 2.0 has no ECParameters. What it can read is the key of a certificate, so the point is put into one
/// that says nothing else; nobody looks at its signature.
/// </remarks>
internal static class EcdsaKey
{
    private const byte Uncompressed = 4;

    private static readonly byte[] EcPublicKey = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01];
    private static readonly byte[] EcdsaWithSha256 = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02];

    /// <summary>The key; null when this platform has no such.</summary>
    /// <exception cref="CryptographicException">The point does not lie on the curve.</exception>
    public static ECDsa? From(NamedCurve curve, byte[] x, byte[] y)
    {
        byte[] algorithm = Sequence(Element(0x06, EcPublicKey), Element(0x06, curve.Identifier));
        byte[] key = Sequence(algorithm, Bits([Uncompressed, .. x, .. y]));
        byte[] signed = Sequence(Element(0x06, EcdsaWithSha256));
        byte[] moment = Element(0x17, [.. "250101000000Z".Select(c => (byte)c)]);
        byte[] noName = Sequence();
        byte[] content = Sequence(Element(0x02, [1]), signed, noName, Sequence(moment, moment), noName, key);
        using X509Certificate2 certificate = new(Sequence(content, signed, Bits([0x30, 0x00])));
        return certificate.GetECDsaPublicKey();
    }

    private static byte[] Bits(byte[] content) => Element(0x03, [0, .. content]);

    private static byte[] Sequence(params byte[][] elements) => Element(0x30, [.. elements.SelectMany(one => one)]);

    private static byte[] Element(byte tag, byte[] content) =>
        content.Length switch
        {
            < 0x80 => [tag, (byte)content.Length, .. content],
            <= 0xFF => [tag, 0x81, (byte)content.Length, .. content],
            _ => [tag, 0x82, (byte)(content.Length >> 8), (byte)content.Length, .. content],
        };
}
