using EksThumbprint.Assessment;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;
using static EksThumbprint.Tests.Support.MadeFacts;

namespace EksThumbprint.Tests.Assessment;

public sealed class ProbeFindingTests
{
    private const string PodsSee = "'Couldn't retrieve verification key'";

    private static readonly string Top = Pki.ServicesRootCross.Thumbprint.ToString();

    private static OidcAssessment With(ProbeFailureKind kind, bool chainKnown, params string[] listed)
    {
        HostReading host = chainKnown ? Host("issuer.example", Pki.Served()) : Host("issuer.example");
        ProbeResult probe = Probe(PrivateIssuer, host) with
        {
            Failure = new ProbeFailure(kind, ProbePhase.Content, "there", "It failed so and so."),
        };
        return OidcAssessment.Judge(Registered(PrivateIssuer, listed).With(probe, Doubting));
    }

    public static TheoryData<ProbeFailureKind> Kinds() => [.. Enum.GetValues<ProbeFailureKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_wrong_document_makes_DiscoveryInvalid_and_a_broken_way_Unreachable(ProbeFailureKind kind)
    {
        bool content =
            kind
            is ProbeFailureKind.HttpStatus
                or ProbeFailureKind.Redirected
                or ProbeFailureKind.BadResponse
                or ProbeFailureKind.NotJson
                or ProbeFailureKind.WrongIssuer
                or ProbeFailureKind.NoJwksUri
                or ProbeFailureKind.JwksNotHttps
                or ProbeFailureKind.JwksInside
                or ProbeFailureKind.NoKeys;

        OidcAssessment assessment = With(kind, chainKnown: content, Top);

        Finding finding = Findings.Status(
            assessment,
            content ? OidcStatus.DiscoveryInvalid : OidcStatus.Unreachable,
            "It failed so and so."
        );
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal(content, finding.Sentence.Contains(PodsSee, StringComparison.Ordinal));
        Assert.Equal(content || kind == ProbeFailureKind.Dns, finding.Remedy.Text() is not null);
        Assert.Equal(!content, assessment.Undetermined);
    }

    [Fact]
    public void The_thumbprint_is_judged_beside_a_wrong_document()
    {
        OidcAssessment wrong = With(ProbeFailureKind.NotJson, chainKnown: true, Value('a'));
        OidcAssessment right = With(ProbeFailureKind.NotJson, chainKnown: true, Top);

        Assert.Equal(OidcStatus.DiscoveryInvalid, wrong.Status);
        Assert.Equal(["DiscoveryInvalid", "Mismatch"], Findings.Codes(wrong));
        Assert.Equal(["DiscoveryInvalid", "PrivateIssuer"], Findings.Codes(right));
        Assert.Equal([Top], right.Expected.Select(value => value.ToString()));
        Assert.Equal(ListedThumbprintKind.ServedTop, Assert.Single(right.Registered).Kind);
    }

    [Fact]
    public void Of_a_host_that_cannot_be_reached_no_thumbprint_is_judged()
    {
        OidcAssessment assessment = With(ProbeFailureKind.Timeout, chainKnown: false, Value('a'));

        Assert.Equal(["Unreachable"], Findings.Codes(assessment));
        Assert.Empty(assessment.Expected);
        Assert.Null(assessment.Expires);
    }

    [Theory]
    [InlineData(5.0, false)]
    [InlineData(5.1, true)]
    [InlineData(61, true)]
    public void An_issuer_that_takes_more_than_five_seconds_is_slow(double seconds, bool slow)
    {
        ProbeResult probe = Probe(PrivateIssuer, Host("issuer.example", Pki.Served())) with
        {
            Elapsed = TimeSpan.FromSeconds(seconds),
        };

        OidcAssessment assessment = OidcAssessment.Judge(Registered(PrivateIssuer, Top).With(probe, Trusting));

        Assert.Equal(OidcStatus.Match, assessment.Status);
        Assert.Equal(slow ? ["SlowIssuer"] : [], Findings.Codes(assessment));
        if (slow)
            Assert.Contains(PodsSee, Findings.The("SlowIssuer", assessment).Sentence, StringComparison.Ordinal);
    }
}
