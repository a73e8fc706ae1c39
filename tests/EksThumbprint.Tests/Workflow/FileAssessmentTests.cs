using EksThumbprint.Assessment;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Offline;
using EksThumbprint.Tests.Offline;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Workflow;

/// <summary>What a file tells and what it does not, with real certificates: each row of what was wrong once.</summary>
public sealed class FileAssessmentTests
{
    private const string Leaf = "leaf-us-west-2-2023.pem";
    private const string M02 = "amazon-rsa-2048-m02.pem";
    private const string CrossSigned = "amazon-root-ca-1-x-sfs-g2.pem";
    private const string Top = "sfs-g2-x-starfield-class2.pem";
    private const string Class2 = "starfield-class2-self.pem";
    private const string Root = "amazon-root-ca-1-self.pem";
    private const string RootValue = "8da7f965ec5efc37910f1c6e59fdc1cc6a6ede16";
    private const string ServedChainFile = "chain-eks-us-west-2-2023-4certs.pem";

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_root_that_a_browser_shows_is_never_the_answer()
    {
        FileAssessment file = Assess([Leaf, M02, Root], [RootValue]);
        Assert.Empty(file.Expected);
        Assert.Equal(OidcStatus.NotInFile, file.Status);
        Assert.True(file.Undetermined);
        Assert.Contains("servers do not send it", file.Sentence, StringComparison.Ordinal);
        Assert.Equal(ListedThumbprintKind.KnownWrong, file.Registered[0].Kind);
        Assert.Contains(file.Findings, finding => finding.Status == OidcStatus.Mismatch);
    }

    [Fact]
    public void The_mistake_of_the_class_2_root_is_named_and_not_repeated()
    {
        FileAssessment file = Assess([Leaf, M02, CrossSigned, Top, Class2], [RealChain.StarfieldClass2]);
        Assert.Equal([RealChain.StarfieldRoot], file.Expected.Select(value => value.ToString()));
        Assert.Equal(OidcStatus.Mismatch, file.Status);
        Assert.Contains(file.Findings, finding =>
            finding.Code == FindingCode.RootNotSent && finding.Sentence.Contains("local trust store")
        );
    }

    [Theory]
    [InlineData(Root)]
    [InlineData(Class2)]
    [InlineData("sfs-g2-self.pem")]
    public void A_root_alone_is_not_sent(string root)
    {
        FileAssessment file = Assess([root]);
        Assert.Empty(file.Expected);
        Assert.Equal(OidcStatus.NotInFile, file.Status);
        Assert.Contains("is a root: servers do not send it", file.Sentence, StringComparison.Ordinal);
        Assert.Equal(CertificateRole.Root, file.Chains[0].Chain.Path[0].Role);
    }

    [Fact]
    public void An_authority_alone_is_the_value_if_it_was_the_last_and_it_lasts()
    {
        FileAssessment file = Assess([Top], [RealChain.StarfieldRoot]);
        Assert.Equal([RealChain.StarfieldRoot], file.Expected.Select(value => value.ToString()));
        Assert.Equal(OidcStatus.Match, file.Status);
        Assert.Equal(CertificateRole.Intermediate, file.Chains[0].Chain.Path[0].Role);
        Finding alone = Assert.Single(file.Findings, finding => finding.Code == FindingCode.AuthorityAlone);
        Assert.Contains(
            "it lasts: the certificate is valid until 2034-06-28",
            alone.Sentence,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(file.Findings, finding => finding.Code == FindingCode.LeafOnly);
    }

    [Fact]
    public void The_order_of_certificates_is_nobodys_order_of_sending()
    {
        FileAssessment file = Assess([Top, CrossSigned, M02, Leaf]);
        Assert.Equal([RealChain.StarfieldRoot], file.Expected.Select(value => value.ToString()));
        Assert.DoesNotContain(file.Findings, finding => finding.Code == FindingCode.ChainOutOfOrder);
        Assert.DoesNotContain(file.Findings, finding =>
            finding.Sentence.Contains("does not send", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void One_leaf_of_an_EKS_host_says_nothing_about_a_network()
    {
        FileAssessment file = Assess([Leaf]);
        Assert.Empty(file.Expected);
        Assert.Equal(OidcStatus.NotInFile, file.Status);
        Assert.Equal(RealChain.Host, file.Server);
        AssertNoClaimAboutPodsOrNetworks(file);
    }

    [Fact]
    public void A_transcript_of_the_past_is_judged_at_its_own_time_and_claims_nothing_about_pods()
    {
        FileAssessment file = Assess(Transcript(), [RealChain.StarfieldRoot]);
        Assert.Equal(Provenance.Transcript, file.Provenance);
        Assert.Equal([RealChain.StarfieldRoot], file.Expected.Select(value => value.ToString()));
        Assert.Equal(OidcStatus.Match, file.Status);
        Assert.True(file.NeedsAttention);
        Assert.True(file.Chains[0].Trust.IsTrusted, string.Join("; ", file.Chains[0].Trust.Reasons));
        Assert.Equal(2023, file.Chains[0].At.Year);
        Assert.Contains(file.Findings, finding => finding.Code == FindingCode.LeafRenewed);
        AssertNoClaimAboutPodsOrNetworks(file);
        Assert.DoesNotContain(file.Findings, finding => finding.Code == FindingCode.PrivateIssuer);
    }

    [Fact]
    public void A_transcript_that_tells_its_time_is_judged_at_it()
    {
        FileAssessment file = Assess(Transcript() + "    Start Time: 1682000000\n");
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1682000000), file.Chains[0].At);
        Assert.True(file.Chains[0].Trust.IsTrusted, string.Join("; ", file.Chains[0].Trust.Reasons));
    }

    [Fact]
    public void A_list_with_a_value_that_may_be_right_is_not_condemned_by_a_wrong_one()
    {
        FileAssessment file = Assess([Leaf, M02, Root], [RootValue, RealChain.StarfieldRoot]);
        Assert.Equal(OidcStatus.NotInFile, file.Status);
        Assert.DoesNotContain(file.Findings, finding => finding.Status == OidcStatus.Mismatch);
    }

    [Fact]
    public void Two_transcripts_give_both_values_each_with_its_host()
    {
        MadeChain made = MadeChain.Shared;
        string text = Transcript() + "\n" + made.Transcript();
        FileAssessment file = Assess(text);
        Assert.Equal([RealChain.Host, "leaf.example"], file.Chains.Select(chain => chain.Host));
        Assert.Equal(RealChain.StarfieldRoot, file.Chains[0].Thumbprints.Single().ToString());
        Assert.NotEmpty(file.Chains[1].Thumbprints);
        Assert.Contains(file.Findings, finding => finding.Code == FindingCode.SeveralChains);
        Assert.DoesNotContain(file.Findings, finding =>
            finding.Code == FindingCode.ChainOutOfOrder && finding.Sentence.Contains(RealChain.Host)
        );
    }

    [Fact]
    public void A_chain_that_is_not_Amazons_gives_no_value_for_an_EKS_host()
    {
        LabPki pki = LabPki.Create(LabKeyKind.Ecdsa, RealChain.Host);
        string[] pems = [.. pki.Served(2).Certificates.Select(one => one.ExportCertificatePem() + "\n")];
        foreach (string text in new[] { string.Concat(pems), Transcript(pems) })
        {
            FileAssessment file = FileAssessor.Assess(MadeChain.Parse(text), DateTimeOffset.UtcNow, new TrustPolicy());
            Assert.Equal(RealChain.Host, file.Chains[0].Host);
            Assert.Equal(OidcStatus.Intercepted, file.Status);
            Assert.Empty(file.Expected);
        }
    }

    [Fact]
    public void What_a_list_holds_of_a_transcript_is_told()
    {
        Assert.Equal(OidcStatus.MatchNotTop, Assess(Transcript(), [RealChain.M02]).Status);
        Assert.Equal(OidcStatus.Mismatch, Assess(Transcript(), [RootValue]).Status);
        Assert.Equal(OidcStatus.Mismatch, Assess(Transcript(), []).Status);
    }

    [Fact]
    public void A_bundle_of_authorities_gives_nothing()
    {
        FileAssessment file = Assess([Top, "amazon-root-ca-2-x-sfs-g2.pem", "amazon-rsa-2048-m01.pem"]);
        Assert.Empty(file.Expected);
        Assert.Equal(OidcStatus.NotInFile, file.Status);
    }

    [Fact]
    public void A_self_signed_server_is_its_own_answer()
    {
        using TemporaryFolder folder = new();
        OpenSsl.RunIn(
            folder,
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-keyout",
            "k.pem",
            "-subj",
            "/CN=self.example",
            "-addext",
            "subjectAltName=DNS:self.example",
            "-out",
            "self.pem"
        );
        FileAssessment file = FileAssessor.Assess(
            ChainFile.Read(folder.PathOf("self.pem"), TestContext.Current.CancellationToken),
            DateTimeOffset.UtcNow,
            new TrustPolicy()
        );
        Assert.Equal(
            OpenSsl.Fingerprint(File.ReadAllText(folder.PathOf("self.pem"))),
            Assert.Single(file.Expected).ToString()
        );
        Assert.Equal("self.example", file.Server);
    }

    private static void AssertNoClaimAboutPodsOrNetworks(FileAssessment file) => Assert.All(file.Findings, finding =>
        {
            Assert.DoesNotContain("pods", finding.Sentence, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("network", finding.Sentence, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("proxy", finding.Sentence, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("IAM has to rely", finding.Sentence, StringComparison.Ordinal);
        });

    private static string Pem(string file) => File.ReadAllText(ReferenceCertificates.PathOf("certs", file));

    private static string Transcript() =>
        Transcript([
            .. Pem(ServedChainFile)
                .Split("-----END CERTIFICATE-----\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(pem => pem.Trim() + "\n-----END CERTIFICATE-----\n")
                .Where(pem => pem.Contains("BEGIN")),
        ]);

    private static string Transcript(string[] pems) =>
        "CONNECTED(00000003)\n---\nCertificate chain\n"
        + string.Concat(pems.Select((pem, i) => $" {i} s:CN = {i}\n   i:CN = {i + 1}\n{pem}"))
        + "---\nServer certificate\nsubject=CN = 0\n---\n";

    private static FileAssessment Assess(string[] files, string[]? listed = null) =>
        Assess(string.Concat(files.Select(Pem)), listed);

    private static FileAssessment Assess(string text, string[]? listed = null) =>
        FileAssessor.Assess(MadeChain.Parse(text), Now, new TrustPolicy(), listed);
}
