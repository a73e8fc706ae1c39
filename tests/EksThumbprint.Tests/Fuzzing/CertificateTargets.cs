using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EksThumbprint.Chains;
using EksThumbprint.Der;
using EksThumbprint.Offline;
using EksThumbprint.Tests.Offline;
using EksThumbprint.Tests.Support;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Fuzzing;

/// <summary>What is read of DER, of files, and of single certificates.</summary>
internal static class CertificateTargets
{
    private static readonly byte[][] Files =
    [
        .. new[]
        {
            MadeChain.Shared.Pem,
            MadeChain.Shared.Transcript(),
            MadeChain.Shared.Transcript(showCerts: false, entries: 1),
            MadeChain.Shared.Transcript(repeatLeaf: true).Replace('\n', ' '),
            PemEncoding.WriteString("TRUSTED CERTIFICATE", MadeChain.Shared.Ders[0]),
            SharedPki.Rsa.Served().ToPem(),
        }.Select(Encoding.UTF8.GetBytes),
        [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(MadeChain.Shared.Pem)],
        MadeChain.Shared.Ders[1],
        new X509Certificate2Collection(CertificateSeeds.Roots.ToArray()).Export(X509ContentType.Pkcs7)!,
    ];

    public static IEnumerable<FuzzTarget> All =>
        [
            new(
                "der",
                1500,
                random =>
                    random.OneIn(3)
                        ? Mutation.Mutate(random, CertificateSeeds.Ders)
                        : DerMutation.Mutate(random, random.Pick(CertificateSeeds.Ders), CertificateSeeds.Ders),
                ReadDer
            ),
            new(
                "certificate",
                800,
                random =>
                    random.OneIn(4)
                        ? Mutation.Mutate(random, CertificateSeeds.Ders)
                        : CertificateSeeds.Changed(random, random.Pick(random.Pick(CertificateSeeds.Chains))),
                ReadCertificate
            ),
            new("chain file", 600, random => random.Coin() ? Mutation.Mutate(random, Files) : Pem(random), ReadFile)
            {
                MemoryFactor = 400,
            },
        ];

    private static byte[] Pem(Seeded random) =>
        Encoding.ASCII.GetBytes(
            string.Concat(
                Bundle
                    .Unpack(ChainMutation.Mutate(random))
                    .Where(der => der.Length > 0)
                    .Select(der => PemEncoding.WriteString("CERTIFICATE", der) + "\n")
            )
        );

    /// <summary>
    /// The runtime's decoder is the judge: it has to take the same elements, and to read the same identifiers.
    /// </summary>
    private static IEnumerable<string?> ReadDer(byte[] input)
    {
        Walk(new DerReader(input), input, 0);
        CertificateParts.TryRead(input, out CertificateParts? parts, out string? problem);
        Assert.True(parts is null == problem is not null);
        return [problem];
    }

    private static void Walk(DerReader reader, ReadOnlySpan<byte> bytes, int depth)
    {
        int read = 0;
        while (reader.TryRead(out DerElement element))
        {
            Assert.True(
                AsnDecoder.TryReadEncodedValue(
                    bytes[read..],
                    AsnEncodingRules.DER,
                    out Asn1Tag tag,
                    out _,
                    out int length,
                    out int consumed
                )
            );
            Assert.Equal((length, consumed), (element.Length, element.EncodedLength));
            Assert.Equal(bytes.Slice(read, consumed).ToArray(), element.Encoded());
            if (DerOid.Read(element) is { } oid)
                Assert.Equal(AsnDecoder.ReadObjectIdentifier(bytes[read..], AsnEncodingRules.DER, out _), oid);
            if (tag.IsConstructed && depth < 16)
                Walk(element.Inside(), element.Content(), depth + 1);
            read += consumed;
        }

        Assert.Equal(read == bytes.Length, reader.IsAtEnd);
    }

    /// <summary>The platform is the judge of a certificate that both take.</summary>
    private static IEnumerable<string?> ReadCertificate(byte[] input)
    {
        if (input.Length == 0)
            return [];
        ServedCertificate one = ServedChain.OfHandshake([input]).Leaf;
        if (one.Parts is { } parts && Loaded(input) is { } platform)
        {
            using (platform)
            {
                Assert.Equal(platform.SubjectName.RawData, parts.Subject);
                Assert.Equal(platform.IssuerName.RawData, parts.Issuer);
                Assert.Equal(platform.RawData, one.Der);
            }
        }

        return Shown(one);
    }

    public static IReadOnlyList<string?> Shown(ServedCertificate one)
    {
        _ = (one.NotBefore, one.NotAfter, one.DaysLeft(DateTimeOffset.UtcNow));
        return [one.Name, one.IssuerName, one.Subject, one.Issuer, one.Key, one.ToString(), one.Sha256, one.Pem];
    }

    private static X509Certificate2? Loaded(byte[] der)
    {
        try
        {
            return Judging.Certificate(der);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static IEnumerable<string?> ReadFile(byte[] input)
    {
        OfflineChain file = ChainFile.Parse(input, "chain.pem");
        foreach (OfflineCertificate certificate in file.Certificates)
            Assert.True(CertificateParts.TryRead(certificate.ToDer(), out _, out _));
        List<string?> shown =
        [
            .. file.Problems.Select(problem => problem.ToString()),
            .. file.Certificates.Select(certificate => certificate.ToString()),
        ];
        if (!file.IsComplete)
            return [.. shown, Assert.Throws<InputException>(file.CertificatesOrThrow).Message];
        return
        [
            .. shown,
            .. FileTargets.Shown(
                FileAssessor.Assess(file, DateTimeOffset.UtcNow, ChainTargets.Policy, [Judged.Example])
            ),
        ];
    }
}
