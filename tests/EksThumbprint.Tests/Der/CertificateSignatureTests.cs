using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Der;
using EksThumbprint.Tests.Support;
using X509PublicKey = System.Security.Cryptography.X509Certificates.PublicKey;

namespace EksThumbprint.Tests.Der;

public sealed class CertificateSignatureTests
{
    [Theory]
    [InlineData("leaf-us-west-2-2023.pem", "amazon-rsa-2048-m01.pem", false)]
    [InlineData("leaf-us-west-2-2023.pem", "amazon-rsa-2048-m02.pem", true)]
    [InlineData("amazon-rsa-2048-m02.pem", "amazon-root-ca-1-x-sfs-g2.pem", true)]
    [InlineData("amazon-rsa-2048-m02.pem", "amazon-root-ca-1-x-sfs-g2-oct2015.pem", true)]
    [InlineData("amazon-rsa-2048-m02.pem", "amazon-root-ca-1-self.pem", true)]
    [InlineData("amazon-rsa-2048-m02.pem", "amazon-root-ca-2-x-sfs-g2.pem", false)]
    [InlineData("amazon-root-ca-1-x-sfs-g2.pem", "sfs-g2-x-starfield-class2.pem", true)]
    [InlineData("amazon-root-ca-1-x-sfs-g2.pem", "sfs-g2-self.pem", true)]
    [InlineData("sfs-g2-x-starfield-class2.pem", "starfield-class2-self.pem", true)]
    [InlineData("sfs-g2-x-starfield-class2.pem", "sfs-g2-self.pem", false)]
    [InlineData("starfield-class2-self.pem", "starfield-class2-self.pem", true)]
    [InlineData("amazon-root-ca-1-self.pem", "amazon-root-ca-1-self.pem", true)]
    public void Real_certificates_verify_with_their_issuers_and_no_other(string child, string issuer, bool expected) =>
        Assert.Equal(expected, Verifies(ReferenceCertificates.Der(child), ReferenceCertificates.Der(issuer)));

    /// <summary>Everyday one hash with each kind of key.</summary>
    public static TheoryData<string, string> Schemes =>
        [
            .. TestSize.Rows(
                [
                    ("rsa", "sha256"),
                    ("rsa", "md5"),
                    ("rsa", "sha1"),
                    ("rsa", "sha384"),
                    ("rsa", "sha512"),
                    ("pss", "sha256"),
                    ("pss", "sha1"),
                    ("pss", "sha384"),
                    ("pss", "sha512"),
                    ("P-256", "sha256"),
                    ("P-256", "sha1"),
                    ("P-384", "sha384"),
                    ("P-521", "sha512"),
                    ("P-521", "sha256"),
                ],
                row => row.Item1
            ),
        ];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Each_scheme_verifies_what_openssl_signed_and_refuses_one_flipped_bit_and_another_key_of_the_same_name(
        string kind,
        string hash
    )
    {
        using TemporaryFolder folder = new();
        byte[] signed = SignedByOpenSsl.Create(folder, "first", kind, hash);
        byte[] namesake = SignedByOpenSsl.Create(folder, "second", kind, hash);
        Assert.Equal(ReferenceCertificates.Parts(signed).Subject, ReferenceCertificates.Parts(namesake).Subject);

        Assert.True(Verifies(signed, signed));
        Assert.False(Verifies(signed, namesake));
        Assert.False(Verifies(Flipped(signed, signed.Length - 3), signed));
        int inName = signed.AsSpan().IndexOf("judge"u8);
        Assert.False(Verifies(Flipped(signed, inName), signed));
    }

    [Fact]
    public void Many_ecdsa_signatures_verify_whatever_the_length_of_their_numbers()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        using X509Certificate2 ca = MadeCertificates.Ca("CN=many", key);
        HashSet<int> lengths = [];
        for (int i = 0; i < 64; i++)
        {
            byte[] child = MadeCertificates.Issued($"CN=child {i}", ca, HashAlgorithmName.SHA256);
            lengths.Add(ReferenceCertificates.Parts(child).Signature.Length);
            Assert.True(Verifies(child, ca.RawData));
        }

        Assert.True(lengths.Count > 1);
    }

    [Fact]
    public void A_key_of_another_kind_cannot_have_signed()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using RSA rsa = RSA.Create(2048);
        using X509Certificate2 elliptic = MadeCertificates.Ca("CN=x", key);
        using X509Certificate2 classic = MadeCertificates.Ca("CN=x", rsa);
        Assert.False(Verifies(elliptic.RawData, classic.RawData));
        Assert.False(Verifies(classic.RawData, elliptic.RawData));
    }

    [Fact]
    public void An_algorithm_that_is_not_supported_is_neither_true_nor_false()
    {
        using TemporaryFolder folder = new();
        byte[] edwards = SignedByOpenSsl.Create(folder, "edwards", "ed25519", null);
        Assert.Null(Verifies(edwards, edwards));
        byte[] oddSalt = SignedByOpenSsl.Create(folder, "salt", "pss", "sha256", "-sigopt", "rsa_pss_saltlen:10");
        Assert.Null(Verifies(oddSalt, oddSalt));
    }

    [Theory]
    [InlineData(16384 / 8, 3, true)]
    [InlineData((16384 / 8) + 1, 3, false)]
    [InlineData(2048 / 8, 8, true)]
    [InlineData(2048 / 8, 9, false)]
    public void A_key_of_absurd_size_is_not_tried(int modulusBytes, int exponentBytes, bool tried)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(Enumerable.Repeat((byte)0xFF, modulusBytes).ToArray());
            writer.WriteIntegerUnsigned(Enumerable.Repeat((byte)0xFF, exponentBytes).ToArray());
        }

        X509PublicKey key = new(
            new Oid("1.2.840.113549.1.1.1"),
            new AsnEncodedData([5, 0]),
            new AsnEncodedData(writer.Encode())
        );
        Assert.Equal(
            tried ? PublicKeyKind.Rsa : PublicKeyKind.Unsupported,
            PublicKeyInfo.KindOf(key.ExportSubjectPublicKeyInfo())
        );

        using RSA rsa = RSA.Create(2048);
        using X509Certificate2 classic = MadeCertificates.Ca("CN=x", rsa);
        X509SignatureGenerator generator = X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1);
        using X509Certificate2 large = new CertificateRequest(
            classic.SubjectName,
            key,
            HashAlgorithmName.SHA256
        ).Create(classic.SubjectName, generator, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(60), [1]);
        if (!tried)
            Assert.Null(Verifies(classic.RawData, large.RawData));
        else
            Assert.NotEqual(true, Verifies(classic.RawData, large.RawData));
    }

    [Fact]
    public void Different_algorithms_inside_and_outside_never_verify_though_the_signature_would()
    {
        using RSA key = RSA.Create(2048);
        using X509Certificate2 ca = MadeCertificates.Ca("CN=x", key);
        CertificateParts parts = ReferenceCertificates.Parts(ca.RawData);
        Assert.True(Verifies(Rebuilt(parts, withNull: true), ca.RawData));
        Assert.False(Verifies(Rebuilt(parts, withNull: false), ca.RawData));
    }

    /// <summary>
    /// The same signed part and signature, with or without the NULL that the signed part's algorithm has.
    /// </summary>
    private static byte[] Rebuilt(CertificateParts parts, bool withNull)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(parts.TbsCertificate);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(parts.SignatureAlgorithm.Oid);
                if (withNull)
                    writer.WriteNull();
            }

            writer.WriteBitString(parts.Signature);
        }

        return writer.Encode();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_damage_to_an_issuer_makes_an_exception_escape(bool elliptic)
    {
        using ECDsa curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using RSA rsa = RSA.Create(2048);
        using X509Certificate2 ca = MadeCertificates.Ca("CN=x", elliptic ? curve : rsa);
        byte[] der = ca.RawData;
        CertificateParts child = ReferenceCertificates.Parts(der);
        int key = der.AsSpan().IndexOf(child.SubjectPublicKeyInfo);
        int kept = 0;
        for (int i = 0; i < der.Length; i += i >= key && i < key + 60 ? 1 : 3)
        {
            foreach (byte value in new byte[] { 0x00, 0x01, 0xFF, (byte)(der[i] ^ 1) })
            {
                byte[] changed = (byte[])der.Clone();
                changed[i] = value;
                if (CertificateSignature.Verifies(child, changed) == true)
                    kept++;
            }
        }

        Assert.True(kept > 0, "outside the key, changes do not matter");
        Assert.Null(CertificateSignature.Verifies(child, []));
        Assert.Null(CertificateSignature.Verifies(child, "PKCS12"u8.ToArray()));
    }

    private static bool? Verifies(byte[] child, byte[] issuer) =>
        CertificateSignature.Verifies(ReferenceCertificates.Parts(child), issuer);

    private static byte[] Flipped(byte[] der, int index)
    {
        byte[] copy = (byte[])der.Clone();
        copy[index] ^= 1;
        return copy;
    }
}
