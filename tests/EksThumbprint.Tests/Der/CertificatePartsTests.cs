using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Der;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Der;

public sealed class CertificatePartsTests
{
    public static TheoryData<string> RealCertificates =>
        [
            "amazon-root-ca-1-self.pem",
            "amazon-root-ca-1-x-sfs-g2.pem",
            "amazon-root-ca-1-x-sfs-g2-oct2015.pem",
            "amazon-root-ca-2-x-sfs-g2.pem",
            "amazon-rsa-2048-m01.pem",
            "amazon-rsa-2048-m02.pem",
            "amazon-rsa-2048-m04.pem",
            "leaf-us-west-2-2023.pem",
            "sfs-g2-self.pem",
            "sfs-g2-x-starfield-class2.pem",
            "starfield-class2-self.pem",
        ];

    [Theory]
    [MemberData(nameof(RealCertificates))]
    public void Every_part_equals_what_dotnet_reads_from_a_real_certificate(string file) =>
        AssertAgrees(ReferenceCertificates.Der(file));

    [Fact]
    public void Every_part_equals_what_dotnet_reads_from_made_certificates()
    {
        using ECDsa p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        X509SubjectKeyIdentifierExtension identifier = new(new byte[] { 9, 8, 7 }, false);
        using X509Certificate2 ca = MadeCertificates.SelfSigned(
            "CN=a CA, O=ä ö",
            p384,
            HashAlgorithmName.SHA384,
            false,
            new X509BasicConstraintsExtension(true, true, 3, true),
            identifier,
            X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(identifier)
        );
        AssertAgrees(ca.RawData);

        CertificateParts parts = ReferenceCertificates.Parts(ca.RawData);
        Assert.True(parts.IsCa);
        Assert.Equal([9, 8, 7], parts.SubjectKeyIdentifier);
        Assert.Equal([9, 8, 7], parts.AuthorityKeyIdentifier);
        AssertAgrees(MadeCertificates.Issued("CN=child", ca, HashAlgorithmName.SHA384));
    }

    [Fact]
    public void A_certificate_without_extensions_has_version_3_or_1_and_no_identifiers()
    {
        using TemporaryFolder folder = new();
        OpenSsl.RunIn(
            folder,
            "req",
            "-new",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-keyout",
            "key.pem",
            "-out",
            "request.pem",
            "-subj",
            "/CN=old"
        );
        OpenSsl.RunIn(
            folder,
            "x509",
            "-req",
            "-in",
            "request.pem",
            "-key",
            "key.pem",
            "-outform",
            "DER",
            "-out",
            "v1.der"
        );
        CertificateParts parts = ReferenceCertificates.Parts(File.ReadAllBytes(folder.PathOf("v1.der")));
        Assert.Equal(1, parts.Version);
        Assert.Null(parts.SubjectKeyIdentifier);
        Assert.Null(parts.AuthorityKeyIdentifier);
        Assert.False(parts.IsCa);
    }

    [Fact]
    public void Malformed_extensions_are_null_and_the_certificate_stays_readable()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 odd = MadeCertificates.SelfSigned(
            "CN=odd",
            key,
            HashAlgorithmName.SHA256,
            false,
            new X509Extension("2.5.29.14", [0x04, 0x05, 0x01], false),
            new X509Extension("2.5.29.35", [0x30, 0x80], false),
            new X509Extension("2.5.29.19", [0x30, 0x03, 0x01, 0x02, 0xFF], true)
        );
        CertificateParts parts = ReferenceCertificates.Parts(odd.RawData);
        Assert.Null(parts.SubjectKeyIdentifier);
        Assert.Null(parts.AuthorityKeyIdentifier);
        Assert.False(parts.IsCa);
    }

    [Fact]
    public void Cut_lengthened_and_foreign_bytes_are_told_apart()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 whole = MadeCertificates.SelfSigned("CN=x", key, HashAlgorithmName.SHA256);
        byte[] der = whole.RawData;
        Assert.Equal(
            $"is cut short: it holds {der.Length - 1} bytes, but its DER declares {der.Length}",
            Problem(der[..^1])
        );
        Assert.Equal(
            $"holds {der.Length + 1} bytes, but its DER declares {der.Length}: something else follows the certificate",
            Problem([.. der, 0])
        );
        Assert.Equal("is not a certificate: no certificate begins with the bytes 4865", Problem("Hello"u8.ToArray()));
        Assert.Equal(
            "is not a certificate: no certificate begins with the bytes 3080",
            Problem([0x30, 0x80, 1, 2, 3, 4, 5])
        );
        Assert.Contains("is not a certificate", Problem([0x30, 0x00]), StringComparison.Ordinal);
        Assert.Contains("holds no byte", Problem([]), StringComparison.Ordinal);
        for (int length = 0; length < der.Length; length++)
            Assert.NotEmpty(Problem(der[..length]));
    }

    [Fact]
    public void No_changed_byte_makes_the_reader_throw()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 whole = MadeCertificates.Ca("CN=x", key);
        byte[] der = whole.RawData;
        foreach (int i in Enumerable.Range(0, der.Length))
        {
            foreach (byte value in new byte[] { 0x00, 0x01, 0x30, 0x7F, 0x80, 0x84, 0xFF })
            {
                byte[] changed = (byte[])der.Clone();
                changed[i] = value;
                bool read = CertificateParts.TryRead(changed, out CertificateParts? parts, out string? problem);
                Assert.Equal(read, parts is not null);
                Assert.Equal(read, problem is null);
            }
        }
    }

    private static string Problem(byte[] der)
    {
        Assert.False(CertificateParts.TryRead(der, out _, out string? problem));
        return problem;
    }

    private static void AssertAgrees(byte[] der)
    {
        using X509Certificate2 judge = X509CertificateLoader.LoadCertificate(der);
        CertificateParts parts = ReferenceCertificates.Parts(der);
        Assert.Equal(judge.RawData, parts.RawData);
        Assert.Equal(judge.Version, parts.Version);
        Assert.Equal(judge.IssuerName.RawData, parts.Issuer);
        Assert.Equal(judge.SubjectName.RawData, parts.Subject);
        Assert.Equal(judge.SignatureAlgorithm.Value, parts.SignatureAlgorithm.Oid);
        Assert.Equal(judge.PublicKey.ExportSubjectPublicKeyInfo(), parts.SubjectPublicKeyInfo);
        Assert.True(parts.AlgorithmsAgree);
        X509SubjectKeyIdentifierExtension? subjectKey = judge
            .Extensions.OfType<X509SubjectKeyIdentifierExtension>()
            .SingleOrDefault();
        Assert.Equal(subjectKey?.SubjectKeyIdentifierBytes.ToArray(), parts.SubjectKeyIdentifier);
        X509AuthorityKeyIdentifierExtension? authorityKey = judge
            .Extensions.OfType<X509AuthorityKeyIdentifierExtension>()
            .SingleOrDefault();
        Assert.Equal(authorityKey?.KeyIdentifier?.ToArray(), parts.AuthorityKeyIdentifier);
        Assert.Equal(
            judge.Extensions.OfType<X509BasicConstraintsExtension>().SingleOrDefault()?.CertificateAuthority ?? false,
            parts.IsCa
        );
    }
}
