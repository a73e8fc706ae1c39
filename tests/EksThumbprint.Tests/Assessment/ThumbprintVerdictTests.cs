using EksThumbprint.Assessment;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;
using static EksThumbprint.Tests.Support.MadeFacts;

namespace EksThumbprint.Tests.Assessment;

public sealed partial class ThumbprintVerdictTests
{
    private const string PodsSee =
        "pods see 'InvalidIdentityToken: OpenIDConnect provider's HTTPS certificate doesn't match configured "
        + "thumbprint'";

    private static readonly string Top = Pki.ServicesRootCross.Thumbprint.ToString();

    [Fact]
    public void A_listed_top_is_a_match()
    {
        OidcAssessment assessment = OidcAssessment.Judge(Eks(Pki.Served(), Value('a'), Top));

        Assert.Equal(OidcStatus.Match, assessment.Status);
        Assert.Empty(Findings.Codes(assessment));
        Assert.Equal("The provider lists the thumbprint of every host's top certificate.", assessment.Sentence);
        Assert.Null(assessment.Remedy);
        Assert.Equal([Top], assessment.Expected.Select(value => value.ToString()));
        Assert.Equal(
            Pki.ServicesRootCross.Certificate.NotAfter.ToUniversalTime(),
            assessment.Expires!.Value.UtcDateTime
        );
        Assert.False(assessment.Undetermined);
    }

    [Fact]
    public void A_private_issuer_whose_top_is_listed_is_a_plain_match_that_IAM_relies_on()
    {
        OidcAssessment assessment = OidcAssessment.Judge(Private(Pki.Served(), Top));

        Assert.Equal(OidcStatus.Match, assessment.Status);
        Assert.Equal(["PrivateIssuer"], Findings.Codes(assessment));
        Assert.Contains(
            "IAM relies on the thumbprint list for issuer.example",
            Findings.The("PrivateIssuer", assessment).Sentence,
            StringComparison.Ordinal
        );
        Assert.Equal(Severity.Info, Findings.The("PrivateIssuer", assessment).Severity);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_lower_certificate_of_the_chain_works_until_it_is_renewed(int position)
    {
        string lower = Pki.Served().Thumbprints[position].ToString();

        foreach (OidcFacts facts in (OidcFacts[])[Eks(Pki.Served(), lower), Private(Pki.Served(), lower)])
        {
            Finding finding = Findings.Status(OidcAssessment.Judge(facts), OidcStatus.MatchNotTop, Top, "renewed");
            Assert.Equal(Severity.Warning, finding.Severity);
            Assert.Contains("update shop", finding.Remedy.Text(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void On_a_trusted_issuer_a_list_of_what_is_not_served_is_drift_and_works(int count)
    {
        string[] listed = [.. "abcde".Take(count).Select(Value)];

        OidcAssessment assessment = OidcAssessment.Judge(Eks(Pki.Served(), listed));

        Finding finding = Findings.Status(
            assessment,
            OidcStatus.Stale,
            Top,
            "pods work",
            count == 0 ? "The list is empty" : "Nothing listed is served"
        );
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.DoesNotContain("PrivateIssuer", Findings.Codes(assessment));
        Assert.DoesNotContain("vouch", finding.Remedy.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void With_two_hosts_every_top_has_to_be_listed()
    {
        HostReading discovery = Host("issuer.example", Pki.Served(4));
        HostReading keys = Host("keys.example", Pki.Served(3));
        string lower = Pki.RootCross.Thumbprint.ToString();
        OidcStatus Status(params string[] listed) =>
            OidcAssessment
                .Judge(Registered(PrivateIssuer, listed).With(Probe(PrivateIssuer, discovery, keys), Doubting))
                .Status;

        Assert.Equal(OidcStatus.Match, Status(lower, Top));
        Assert.Equal(OidcStatus.Mismatch, Status(Top));
        Assert.Equal(OidcStatus.MatchNotTop, Status(lower));
        Assert.Equal(OidcStatus.Mismatch, Status());
    }

    [Fact]
    public void Of_several_chains_the_one_without_a_listed_value_is_named()
    {
        ProbeResult probe = Probe(
            PrivateIssuer,
            Host("issuer.example", Pki.Served(4)),
            Host("keys.example", Pki.Served(3))
        );

        Findings.Status(
            OidcAssessment.Judge(Registered(PrivateIssuer, Top).With(probe, Doubting)),
            OidcStatus.Mismatch,
            "Nothing listed is in the chain of keys.example that ends at 'Lab Root CA 1', expected is "
                + Pki.RootCross.Thumbprint
        );
        Findings.Status(
            OidcAssessment.Judge(Registered(PrivateIssuer, Value('a')).With(probe, Doubting)),
            OidcStatus.Mismatch,
            "Nothing listed is served, expected is "
        );
    }

    [Fact]
    public void Either_value_of_a_served_root_is_a_match()
    {
        OidcFacts Listing(LabAuthority one) => Private(Pki.ServedWithRoot(), one.Thumbprint.ToString());

        Assert.Equal(OidcStatus.Match, OidcAssessment.Judge(Listing(Pki.Root)).Status);
        Assert.Equal(OidcStatus.Match, OidcAssessment.Judge(Listing(Pki.Intermediate)).Status);
        Assert.Equal(
            OidcStatus.MatchNotTop,
            OidcAssessment.Judge(Private(Pki.ServedWithRoot(), Pki.Served().Thumbprints[0].ToString())).Status
        );
        Assert.Equal(
            [Pki.Root.Thumbprint, Pki.Intermediate.Thumbprint],
            OidcAssessment.Judge(Listing(Pki.Root)).Expected
        );
    }

    [Fact]
    public void Upper_case_is_no_difference()
    {
        Assert.Equal(OidcStatus.Match, OidcAssessment.Judge(Private(Pki.Served(), Top.ToUpperInvariant())).Status);
    }

    [Fact]
    public void A_list_that_the_user_gives_is_compared_without_AWS()
    {
        OidcFacts facts = Unread(PrivateIssuer) with { Listed = [Top] };
        facts = facts.With(Probe(PrivateIssuer, Host("issuer.example", Pki.Served())), Doubting);

        Assert.Equal(
            "The list holds the thumbprint of every host's top certificate.",
            OidcAssessment.Judge(facts).Sentence
        );
        Assert.Equal(OidcStatus.Mismatch, OidcAssessment.Judge(facts with { Listed = [Value('a')] }).Status);
        Assert.Equal(
            "The chain was read; there is no list to compare it with.",
            OidcAssessment.Judge(facts with { Listed = null }).Sentence
        );
        Assert.Equal(["PrivateIssuer"], Findings.Codes(OidcAssessment.Judge(facts with { Listed = null })));
    }
}
