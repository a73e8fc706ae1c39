using EksThumbprint.Assessment;
using EksThumbprint.Repair;
using EksThumbprint.Thumbprints;
using static EksThumbprint.Tests.Support.MadeFacts;

namespace EksThumbprint.Tests.Repair;

public sealed class RepairPlanTests
{
    private static readonly string Top = Pki.ServicesRootCross.Thumbprint.ToString();

    private static RepairPlan Plan(OidcFacts facts, RepairOptions? options = null)
    {
        RepairPlan plan = RepairPlan.Create(OidcAssessment.Judge(facts), options);
        Assert.Null(plan.Refusal);
        return plan;
    }

    private static IEnumerable<string> Text(IEnumerable<Thumbprint> values) => values.Select(value => value.ToString());

    [Fact]
    public void What_is_missing_is_added_and_what_is_there_stays()
    {
        RepairPlan plan = Plan(Eks(Pki.Served(), Value('a'), Value('b')));

        Assert.Equal([Value('a'), Value('b')], plan.Before);
        Assert.Equal([Value('a'), Value('b'), Top], Text(plan.After));
        Assert.Equal([Top], Text(plan.Added));
        Assert.Empty(plan.Removed);
        Assert.False(plan.NothingToDo);
    }

    [Fact]
    public void An_empty_list_gets_the_top()
    {
        Assert.Equal([Top], Text(Plan(Eks(Pki.Served())).After));
    }

    [Fact]
    public void A_listed_leaf_and_a_listed_intermediate_stay_beside_the_top()
    {
        string[] lower = [.. Pki.Served().Thumbprints.Take(3).Select(value => value.ToString())];

        Assert.Equal([.. lower, Top], Text(Plan(Eks(Pki.Served(), lower)).After));
    }

    [Fact]
    public void Nothing_to_do_is_nothing_to_do_whatever_else_is_listed()
    {
        foreach (
            string[] listed in (string[][])
                [
                    [Top],
                    [Value('a'), Top],
                    [Top.ToUpperInvariant()],
                    [Top, new string('0', 40), Value('a'), Value('b'), Value('c')],
                ]
        )
        {
            RepairPlan plan = Plan(Eks(Pki.Served(), listed));
            Assert.True(plan.NothingToDo);
            Assert.Empty(plan.Added);
            Assert.Empty(plan.Removed);
            Assert.Equal(ChangeOutcome.NothingToDo, ThumbprintChange.WithoutWriting(plan)!.Outcome);
        }
    }

    [Fact]
    public void Values_are_written_in_lower_case_and_upper_case_is_no_change_of_its_own()
    {
        RepairPlan plan = Plan(Eks(Pki.Served(), Value('A')));

        Assert.Equal([Value('a'), Top], Text(plan.After));
        Assert.Empty(plan.Removed);
    }

    [Fact]
    public void Of_a_served_root_both_values_are_listed()
    {
        Assert.Equal(
            [Value('a'), Pki.Root.Thumbprint.ToString(), Pki.Intermediate.Thumbprint.ToString()],
            Text(Plan(Create(PrivateIssuer, Trusting, Pki.ServedWithRoot(), Value('a'))).After)
        );
        Assert.True(
            Plan(
                Create(PrivateIssuer, Trusting, Pki.ServedWithRoot(), Pki.Intermediate.Thumbprint.ToString())
            ).NothingToDo
        );
    }

    [Fact]
    public void Of_two_hosts_and_of_two_chains_both_tops_are_listed()
    {
        OidcFacts hosts = Registered(PrivateIssuer, Top)
            .With(
                Probe(PrivateIssuer, Host("issuer.example", Pki.Served(4)), Host("keys.example", Pki.Served(3))),
                Trusting
            );
        OidcFacts chains = Registered(PrivateIssuer, Value('a'))
            .With(Probe(PrivateIssuer, Host("issuer.example", Pki.Served(4), Pki.Served(3))), Trusting);

        Assert.Equal([Top, Pki.RootCross.Thumbprint.ToString()], Text(Plan(hosts).After));
        Assert.Equal([Value('a'), Top, Pki.RootCross.Thumbprint.ToString()], Text(Plan(chains).After));
    }

    [Fact]
    public void Replace_leaves_the_expected_alone()
    {
        RepairPlan plan = Plan(Eks(Pki.Served(), Value('a'), Top, Value('b')), new RepairOptions { Replace = true });

        Assert.Equal([Top], Text(plan.After));
        Assert.Equal([Value('a'), Value('b')], plan.Removed);
        Assert.Empty(plan.Added);
        Assert.True(Plan(Eks(Pki.Served(), Top), new RepairOptions { Replace = true }).NothingToDo);
    }

    [Fact]
    public void An_explicit_list_takes_the_place_of_everything_and_Before_undoes_it()
    {
        OidcFacts facts = Eks(Pki.Served(), Value('a'), Value('B'));
        RepairPlan plan = Plan(
            facts,
            new RepairOptions { Explicit = RepairOptions.ParseList([Value('c'), Value('C')]) }
        );

        Assert.Equal([Value('c')], Text(plan.After));
        Assert.Equal([Value('a'), Value('B')], plan.Removed);

        OidcFacts changed = Eks(Pki.Served(), [.. Text(plan.After)]);
        RepairPlan undo = Plan(changed, new RepairOptions { Explicit = RepairOptions.ParseList(plan.Before) });
        Assert.Equal([Value('a'), Value('b')], Text(undo.After));
        Assert.True(
            Plan(facts, new RepairOptions { Explicit = RepairOptions.ParseList([Value('b'), Value('A')]) }).NothingToDo
        );
    }

    [Fact]
    public void An_explicit_list_wins_over_replace()
    {
        RepairOptions both = new() { Replace = true, Explicit = RepairOptions.ParseList([Value('c')]) };

        Assert.Equal([Value('c')], Text(Plan(Eks(Pki.Served(), Value('a')), both).After));
    }

    [Theory]
    [InlineData(0, "EmptyList")]
    [InlineData(6, "TooManyThumbprints")]
    public void No_values_and_six_are_refused_before_anything_is_planned(int count, string code)
    {
        string[] values = [.. "abcdef".Take(count).Select(Value)];
        Thumbprint[] parsed = [.. values.Select(Thumbprint.Parse)];

        Assert.Equal(code, Assert.Throws<InputException>(() => RepairOptions.ParseList(values)).Code);
        Assert.Equal(
            code,
            Assert
                .Throws<InputException>(() =>
                    RepairPlan.Create(
                        OidcAssessment.Judge(Eks(Pki.Served(), Value('a'))),
                        new RepairOptions { Explicit = parsed }
                    )
                )
                .Code
        );
    }

    [Fact]
    public void An_explicit_list_is_parsed_as_people_write_it()
    {
        string colons = string.Join(':', Enumerable.Repeat("AB", 20));

        Assert.Equal(
            [string.Concat(Enumerable.Repeat("ab", 20))],
            Text(RepairOptions.ParseList([colons, "SHA1 Fingerprint=" + colons]))
        );
        Assert.Equal(5, RepairOptions.ParseList([.. "abcdeA".Select(Value)]).Count);
        Assert.Equal(
            "NotAThumbprint",
            Assert.Throws<InputException>(() => RepairOptions.ParseList([Value('a'), "xyz"])).Code
        );
    }
}
