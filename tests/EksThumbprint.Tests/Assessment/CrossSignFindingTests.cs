using EksThumbprint.Assessment;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Probing;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;
using static EksThumbprint.Tests.Support.MadeFacts;

namespace EksThumbprint.Tests.Assessment;

/// <summary>
/// A cross-signed certificate and the self-signed root of the same key, both sent: AWS's recipe takes the last one
/// sent, AWS's words mean the top of the chain, so either counts.
/// </summary>
public sealed class CrossSignFindingTests
{
    private static readonly LabPki Made = SharedPki.Ecdsa;

    private static OidcAssessment Judge(LabAuthority cross, TrustPolicy policy, params LabAuthority[] listed)
    {
        HostReading host = new()
        {
            Host = "issuer.example",
            Port = 443,
            NameMatches = true,
            Chains =
            [
                Judging.Chain(Made.Leaf, Made.Intermediate.Certificate, cross.Certificate, Made.Root.Certificate),
            ],
        };
        OidcFacts facts = Registered(PrivateIssuer, [.. listed.Select(one => one.Thumbprint.ToString())]);
        return OidcAssessment.Judge(facts.With(Probe(PrivateIssuer, host), policy));
    }

    public static TheoryData<bool> Expired => [false, true];

    private static LabAuthority Cross(bool expired) =>
        expired
            ? Made.ServicesRoot.CrossSign(
                Made.Root,
                new LabCertificateOptions { Validity = LabValidity.Days(-30, 900) }
            )
            : Made.RootCross;

    [Theory]
    [MemberData(nameof(Expired))]
    public void Either_is_a_match_and_both_are_expected(bool expired)
    {
        LabAuthority cross = Cross(expired);
        foreach (TrustPolicy policy in (TrustPolicy[])[Trusting, Doubting, Vouching])
        {
            OidcAssessment root = Judge(cross, policy, Made.Root);
            OidcAssessment below = Judge(cross, policy, cross);

            Assert.Equal((OidcStatus.Match, OidcStatus.Match), (root.Status, below.Status));
            Assert.Equal([cross.Thumbprint, Made.Root.Thumbprint], root.Expected);
            Assert.Equal(ListedThumbprintKind.ServedTop, Assert.Single(root.Registered).Kind);
            Assert.Contains("served beside the top", root.Registered[0].Description, StringComparison.Ordinal);
            Assert.True(RepairPlan.Create(root).NothingToDo);
        }
    }

    [Theory]
    [MemberData(nameof(Expired))]
    public void An_update_lists_both(bool expired)
    {
        LabAuthority cross = Cross(expired);
        RepairPlan plan = RepairPlan.Create(Judge(cross, Vouching, Made.Class2));

        Assert.Null(plan.Refusal);
        Assert.Equal([Made.Class2.Thumbprint, cross.Thumbprint, Made.Root.Thumbprint], plan.After);
    }

    [Fact]
    public void The_root_is_told_as_served_and_the_order_as_right()
    {
        OidcAssessment assessment = Judge(Cross(expired: false), Trusting, Made.RootCross);

        Finding served = Findings.The("RootServed", assessment);
        Assert.Contains("'Lab Root CA 1'", served.Sentence, StringComparison.Ordinal);
        Assert.Contains("either is a match, and an update lists both", served.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("ChainOutOfOrder", Findings.Codes(assessment));
    }

    [Fact]
    public void Another_cross_sign_of_the_same_key_is_a_lower_certificate_of_the_chain_and_no_stranger()
    {
        LabAuthority second = LabAuthority.CreateRoot("Elsewhere", LabKeyKind.Ecdsa).CrossSign(Made.Root);
        HostReading host = new()
        {
            Host = "issuer.example",
            Port = 443,
            NameMatches = true,
            Chains =
            [
                Judging.Chain(Made.Leaf, Made.Intermediate.Certificate, Made.RootCross.Certificate, second.Certificate),
            ],
        };
        OidcFacts facts = Registered(PrivateIssuer, second.Thumbprint.ToString());

        OidcAssessment assessment = OidcAssessment.Judge(facts.With(Probe(PrivateIssuer, host), Doubting));

        Assert.Equal(OidcStatus.MatchNotTop, assessment.Status);
        Assert.Equal(ListedThumbprintKind.ServedIntermediate, Assert.Single(assessment.Registered).Kind);
    }

    [Fact]
    public void A_leaf_without_a_host_among_its_alternative_names_is_told()
    {
        Forge authority = new("CN=Authority");
        Forge leaf = new("CN=issuer.example");
        OidcAssessment With(byte[] der) =>
            OidcAssessment.Judge(
                Registered(PrivateIssuer, Value('a'))
                    .With(
                        Probe(
                            PrivateIssuer,
                            new HostReading
                            {
                                Host = "issuer.example",
                                Port = 443,
                                NameMatches = true,
                                Chains = [Judging.Chain(der, authority.Authority())],
                            }
                        ),
                        Doubting
                    )
            );

        Finding finding = Findings.The("NoAlternativeName", With(leaf.ServerWithoutNames(authority)));
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("what IAM does is not known", finding.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("NoAlternativeName", Findings.Codes(With(leaf.Server(authority, "issuer.example"))));
    }
}
