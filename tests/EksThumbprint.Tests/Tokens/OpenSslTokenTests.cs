using System.Security.Cryptography;
using EksThumbprint.Tests.Support;
using EksThumbprint.Tokens;

namespace EksThumbprint.Tests.Tokens;

/// <summary>openssl signs, and openssl verifies what we verify.</summary>
[WholeRun(OnNetStandard = true)]
public sealed class OpenSslTokenTests
{
    [Theory]
    [InlineData("RS256", "sha256", "rsa")]
    [InlineData("RS384", "sha384", "rsa")]
    [InlineData("RS512", "sha512", "rsa")]
    [InlineData("ES256", "sha256", "P-256")]
    [InlineData("ES384", "sha384", "P-384")]
    [InlineData("ES512", "sha512", "P-521")]
    public void A_token_that_openssl_signs_is_verified_and_another_is_not(string name, string digest, string kind)
    {
        using TemporaryFolder folder = new();
        string[] made =
            kind == "rsa"
                ? ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]
                : ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:" + kind];
        OpenSsl.RunIn(folder, ["genpkey", .. made, "-out", "key.pem"]);
        OpenSsl.RunIn(folder, "pkey", "-in", "key.pem", "-pubout", "-out", "public.pem");
        string jwk = Jwk(File.ReadAllText(folder.PathOf("public.pem")), kind);

        string token = MadeToken.Text($$"""{"alg":"{{name}}","kid":"key-1"}""", new MadeToken().Claims, signed =>
        {
            folder.Write("signed", signed);
            OpenSsl.RunIn(folder, "dgst", "-" + digest, "-sign", "key.pem", "-out", "signature", "signed");
            OpenSsl.RunIn(folder, ["dgst", "-" + digest, "-verify", "public.pem", "-signature", "signature", "signed"]);
            byte[] signature = File.ReadAllBytes(folder.PathOf("signature"));
            return kind == "rsa" ? signature : FixedWidth(signature, kind);
        });

        WebToken read = Keys.Read(token);
        Assert.True(Keys.Verify(Keys.Set(jwk), read));
        read.Signed[^1] ^= 1;
        Assert.False(Keys.Verify(Keys.Set(jwk), read));
    }

    private static string Jwk(string pem, string kind)
    {
        if (kind == "rsa")
        {
            using RSA rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return MadeToken.Jwk(rsa);
        }

        using ECDsa ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(pem);
        return MadeToken.Jwk(ecdsa, kind);
    }

    /// <summary>openssl writes two numbers in DER; tokens have them side by side (RFC 7518, section 3.4).</summary>
    private static byte[] FixedWidth(byte[] der, string curve)
    {
        int width = curve switch
        {
            "P-256" => 32,
            "P-384" => 48,
            _ => 66,
        };
        System.Formats.Asn1.AsnReader pair = new System.Formats.Asn1.AsnReader(
            der,
            System.Formats.Asn1.AsnEncodingRules.DER
        ).ReadSequence();
        return [.. Padded(pair.ReadInteger()), .. Padded(pair.ReadInteger())];

        byte[] Padded(System.Numerics.BigInteger number)
        {
            byte[] bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
            return [.. new byte[width - bytes.Length], .. bytes];
        }
    }
}
