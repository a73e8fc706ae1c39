using EksThumbprint.Assessment;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;
using static EksThumbprint.Tests.Support.MadeFacts;

namespace EksThumbprint.Tests.Repair;

/// <summary>The user vouches for a root, and it is not enough: what is missing, and the ways on.</summary>
public sealed class VouchedInVainTests
{
    private static readonly LabAuthority Root = LabAuthority.CreateRoot("Corp Root", LabKeyKind.Ecdsa);
    private static readonly LabAuthority Intermediate = Root.IssueAuthority("lab int", LabKeyKind.Ecdsa);

    [Fact]
    public void A_certificate_between_that_is_not_sent_is_named_with_both_ways_on()
    {
        LabChain leafOnly = new(Intermediate.IssueServer(LabKey.Create(LabKeyKind.Ecdsa), ["issuer.example"]));
        Refusal refusal = Refused(leafOnly, Root);

        Assert.Contains(
            "What you vouch for was read ('Corp Root'), but the chain does not lead to it: 'lab int' is missing "
                + "between",
            refusal.Sentence,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "Have the server send 'lab int' too, or add its certificate to your file, beside its root.",
            refusal.Remedy.Text()
        );
        Assert.DoesNotContain("vouch for it", refusal.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_said_of_what_the_missing_certificate_leads_to()
    {
        LabAuthority other = LabAuthority.CreateRoot("Other Root", LabKeyKind.Ecdsa);
        LabChain leafOnly = new(Intermediate.IssueServer(LabKey.Create(LabKeyKind.Ecdsa), ["issuer.example"]));
        Assert.EndsWith(
            "'lab int' is missing between 'issuer.example' and its root.",
            Refused(leafOnly, other).Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_missing_certificate_beside_the_root_is_enough()
    {
        LabChain leafOnly = new(Intermediate.IssueServer(LabKey.Create(LabKeyKind.Ecdsa), ["issuer.example"]));
        Assert.Null(Plan(leafOnly, Root, Intermediate).Refusal);
    }

    [Fact]
    public void A_chain_to_another_root_is_told_by_that_roots_name()
    {
        LabAuthority other = LabAuthority.CreateRoot("Other Root", LabKeyKind.Ecdsa);
        LabChain sent = new(other.IssueServer(LabKey.Create(LabKeyKind.Ecdsa), ["issuer.example"]), other.Certificate);
        Refusal refusal = Refused(sent, Root);
        Assert.Contains("it ends at 'Other Root', another root.", refusal.Sentence, StringComparison.Ordinal);
        Assert.StartsWith("Give the file of that root", refusal.Remedy.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_root_of_the_same_name_that_did_not_sign_is_told_as_that()
    {
        LabAuthority older = LabAuthority.CreateRoot("Corp Root", LabKeyKind.Ecdsa);
        LabChain sent = new(
            Intermediate.IssueServer(LabKey.Create(LabKeyKind.Ecdsa), ["issuer.example"]),
            Intermediate.Certificate
        );
        Refusal refusal = Refused(sent, older);
        Assert.Contains(
            "'lab int' names it as its issuer, but it did not sign this certificate.",
            refusal.Sentence,
            StringComparison.Ordinal
        );
        Assert.StartsWith("Ask its owner for the root that signs now", refusal.Remedy.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_listed_value_that_is_the_vouched_root_is_told_as_a_root_that_is_not_sent()
    {
        LabChain sent = new(
            Intermediate.IssueServer(LabKey.Create(LabKeyKind.Ecdsa), ["issuer.example"]),
            Intermediate.Certificate
        );
        string root = Root.Thumbprint.ToString();
        OidcFacts facts = Create(PrivateIssuer, Vouching(Root), sent, root);

        ListedThumbprint listed = Assert.Single(OidcAssessment.Judge(facts).Registered);

        Assert.Equal(ListedThumbprintKind.KnownWrong, listed.Kind);
        Assert.Equal(
            "Corp Root, a root that you vouch for: your root is not sent, so it never matches",
            listed.Description
        );
        ListedThumbprint unknown = Assert.Single(
            OidcAssessment.Judge(Create(PrivateIssuer, Doubting, sent, root)).Registered
        );
        Assert.Equal(ListedThumbprintKind.Unknown, unknown.Kind);
    }

    private static TrustPolicy Vouching(params LabAuthority[] roots) =>
        new([.. roots.Select(root => root.Certificate)], [Pki.Class2.Certificate], [Pki.Class2.Certificate]);

    private static RepairPlan Plan(LabChain sent, params LabAuthority[] vouched) =>
        RepairPlan.Create(OidcAssessment.Judge(Create(PrivateIssuer, Vouching(vouched), sent, Value('a'))));

    private static Refusal Refused(LabChain sent, params LabAuthority[] vouched)
    {
        Refusal? refusal = Plan(sent, vouched).Refusal;
        Assert.NotNull(refusal);
        return refusal;
    }
}
