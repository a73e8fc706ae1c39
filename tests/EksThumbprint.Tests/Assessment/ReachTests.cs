using EksThumbprint.Assessment;
using EksThumbprint.Tests.Support;
using static EksThumbprint.Tests.Support.MadeFacts;

namespace EksThumbprint.Tests.Assessment;

/// <summary>What IAM cannot reach is no match, whatever answers from here.</summary>
public sealed class ReachTests
{
    private static string Top => Pki.ServicesRootCross.Thumbprint.ToString();

    [Theory]
    [InlineData("https://localhost/issuer")]
    [InlineData("https://kubernetes.default.svc")]
    [InlineData("https://kubernetes.default.svc.cluster.local")]
    [InlineData("https://idp.corp.internal/x")]
    [InlineData("https://idp.local/x")]
    [InlineData("https://idp/x")]
    public void An_issuer_with_a_name_of_an_inside_network_is_never_a_match(string issuer)
    {
        string host = new Uri(issuer).Host;
        OidcAssessment assessment = OidcAssessment.Judge(
            Registered(issuer, Top).With(Probe(issuer, Host(host, Pki.Served())), Trusting)
        );

        Finding finding = Findings.Status(assessment, OidcStatus.DiscoveryInvalid, "cannot reach the issuer", host);
        Assert.Contains("Pods see 'Couldn't retrieve verification key'", finding.Sentence, StringComparison.Ordinal);
        Assert.NotNull(RepairPlan(assessment).Refusal);
    }

    [Theory]
    [InlineData("https://127.0.0.1:8443/keys")]
    [InlineData("https://10.0.0.7/keys")]
    [InlineData("https://[fd00::1]/keys")]
    [InlineData("https://100.64.0.1/keys")]
    [InlineData("https://keys.cluster.local/keys")]
    public void Keys_at_an_inside_address_or_name_are_never_a_match(string keys)
    {
        OidcAssessment assessment = OidcAssessment.Judge(
            Registered(PrivateIssuer, Top)
                .With(
                    Probe(PrivateIssuer, Host("issuer.example", Pki.Served())) with
                    {
                        JwksUri = new Uri(keys),
                    },
                    Trusting
                )
        );

        Findings.Status(assessment, OidcStatus.DiscoveryInvalid, "cannot reach the keys at " + keys);
    }

    [Fact]
    public void A_chain_alone_may_be_read_anywhere()
    {
        const string issuer = "https://localhost/issuer";
        OidcAssessment assessment = OidcAssessment.Judge(
            Unread(issuer).With(Probe(issuer, Host("localhost", Pki.Served())), Trusting)
        );

        Assert.Equal(OidcStatus.Match, assessment.Status);
    }

    private static EksThumbprint.Repair.RepairPlan RepairPlan(OidcAssessment assessment) =>
        EksThumbprint.Repair.RepairPlan.Create(assessment);
}
