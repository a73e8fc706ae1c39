using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Faults.Servers.Wire;
using static EksThumbprint.OidcStatus;
using static EksThumbprint.Probing.ProbeFailureKind;

namespace EksThumbprint.Tests.Faults.Servers;

/// <summary>Certificates: names, dates, keys, signatures, and bytes that are none.</summary>
internal static class CertificateFaults
{
    private const string Private = "PrivateIssuer";
    private const string NotValid = "the certificate is not valid for issuer.example";

    public static IEnumerable<ServerFault> Rows { get; } =
    [
        // Names.
        Odd("a wildcard", new OddLeaf { Names = ["*.example"] }),
        Odd("a wildcard of two levels", new OddLeaf { Names = ["*.*.example"] }, NotValid),
        Odd("another name", new OddLeaf { Names = ["other.example"] }, NotValid),
        Odd(
            "the name in the common name only",
            new OddLeaf { Subject = new("CN=other.example"), Names = [] },
            NotValid
        ),
        Odd("no subject at all", new OddLeaf { Subject = new(string.Empty) }),
        Odd(
            "NUL in a name",
            new OddLeaf
            {
                Subject = new X500DistinguishedName("CN=issuer.example"),
                Names = ["other.example"],
                Edit = Replace("other.example", "issuer.exa\0le"),
            },
            NotValid
        ),
        new("an internationalised name", Internationalised, Match, null),
        Odd(
            "an address in place of the name",
            new OddLeaf { Subject = new("CN=127.0.0.1"), Names = ["127.0.0.1"] },
            NotValid
        ),
        // Dates.
        Odd(
            "expired",
            new OddLeaf { NotBefore = DateTimeOffset.UtcNow.AddDays(-9), NotAfter = DateTimeOffset.UtcNow.AddDays(-1) },
            "'issuer.example' expired on"
        ),
        Odd(
            "not valid yet",
            new OddLeaf { NotBefore = DateTimeOffset.UtcNow.AddDays(2) },
            "a certificate is not valid yet"
        ),
        Odd(
            "valid since 1950 and until 9999",
            new OddLeaf
            {
                NotBefore = new(1950, 1, 1, 0, 0, 0, TimeSpan.Zero),
                NotAfter = new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero),
            }
        ),
        Odd(
            "ends before it begins",
            new OddLeaf
            {
                NotBefore = new(2051, 1, 1, 0, 0, 0, TimeSpan.Zero),
                NotAfter = new(2052, 1, 1, 0, 0, 0, TimeSpan.Zero),
                Edit = Replace("20520101000000Z", "20500101000000Z"),
            },
            "a certificate is not valid yet"
        ),
        // Keys and signatures.
        new(
            "signed by SHA-1",
            s => s.OpenSsl(Weak(s, "rsa:2048", "-sha1"), "-cipher", "DEFAULT@SECLEVEL=0", "-no_tls1_3"),
            Match,
            null,
            "the certificate is self-signed"
        )
        {
            Finding = Private,
        },
        new(
            "RSA 1024, signed by MD5",
            s => s.OpenSsl(Weak(s, "rsa:1024", "-md5"), "-cipher", "DEFAULT@SECLEVEL=0", "-no_tls1_3"),
            Match,
            null,
            "the certificate is self-signed"
        )
        {
            Finding = Private,
        },
        new(
            "a namesake of the issuer with a key of 16,384 bits",
            s => s.Send(Above(OddPki.Chain(), OddPki.Huge(new("CN=Odd CA"), 16384))),
            Match,
            null
        )
        {
            Finding = "ChainOutOfOrder",
        },
        // Extensions and numbers.
        Odd(
            "a critical extension that nobody knows",
            new OddLeaf { Extensions = [new X509Extension("1.3.6.1.4.1.99999.1", [5, 0], critical: true)] },
            "IAM relies on the thumbprint list"
        ),
        Odd(
            "a negative serial number",
            new OddLeaf { Edit = Replace([0x11, 0x22, 0x33, 0x44], [0xEE, 0x22, 0x33, 0x44]) }
        ),
        // Hostile names of an authority: they stand in sentences.
        Named("control characters in a subject", "Odd\u001b[2J\u0007CA", @"Odd\u{001B}[2J\u{0007}CA"),
        Named("right-to-left characters in a subject", "Odd \u202eAC", @"Odd \u{202E}AC"),
        Named("line breaks in a subject", "Odd\r\n::error::CA", @"Odd\u{000D}\u{000A}::error::CA"),
        Named("a subject of 10,000 characters", new string('x', 10_000), "xxxxx…"),
        // Sizes.
        new("100 certificates", s => s.Send(OddPki.Long(100)), Match, null),
        new(
            "the leaf 60 times",
            s => s.Send(Above(OddPki.Chain(), [.. Enumerable.Repeat(OddPki.Chain().Others[0], 60)])),
            Match,
            null
        )
        {
            Finding = "ChainOutOfOrder",
        },
        Bare("a certificate of 1 MB", Padded(1_000_000)),
        // Bytes that are no certificate.
        Bare("no certificate at all"),
        Bare("an empty certificate", []),
        Bare("a certificate cut off", OddPki.Root.RawData[..^20]),
        Bare("a certificate with a byte more", [.. OddPki.Root.RawData, 0]),
        Bare("a sequence of nothing", [0x30, 0x00]),
        Bare("a length beyond all bounds", [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]),
        Bare("text in place of a certificate", "-----BEGIN CERTIFICATE-----"u8.ToArray()),
    ];

    /// <summary>With words there is a reason why IAM needs the list; without, all is well.</summary>
    private static ServerFault Odd(string when, OddLeaf leaf, params string[] words) =>
        new(when, s => s.Send(OddPki.Chain(leaf)), Match, null, words) { Finding = words.Length > 0 ? Private : null };

    private static ServerFault Named(string when, string name, string shown) =>
        new(when, s => s.Send(OddPki.Chain(authority: OddAuthority.Called(name))), Match, null, shown);

    private static ServerFault Bare(string when, params byte[][] certificates) =>
        new(when, s => s.Below(new BareTls(certificates)), Unreachable, Tls, "TLS handshake") { ShowsChain = false };

    private static void Internationalised(ServerScene scene)
    {
        const string name = "xn--bcher-kva.example";
        LabHost host = scene.Server.AddHost(name, OddPki.Chain(new OddLeaf { Names = [name] }));
        scene.Listen(host, Support.TestIssuer.At(host, path: "/id/A").Url);
    }

    private static LabChain Above(LabChain chain, params X509Certificate2[] others) =>
        chain.WithOthers([.. chain.Others, .. others]);

    private static LabChain Weak(ServerScene scene, string key, string hash)
    {
        using Support.TemporaryFolder folder = new();
        Support.OpenSsl.RunIn(
            folder,
            "req",
            "-x509",
            "-newkey",
            key,
            hash,
            "-nodes",
            "-keyout",
            "key.pem",
            "-out",
            "leaf.pem",
            "-subj",
            "/CN=" + ServerScene.Name,
            "-addext",
            "subjectAltName=DNS:" + ServerScene.Name,
            "-days",
            "30"
        );
        LabChain chain = new(X509Certificate2.CreateFromPemFile(folder.PathOf("leaf.pem"), folder.PathOf("key.pem")));
        scene.Send(chain);
        return chain;
    }

    /// <summary>A certificate with an extension of so many bytes.</summary>
    private static byte[] Padded(int size)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=" + ServerScene.Name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509Extension("1.3.6.1.4.1.99999.2", new byte[size], critical: false));
        using X509Certificate2 padded = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(9)
        );
        return padded.RawData;
    }

    private static Func<byte[], byte[]> Replace(string from, string to) =>
        Replace(Encoding.ASCII.GetBytes(from), Encoding.ASCII.GetBytes(to));

    private static Func<byte[], byte[]> Replace(byte[] from, byte[] to) =>
        bytes =>
        {
            int at = bytes.AsSpan().IndexOf(from);
            Assert.True(at >= 0 && from.Length == to.Length, "What is to be replaced is not there.");
            byte[] edited = [.. bytes];
            to.CopyTo(edited, at);
            return edited;
        };
}
