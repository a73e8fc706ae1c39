using EksThumbprint.Assessment;
using EksThumbprint.Common;
using EksThumbprint.Issuers;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;
using static EksThumbprint.Tests.Support.MadeFacts;

namespace EksThumbprint.Tests.Assessment;

/// <summary>Of several findings the gravest is the status, and all are told.</summary>
public sealed class GravityTests
{
    private static readonly HostReading Good = Host("issuer.example", Pki.Served());
    private static readonly ProbeFailure Document = new(
        ProbeFailureKind.NotJson,
        ProbePhase.Content,
        "there",
        "Not JSON."
    );
    private static readonly ProbeFailure Network = new(
        ProbeFailureKind.Timeout,
        ProbePhase.Connect,
        "there",
        "Timed out."
    );

    private static OidcFacts NoAudience(params string[] listed)
    {
        OidcFacts facts = Registered(EksIssuer, listed);
        return facts with { Provider = facts.Provider! with { Audiences = [] } };
    }

    private static OidcFacts NoProvider => Registered(PrivateIssuer) with { Provider = null, Listed = null };

    public static TheoryData<string, OidcFacts, string> Combinations() =>
        new()
        {
            {
                "a wrong value and a missing audience",
                NoAudience(Value('a')).With(Probe(PrivateIssuer, Good), Doubting),
                "Mismatch,AudienceMissing"
            },
            {
                "a missing audience and drift",
                NoAudience(Value('a')).With(Probe(PrivateIssuer, Good), Trusting),
                "AudienceMissing,Stale"
            },
            {
                "a missing audience and a lower value",
                NoAudience(Pki.RootCross.Thumbprint.ToString()).With(Probe(PrivateIssuer, Good), Trusting),
                "AudienceMissing,MatchNotTop"
            },
            {
                "a bad document and a wrong value",
                NoAudience(Value('a')).With(Probe(PrivateIssuer, Good) with { Failure = Document }, Doubting),
                "DiscoveryInvalid,Mismatch,AudienceMissing"
            },
            {
                "an unreachable host and a missing audience",
                NoAudience(Value('a'))
                    .With(Probe(PrivateIssuer, Host("issuer.example")) with { Failure = Network }, Doubting),
                "Unreachable,AudienceMissing"
            },
            {
                "no provider and an unreachable host",
                NoProvider.With(Probe(PrivateIssuer, Host("issuer.example")) with { Failure = Network }, Doubting),
                "NoProvider,Unreachable"
            },
            {
                "no provider and a bad document",
                NoProvider.With(Probe(PrivateIssuer, Good) with { Failure = Document }, Trusting),
                "NoProvider,DiscoveryInvalid"
            },
            {
                "another form and a bad document",
                (NoProvider with { OtherForms = [TheArn] }).With(
                    Probe(PrivateIssuer, Good) with
                    {
                        Failure = Document,
                    },
                    Trusting
                ),
                "WrongIssuer,DiscoveryInvalid"
            },
            {
                "an interception and no provider",
                (NoProvider with { Issuer = IssuerUrl.Parse(EksIssuer) }).With(
                    Probe(EksIssuer, Host(SharedPki.HostName, Pki.Served())),
                    Doubting
                ),
                "Intercepted,NoProvider"
            },
            {
                "an interception, a bad document and AWS's refusal",
                (
                    NoProvider with
                    {
                        AwsError = new AwsException(AwsFailure.AccessDenied, "iam:GetOpenIDConnectProvider"),
                    }
                ).With(Probe(EksIssuer, Host(SharedPki.HostName, Pki.Served())) with { Failure = Document }, Doubting),
                "Intercepted,AccessDenied,DiscoveryInvalid"
            },
        };

    [Theory]
    [MemberData(nameof(Combinations))]
    public void The_gravest_finding_is_the_status_and_the_others_stand_beside(
        string what,
        OidcFacts facts,
        string codes
    )
    {
        OidcAssessment assessment = OidcAssessment.Judge(facts);

        Assert.True(what.Length > 0);
        Assert.Equal(
            codes,
            string.Join(
                ",",
                assessment.Findings.Where(finding => finding.Status is not null).Select(finding => finding.Code)
            )
        );
        Assert.Equal(codes.Split(',')[0], assessment.Status.ToString());
        Assert.Equal(assessment.Findings[0].Sentence, assessment.Sentence);
    }

    [Fact]
    public void What_decides_comes_before_what_stands_beside_and_warnings_before_notes()
    {
        OidcAssessment assessment = OidcAssessment.Judge(Private(Pki.Served(1), Value('a'), new string('0', 40)));

        Assert.Equal(["Mismatch", "LeafOnly", "Listed", "Listed"], assessment.Findings.Select(finding => finding.Code));
        Assert.Equal(
            [Severity.Error, Severity.Warning, Severity.Warning, Severity.Info],
            assessment.Findings.Select(finding => finding.Severity)
        );
    }

    [Fact]
    public void Every_sentence_is_one_and_every_finding_can_be_printed()
    {
        foreach (TheoryDataRow<string, OidcFacts, string> row in Combinations())
        {
            Assert.All(OidcAssessment.Judge(row.Data.Item2).Findings, finding =>
            {
                Assert.True(
                    finding.Sentence.EndsWith('.') || finding.Sentence.EndsWith("'.", StringComparison.Ordinal),
                    finding.Sentence
                );
                Assert.Equal($"{finding.Code}: {finding.Sentence}", finding.ToString());
                Assert.Equal(Printable.Escape(finding.Sentence), finding.Sentence);
            });
        }
    }
}
