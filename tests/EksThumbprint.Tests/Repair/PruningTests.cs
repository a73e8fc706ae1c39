using EksThumbprint.Assessment;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Repair;
using static EksThumbprint.Tests.Support.MadeFacts;

namespace EksThumbprint.Tests.Repair;

/// <summary>Which value goes when the five places are full.</summary>
public sealed class PruningTests
{
    private const string Example = "990f4193972f2becf12ddeda5237f9c952f20d9e";
    private const string Wrong = "ad7e1c28b064ef8f6003402014c3d0e3370eb58a";
    private const string Historic = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";

    private static readonly string Unknown = Value('a');
    private static readonly string Leaf = Pki.Served().Thumbprints[0].ToString();
    private static readonly string Intermediate = Pki.Intermediate.Thumbprint.ToString();
    private static readonly string RootCross = Pki.RootCross.Thumbprint.ToString();
    private static readonly string Top = Pki.ServicesRootCross.Thumbprint.ToString();

    private static RepairPlan Plan(params string[] listed) =>
        RepairPlan.Create(OidcAssessment.Judge(Eks(Pki.Served(), listed)));

    [Fact]
    public void The_dead_go_first_then_the_doubtful_and_the_working_last()
    {
        string[] worstFirst = [Example, Wrong, Unknown, Historic, Leaf, Intermediate];
        for (int worst = 0; worst + 5 <= worstFirst.Length; worst++)
        {
            string[] five = worstFirst[worst..(worst + 5)];
            foreach (string[] order in (string[][])[five, [.. five.Reverse()]])
            {
                RepairPlan plan = Plan(order);
                Assert.Equal([worstFirst[worst]], plan.Removed);
                Assert.Equal(
                    [.. order.Where(value => value != worstFirst[worst]), Top],
                    plan.After.Select(value => value.ToString())
                );
            }
        }
    }

    [Theory]
    [InlineData(Example, Wrong)]
    [InlineData(Wrong, "unknown")]
    [InlineData("unknown", Historic)]
    public void Of_any_two_the_worse_goes(string worse, string better)
    {
        string Of(string name) =>
            name switch
            {
                "unknown" => Unknown,
                "leaf" => Leaf,
                "intermediate" => Intermediate,
                _ => name,
            };
        string[] rest = [RootCross, Intermediate, Leaf, Historic];
        string[] five =
        [
            Of(better),
            .. rest.Where(value => value != Of(better) && value != Of(worse)).Take(3),
            Of(worse),
        ];

        Assert.Equal([Of(worse)], Plan(five).Removed);
    }

    [Fact]
    public void Of_five_that_all_work_a_leaf_goes_and_a_historic_one_before_it()
    {
        LabChain renewed = Pki.RotateIntermediate().Served();
        string leaf = renewed.Thumbprints[0].ToString();
        string intermediate = renewed.Thumbprints[1].ToString();
        RepairPlan Of(params string[] listed) =>
            RepairPlan.Create(
                OidcAssessment.Judge(
                    Registered(PrivateIssuer, listed)
                        .With(Probe(PrivateIssuer, Host("issuer.example", Pki.Served(), renewed)), Trusting)
                )
            );

        Assert.Equal([Leaf], Of(Intermediate, RootCross, intermediate, Leaf, leaf).Removed);
        Assert.Equal([Historic], Of(Intermediate, RootCross, Leaf, leaf, Historic).Removed);
    }

    [Fact]
    public void With_room_even_a_placeholder_stays()
    {
        Assert.Empty(Plan(Example, Wrong, Unknown, Leaf).Removed);
    }

    [Fact]
    public void Five_that_work_give_up_an_intermediate_never_an_expected_one()
    {
        RepairPlan plan = RepairPlan.Create(
            OidcAssessment.Judge(
                Registered(PrivateIssuer, Leaf, Intermediate, RootCross, Historic, Unknown)
                    .With(
                        Probe(
                            PrivateIssuer,
                            Host("issuer.example", Pki.Served(4)),
                            Host("keys.example", Pki.Served(3))
                        ),
                        Trusting
                    )
            )
        );

        Assert.Equal([Unknown], plan.Removed);
        Assert.Equal([Leaf, Intermediate, RootCross, Historic, Top], plan.After.Select(value => value.ToString()));
    }

    [Fact]
    public void A_list_of_six_that_another_service_let_through_is_cut_to_five_even_when_the_top_is_there()
    {
        RepairPlan plan = Plan(Top, Historic, Unknown, Leaf, Intermediate, Example);
        RepairPlan missing = Plan(RootCross, Historic, Unknown, Leaf, Intermediate, Example);

        Assert.Equal([Example], plan.Removed);
        Assert.Empty(plan.Added);
        Assert.Equal([Example, Unknown], missing.Removed.Order(StringComparer.Ordinal).Reverse());
        Assert.Equal([Top], missing.Added.Select(value => value.ToString()));
        Assert.Equal(5, missing.After.Count);
    }

    [Fact]
    public void A_value_that_is_listed_twice_gives_up_its_place_once()
    {
        RepairPlan plan = Plan(Example, Example.ToUpperInvariant(), Wrong, Unknown, Historic, Leaf, Intermediate);

        Assert.Equal([Unknown, Historic, Leaf, Intermediate, Top], [.. plan.After.Select(value => value.ToString())]);
    }
}
