using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using EksThumbprint.Offline;
using EksThumbprint.Tests.Support;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Offline;

public sealed partial class ChainFileFormatTests
{
    private static readonly MadeChain Chain = MadeChain.Shared;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n   ")]
    [InlineData("\n\n")]
    [InlineData(" ")]
    [InlineData("\u00A0")]
    public void Any_line_break_will_do(string lineBreak) =>
        MadeChain.AssertHolds(
            Chain.Ders,
            MadeChain.Parse(Chain.Pem.Replace("\n", lineBreak, StringComparison.Ordinal))
        );

    public static TheoryData<string> Encodings =>
        ["utf-8", "utf-8 bom", "utf-16le bom", "utf-16be bom", "utf-16le", "utf-16be", "latin-1"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Any_encoding_that_shells_write_is_read(string name)
    {
        Encoding encoding = name switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8 bom" => new UTF8Encoding(true),
            "utf-16le bom" => new UnicodeEncoding(false, true),
            "utf-16be bom" => new UnicodeEncoding(true, true),
            "utf-16le" => new UnicodeEncoding(false, false),
            "utf-16be" => new UnicodeEncoding(true, false),
            _ => Encoding.Latin1,
        };
        string text = "Zertifikate für Grüße\r\n" + Chain.Transcript().Replace("\n", "\r\n", StringComparison.Ordinal);
        MadeChain.AssertHolds(
            Chain.Ders,
            ChainFile.Parse([.. encoding.GetPreamble(), .. encoding.GetBytes(text)], "out.txt")
        );
    }

    [Fact]
    public void Text_around_and_between_blocks_does_not_matter()
    {
        string text =
            "Bag Attributes: <none>\nsubject=/CN=x\n"
            + string.Join("\n# next: --- ---- -\n", Chain.Pems)
            + "\nThe front-end certificate ends here. - End of certificate list\n";
        OfflineChain chain = MadeChain.Parse(text);
        MadeChain.AssertHolds(Chain.Ders, chain);
        Assert.Equal("chain.pem: block 1 (line 3)", chain.Certificates[0].ToString());
        Assert.Equal([1, 2, 3], chain.Certificates.Select(certificate => certificate.Block));
        string[] lines = text.Split('\n');
        Assert.All(chain.Certificates, certificate =>
            Assert.Equal("-----BEGIN CERTIFICATE-----", lines[certificate.Line - 1])
        );
    }

    [Fact]
    public void Files_joined_without_a_line_break_are_read() =>
        MadeChain.AssertHolds(Chain.Ders, MadeChain.Parse(string.Concat(Chain.Pems.Select(pem => pem.TrimEnd()))));

    [Fact]
    public void Every_order_is_kept_as_it_is()
    {
        foreach (
            int[] order in new int[][] { [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0], [1, 1, 0] }
        )
        {
            MadeChain.AssertHolds(
                order.Select(i => Chain.Ders[i]),
                MadeChain.Parse(string.Concat(order.Select(i => Chain.Pems[i])))
            );
        }
    }

    [Fact]
    public void Other_blocks_are_passed_over_and_never_shown()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string secret = key.ExportPkcs8PrivateKeyPem();
        string text =
            $"{secret}\n{Chain.Pems[0]}-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE "
            + $"REQUEST-----\n{Chain.Pems[1]}";
        MadeChain.AssertHolds(Chain.Ders.Take(2), MadeChain.Parse(text));

        InputException alone = Assert.Throws<InputException>(() => MadeChain.Parse(secret));
        Assert.Equal("NoCertificateInFile", alone.Code);
        Assert.Contains("only: PRIVATE KEY", alone.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret.Split('\n')[1], alone.Message, StringComparison.Ordinal);

        OfflineChain cut = MadeChain.Parse(
            secret.Replace("-----END PRIVATE KEY-----", string.Empty, StringComparison.Ordinal) + "\n" + Chain.Pems[0]
        );
        OfflineProblem problem = MadeChain.AssertDamaged(cut);
        Assert.DoesNotContain(secret.Split('\n')[1], problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X509 CERTIFICATE")]
    [InlineData("TRUSTED CERTIFICATE")]
    public void Older_labels_are_certificates_too(string label) =>
        MadeChain.AssertHolds([Chain.Ders[2]], MadeChain.Parse(PemEncoding.WriteString(label, Chain.Ders[2])));

    [Fact]
    public void Openssls_trust_settings_are_no_part_of_the_certificate()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.PathOf("in.pem"), Chain.Pems[2]);
        OpenSsl.RunIn(
            folder,
            "x509",
            "-in",
            "in.pem",
            "-addtrust",
            "serverAuth",
            "-setalias",
            "mine",
            "-trustout",
            "-out",
            "trusted.pem"
        );
        string trusted = File.ReadAllText(folder.PathOf("trusted.pem"));
        Assert.Contains("BEGIN TRUSTED CERTIFICATE", trusted, StringComparison.Ordinal);
        MadeChain.AssertHolds([Chain.Ders[2]], MadeChain.Parse(trusted));
        Assert.Contains(
            "something else follows",
            MadeChain
                .AssertDamaged(MadeChain.Parse(trusted.Replace("TRUSTED ", string.Empty, StringComparison.Ordinal)))
                .Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void One_certificate_in_DER_is_read()
    {
        OfflineChain chain = ChainFile.Parse(Chain.Ders[0], "leaf.der");
        MadeChain.AssertHolds([Chain.Ders[0]], chain);
        Assert.Equal("leaf.der", chain.Certificates[0].ToString());
    }

    [Fact]
    public void Openssl_finds_the_same_certificates_with_the_same_SHA1()
    {
        using TemporaryFolder folder = new();
        foreach (
            string text in new[]
            {
                Chain.Pem,
                "intro\n" + Chain.Pems[1] + "between\n" + Chain.Pems[0],
                Chain.Transcript().Replace("\n", "\r\n", StringComparison.Ordinal),
            }
        )
        {
            File.WriteAllText(folder.PathOf("chain.pem"), text);
            OpenSsl.RunIn(folder, "crl2pkcs7", "-nocrl", "-certfile", "chain.pem", "-out", "chain.p7b");
            string[] judged =
            [
                .. Pem()
                    .Matches(OpenSsl.RunIn(folder, "pkcs7", "-in", "chain.p7b", "-print_certs"))
                    .Select(match => match.Value),
            ];
            IReadOnlyList<OfflineCertificate> certificates = ChainFile
                .Read(folder.PathOf("chain.pem"), TestContext.Current.CancellationToken)
                .CertificatesOrThrow();
            Assert.Equal(judged.Length, certificates.Count);
            for (int i = 0; i < judged.Length; i++)
            {
                File.WriteAllText(folder.PathOf("one.pem"), judged[i] + "\n");
                string fingerprint = OpenSsl.RunIn(folder, "x509", "-in", "one.pem", "-noout", "-fingerprint", "-sha1");
                Assert.Equal(Thumbprint.Parse(fingerprint.Trim()), Thumbprint.OfCertificate(certificates[i].ToDer()));
            }
        }
    }

    [Fact]
    public void The_real_chain_gives_four_certificates_and_its_known_top()
    {
        IReadOnlyList<OfflineCertificate> certificates = ChainFile
            .Read(
                ReferenceCertificates.PathOf("certs", "chain-eks-us-west-2-2023-4certs.pem"),
                TestContext.Current.CancellationToken
            )
            .CertificatesOrThrow();
        Assert.Equal(4, certificates.Count);
        Assert.Equal(
            "9e99a48a9960b14926bb7f3b02e22da2b0ab7280",
            Thumbprint.OfCertificate(certificates[3].ToDer()).ToString()
        );
    }

    [GeneratedRegex("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----")]
    private static partial Regex Pem();
}
