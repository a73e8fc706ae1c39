using EksThumbprint.Assessment;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;
using static EksThumbprint.Tests.Support.MadeFacts;

namespace EksThumbprint.Tests.Assessment;

public sealed class ChainFindingTests
{
    private static OidcAssessment Of(LabChain chain, TrustPolicy policy, string issuer = EksIssuer) =>
        OidcAssessment.Judge(MadeFacts.Create(issuer, policy, chain, Value('a'), chain.Thumbprints[^1].ToString()));

    [Theory]
    [InlineData("https://oidc.eks.us-west-2.amazonaws.com/id/A", true)]
    [InlineData("https://oidc.eks.us-gov-west-1.amazonaws.com/id/A", true)]
    [InlineData("https://oidc.eks.cn-north-1.amazonaws.com.cn/id/A", false)]
    [InlineData("https://oidc.eks.us-iso-east-1.c2s.ic.gov/id/A", false)]
    [InlineData(PrivateIssuer, false)]
    public void Only_an_EKS_host_of_known_roots_can_be_intercepted(string issuer, bool intercepted)
    {
        OidcAssessment assessment = Of(Pki.Served(), Doubting, issuer);

        Assert.Equal(intercepted, assessment.Status == OidcStatus.Intercepted);
    }

    [Fact]
    public void Of_an_intercepted_host_nothing_is_expected_and_no_thumbprint_is_judged()
    {
        OidcAssessment assessment = OidcAssessment.Judge(
            MadeFacts.Create(EksIssuer, Doubting, Pki.Served(), Value('a'))
        );

        Finding finding = Findings.Status(
            assessment,
            OidcStatus.Intercepted,
            SharedPki.HostName,
            "is not Amazon",
            "not among Amazon Trust Services' roots"
        );
        Assert.Contains("Do not write", finding.Remedy.Text(), StringComparison.Ordinal);
        Assert.Equal(["Intercepted"], Findings.Codes(assessment));
        Assert.Empty(assessment.Expected);
        Assert.Null(assessment.Expires);
        Assert.True(assessment.Undetermined);
    }

    [Fact]
    public void A_right_chain_for_the_wrong_name_is_intercepted_too()
    {
        HostReading host = Host(SharedPki.HostName, Pki.Served()) with { NameMatches = false };

        OidcAssessment assessment = OidcAssessment.Judge(Registered(EksIssuer).With(Probe(EksIssuer, host), Trusting));

        Findings.Status(assessment, OidcStatus.Intercepted, "not valid for " + SharedPki.HostName);
    }

    [Fact]
    public void One_intercepted_host_spoils_both()
    {
        ProbeResult probe = Probe(
            PrivateIssuer,
            Host("issuer.example", Pki.Served()),
            Host(SharedPki.HostName, Pki.Served(3))
        );

        OidcAssessment assessment = OidcAssessment.Judge(Registered(PrivateIssuer).With(probe, Doubting));

        Assert.Equal(OidcStatus.Intercepted, assessment.Status);
        Assert.Empty(assessment.Expected);
    }

    [Theory]
    [InlineData(61.5, null)]
    [InlineData(59.5, "TopExpiring")]
    [InlineData(0.5, "TopExpiring")]
    [InlineData(-0.5, "TopExpired")]
    [InlineData(-400, "TopExpired")]
    public void The_end_of_the_top_is_told_sixty_days_before(double days, string? code)
    {
        OidcFacts facts = Registered(EksIssuer, Pki.ServicesRootCross.Thumbprint.ToString());
        facts = facts with { Now = Pki.ServicesRootCross.Certificate.NotAfter.ToUniversalTime().AddDays(-days) };
        facts = facts.With(Probe(EksIssuer, Host(SharedPki.HostName, Pki.Served())), Vouching);

        OidcAssessment assessment = OidcAssessment.Judge(facts);

        Assert.Equal(
            code is null ? [] : [code],
            Findings.Codes(assessment).Where(found => found.StartsWith("Top", StringComparison.Ordinal))
        );
        if (code is null)
            return;
        Finding finding = Findings.The(code, assessment);
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains(
            Pki.ServicesRootCross.Certificate.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd", null),
            finding.Sentence,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("four", "")]
    [InlineData("three", "")]
    [InlineData("two", "")]
    [InlineData("leaf only", "LeafOnly")]
    [InlineData("reversed", "ChainOutOfOrder")]
    [InlineData("shuffled", "ChainOutOfOrder")]
    [InlineData("unrelated last", "ChainOutOfOrder")]
    [InlineData("each twice", "ChainOutOfOrder")]
    [InlineData("two cross-signs", "ChainOutOfOrder")]
    [InlineData("with root", "RootServed")]
    [InlineData("with oldest root", "RootServed")]
    [InlineData("root first", "ChainOutOfOrder,RootServed")]
    [InlineData("gap", "ChainOutOfOrder,LeafOnly")]
    public void Every_shape_has_its_findings(string shape, string codes)
    {
        OidcAssessment assessment = OidcAssessment.Judge(
            Unread(PrivateIssuer)
                .With(Probe(PrivateIssuer, Host("issuer.example", LabShapes.Make(shape, Pki))), Trusting)
        );

        Assert.Equal(
            codes,
            string.Join(
                ",",
                Findings.Codes(assessment).Where(code => code is not "PrivateIssuer").Order(StringComparer.Ordinal)
            )
        );
    }

    [Fact]
    public void Out_of_order_says_whether_the_last_one_misleads()
    {
        string misled = Findings.The("ChainOutOfOrder", Of(Pki.Served().Reversed(), Trusting)).Sentence;
        string lucky = Findings.The("ChainOutOfOrder", Of(LabShapes.Make("each twice", Pki), Trusting)).Sentence;

        Assert.Contains(
            "The last one sent is 'Lab ECDSA 256 M01', the top is 'Lab Services Root G2'",
            misled,
            StringComparison.Ordinal
        );
        Assert.Contains("The last one is still the top", lucky, StringComparison.Ordinal);
    }

    [Fact]
    public void Tops_of_every_chain_of_a_host_have_to_be_listed()
    {
        HostReading host = Host("issuer.example", Pki.Served(4), Pki.Served(3));
        OidcAssessment With(params LabAuthority[] listed) =>
            OidcAssessment.Judge(
                Registered(PrivateIssuer, [.. listed.Select(one => one.Thumbprint.ToString())])
                    .With(Probe(PrivateIssuer, host), Doubting)
            );

        OidcAssessment both = With(Pki.ServicesRootCross, Pki.RootCross);
        OidcAssessment one = With(Pki.ServicesRootCross);

        Assert.Equal(OidcStatus.Match, both.Status);
        Assert.Equal([Pki.ServicesRootCross.Thumbprint, Pki.RootCross.Thumbprint], both.Expected);
        Assert.Contains(
            "served 2 different chains",
            Findings.The("MixedChains", both).Sentence,
            StringComparison.Ordinal
        );
        Assert.Equal(OidcStatus.Mismatch, one.Status);
        Assert.Contains(Pki.RootCross.Thumbprint.ToString(), one.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(Pki.ServicesRootCross.Thumbprint.ToString(), one.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 3, true)]
    [InlineData(4, 4, false)]
    public void Hosts_with_different_tops_are_told(int discovery, int keys, bool differ)
    {
        ProbeResult probe = Probe(
            PrivateIssuer,
            Host("issuer.example", Pki.Served(discovery)),
            Host("keys.example", Pki.Served(keys))
        );

        OidcAssessment assessment = OidcAssessment.Judge(Registered(PrivateIssuer).With(probe, Trusting));

        Assert.Equal(differ, Findings.Codes(assessment).Contains("HostsDiffer"));
        Assert.Equal(differ ? 2 : 1, assessment.Expected.Count);
    }

    [Fact]
    public void The_first_top_to_expire_is_the_one_that_counts()
    {
        LabAuthority brief = Pki.ServicesRoot.CrossSign(
            Pki.Root,
            new LabCertificateOptions { Validity = LabValidity.Days(200) }
        );
        LabChain shorter = new(Pki.Leaf, Pki.Intermediate.Certificate, brief.Certificate);
        ProbeResult probe = Probe(PrivateIssuer, Host("issuer.example", Pki.Served()), Host("keys.example", shorter));

        OidcAssessment assessment = OidcAssessment.Judge(Registered(PrivateIssuer).With(probe, Doubting));

        Assert.Equal(brief.Certificate.NotAfter.ToUniversalTime(), assessment.Expires!.Value.UtcDateTime);
    }
}
