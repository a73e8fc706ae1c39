using EksThumbprint.Assessment;
using EksThumbprint.Chains;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;
using static EksThumbprint.Tests.Support.MadeFacts;

namespace EksThumbprint.Tests.Assessment;

public sealed partial class ThumbprintVerdictTests
{
    [Fact]
    public void On_a_private_issuer_it_is_an_outage()
    {
        OidcAssessment assessment = OidcAssessment.Judge(Private(Pki.Served(), Value('a')));

        Finding finding = Findings.Status(
            assessment,
            OidcStatus.Mismatch,
            Top,
            PodsSee,
            "whose issuer 'Lab Class 2' is not among the publicly trusted roots"
        );
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.EndsWith(
            "eks-thumbprint update shop --trusted-root FILE",
            finding.Remedy.Text(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("PrivateIssuer", Findings.Codes(assessment));
    }

    [Fact]
    public void A_self_signed_certificate_alone_is_an_outage_too()
    {
        LabKey key = LabKey.Create(LabKeyKind.Ecdsa);
        LabAuthority self = LabAuthority.CreateRoot("issuer.example", key);
        HostReading host = new()
        {
            Host = "issuer.example",
            Port = 443,
            NameMatches = true,
            Chains = [ServedChain.OfHandshake([self.Certificate.RawData])],
        };
        OidcFacts facts = Registered(PrivateIssuer, Value('a')).With(Probe(PrivateIssuer, host), Doubting);

        OidcAssessment assessment = OidcAssessment.Judge(facts);

        Findings.Status(assessment, OidcStatus.Mismatch, PodsSee, "the certificate is self-signed");
        Assert.Contains("LeafOnly", Findings.Codes(assessment));
    }

    [Fact]
    public void An_incomplete_chain_is_an_outage_even_when_a_root_would_fit()
    {
        OidcFacts facts = Create(PrivateIssuer, Trusting, Pki.Served(1), Value('a'));

        OidcAssessment assessment = OidcAssessment.Judge(facts);

        Findings.Status(assessment, OidcStatus.Mismatch, PodsSee, "the server sends its own certificate only");
        Assert.Contains("LeafOnly", Findings.Codes(assessment));
    }

    [Fact]
    public void A_server_that_refuses_TLS_1_2_makes_IAM_rely_on_the_list()
    {
        HostReading host = Host(SharedPki.HostName, Pki.Served()) with { RequiresTls13 = true };

        OidcAssessment wrong = OidcAssessment.Judge(
            Registered(EksIssuer, Value('a')).With(Probe(EksIssuer, host), Trusting)
        );
        OidcAssessment right = OidcAssessment.Judge(Registered(EksIssuer, Top).With(Probe(EksIssuer, host), Trusting));

        Findings.Status(wrong, OidcStatus.Mismatch, PodsSee, "the server refuses TLS 1.2");
        Assert.Equal(OidcStatus.Match, right.Status);
        Assert.Equal(["PrivateIssuer"], Findings.Codes(right));
    }

    [Fact]
    public void A_name_mismatch_and_an_expired_certificate_make_IAM_rely_on_the_list()
    {
        LabPki expired = Pki.RenewLeaf(new LabCertificateOptions { Validity = LabValidity.Days(-2, 30) });
        HostReading named = Host("issuer.example", Pki.Served()) with { NameMatches = false };

        Findings.Status(
            OidcAssessment.Judge(Registered(PrivateIssuer, Value('a')).With(Probe(PrivateIssuer, named), Trusting)),
            OidcStatus.Mismatch,
            "not valid for issuer.example"
        );
        Findings.Status(
            OidcAssessment.Judge(Create(PrivateIssuer, Trusting, expired.Served(), Value('a'))),
            OidcStatus.Mismatch,
            " expired on "
        );
    }
}
