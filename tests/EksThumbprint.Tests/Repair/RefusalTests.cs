using EksThumbprint.Assessment;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Probing;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Support;
using static EksThumbprint.Tests.Support.MadeFacts;

namespace EksThumbprint.Tests.Repair;

/// <summary>When nothing may be written, why, and what lifts it.</summary>
public sealed partial class RefusalTests
{
    private static readonly RepairOptions Explicit = new() { Explicit = RepairOptions.ParseList([Value('f')]) };
    private static readonly ProbeFailure Timeout = new(
        ProbeFailureKind.Timeout,
        ProbePhase.Connect,
        "there",
        "Timed out."
    );
    private static readonly ProbeFailure Document = new(
        ProbeFailureKind.NotJson,
        ProbePhase.Content,
        "there",
        "Not JSON."
    );

    private static RepairPlan Plan(OidcFacts facts, RepairOptions? options = null) =>
        RepairPlan.Create(OidcAssessment.Judge(facts), options);

    /// <summary>The reason, of a plan that changes nothing.</summary>
    private static string Refused(OidcFacts facts, RepairOptions? options = null)
    {
        RepairPlan plan = Plan(facts, options);
        Assert.NotNull(plan.Refusal);
        Assert.False(plan.NothingToDo);
        Assert.Empty(plan.Added);
        Assert.Empty(plan.Removed);
        ThumbprintChange change = ThumbprintChange.WithoutWriting(plan)!;
        Assert.Equal(
            (ChangeOutcome.Refused, plan.Refusal.Sentence, plan.Refusal.Remedy),
            (change.Outcome, change.Sentence, change.Remedy)
        );
        Assert.False(change.IsWell);
        return plan.Refusal.Text()!;
    }

    [Fact]
    public void An_untrusted_chain_is_not_written_until_its_root_or_the_value_is_vouched_for()
    {
        string reason = Refused(Private(Pki.Served(), Value('a')));

        Assert.Contains("no reason to trust what issuer.example serves", reason, StringComparison.Ordinal);
        Assert.EndsWith(
            "vouch for it: eks-thumbprint update shop --trusted-root FILE",
            reason,
            StringComparison.Ordinal
        );
        Assert.Equal(reason, Refused(Private(Pki.Served(), Value('a')), new RepairOptions { Replace = true }));
        Assert.Equal(
            [Pki.ServicesRootCross.Thumbprint],
            Plan(Create(PrivateIssuer, Vouching, Pki.Served(), Value('a'))).Added
        );
        Assert.Equal(
            [Value('f')],
            Plan(Private(Pki.Served(), Value('a')), Explicit).After.Select(value => value.ToString())
        );
    }

    [Fact]
    public void Vouching_for_a_root_does_not_make_up_for_a_wrong_name_or_an_expired_certificate()
    {
        LabPki expired = Pki.RenewLeaf(new LabCertificateOptions { Validity = LabValidity.Days(-2, 30) });
        HostReading named = Host("issuer.example", Pki.Served()) with { NameMatches = false };

        Assert.Contains(
            "not valid for issuer.example",
            Refused(Registered(PrivateIssuer, Value('a')).With(Probe(PrivateIssuer, named), Vouching)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "expired on",
            Refused(Create(PrivateIssuer, Vouching, expired.Served(), Value('a'))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void One_untrusted_host_is_enough()
    {
        LabPki stranger = LabPki.Create(LabKeyKind.Ecdsa, "keys.example");
        OidcFacts facts = Registered(PrivateIssuer)
            .With(
                Probe(PrivateIssuer, Host("issuer.example", Pki.Served()), Host("keys.example", stranger.Served())),
                Trusting
            );

        Assert.Contains("what keys.example serves", Refused(facts), StringComparison.Ordinal);
    }

    [Fact]
    public void An_intercepted_host_is_never_written_unless_vouched_for()
    {
        OidcFacts facts = Create(EksIssuer, Doubting, Pki.Served(), Value('a'));

        string reason = Refused(facts);

        Assert.Contains("is not Amazon", reason, StringComparison.Ordinal);
        Assert.Contains("Do not write what is seen here to IAM", reason, StringComparison.Ordinal);
        Assert.Equal(
            [Pki.ServicesRootCross.Thumbprint],
            Plan(Create(EksIssuer, Vouching, Pki.Served(), Value('a'))).Added
        );
        Assert.Equal([Value('f')], Plan(facts, Explicit).Added.Select(value => value.ToString()));
    }

    [Fact]
    public void An_unreachable_host_and_a_bad_document_leave_the_value_to_the_user()
    {
        OidcFacts unreachable = Registered(EksIssuer, Value('a'))
            .With(Probe(EksIssuer, Host(SharedPki.HostName)) with { Failure = Timeout }, Trusting);
        OidcFacts keysUnreachable = Registered(PrivateIssuer, Value('a'))
            .With(
                Probe(PrivateIssuer, Host("issuer.example", Pki.Served()), Host("keys.example")) with
                {
                    Failure = Timeout,
                },
                Trusting
            );
        OidcFacts invalid = Registered(EksIssuer, Value('a'))
            .With(
                Probe(EksIssuer, Host(SharedPki.HostName, Pki.Served())) with
                {
                    Failure = Document,
                    JwksUri = null,
                },
                Trusting
            );

        foreach (OidcFacts facts in (OidcFacts[])[unreachable, keysUnreachable, invalid])
        {
            string reason = Refused(facts);
            Assert.Contains("Not every host's chain is known", reason, StringComparison.Ordinal);
            Assert.Contains(facts.Probe!.Failure!.Sentence, reason, StringComparison.Ordinal);
            Assert.Contains("--thumbprint HEX", reason, StringComparison.Ordinal);
            Assert.Null(Plan(facts, Explicit).Refusal);
        }
    }

    [Fact]
    public void Keys_that_are_wrong_on_a_host_whose_chain_is_known_are_said_to_be_that()
    {
        OidcFacts facts = Registered(EksIssuer, Value('a'))
            .With(Probe(EksIssuer, Host(SharedPki.HostName, Pki.Served())) with { Failure = Document }, Trusting);

        string reason = Refused(facts);

        Assert.StartsWith(
            "The issuer does not work, so nothing is written. Not JSON.",
            reason,
            StringComparison.Ordinal
        );
        Assert.EndsWith("Correct the document on the issuer's host.", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_issuer_that_was_not_read_gives_no_value()
    {
        Assert.Contains("--thumbprint HEX", Refused(Registered(EksIssuer, Value('a'))), StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_five_tops_are_left_to_the_user()
    {
        LabChain[] chains =
        [
            .. Enumerable
                .Range(0, 6)
                .Select(_ => new LabChain(
                    Pki.Leaf,
                    Pki.Intermediate.Certificate,
                    Pki.ServicesRoot.CrossSign(Pki.Root).Certificate
                )),
        ];
        OidcFacts facts = Registered(PrivateIssuer)
            .With(Probe(PrivateIssuer, Host("issuer.example", chains)), Trusting);

        Assert.Contains("6 different tops", Refused(facts), StringComparison.Ordinal);
        Assert.Equal(
            5,
            Plan(
                Registered(PrivateIssuer).With(Probe(PrivateIssuer, Host("issuer.example", chains[..5])), Trusting)
            ).After.Count
        );
    }
}
