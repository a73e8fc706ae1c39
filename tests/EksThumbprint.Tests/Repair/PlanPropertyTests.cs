using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Probing;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Support;
using static EksThumbprint.Tests.Support.MadeFacts;

namespace EksThumbprint.Tests.Repair;

/// <summary>What holds for any list and any chains.</summary>
public sealed class PlanPropertyTests
{
    private static readonly LabChain[] Chains =
    [
        Pki.Served(4),
        Pki.Served(3),
        Pki.Served(2),
        Pki.ServedWithRoot(),
        Pki.Served().Append(Pki.Class2.Certificate),
        Pki.Served().Reversed(),
    ];

    private static readonly string[] Pool =
    [
        .. Pki.Served().Thumbprints.Select(value => value.ToString()),
        Pki.Root.Thumbprint.ToString(),
        Pki.Class2.Thumbprint.ToString(),
        new('0', 40),
        new('f', 40),
        "990f4193972f2becf12ddeda5237f9c952f20d9e",
        "9e99a48a9960b14926bb7f3b02e22da2b0ab7280",
        "06b25927c42a721631c1efd9431e648fa62e1e39",
        "ad7e1c28b064ef8f6003402014c3d0e3370eb58a",
        .. "abcdef".Select(Value),
        "malformed",
        string.Empty,
    ];

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, TestSize.Times(everyday: 2, all: 6))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_plan_holds_what_is_expected_in_one_to_five_lower_case_values_and_removes_only_for_want_of_room(
        int seed
    )
    {
        Random random = new(seed);
        for (int i = 0; i < 60; i++)
        {
            string[] listed =
            [
                .. Enumerable.Range(0, random.Next(9)).Select(_ => Cased(random, Pool[random.Next(Pool.Length)])),
            ];
            OidcAssessment assessment = OidcAssessment.Judge(
                Registered(PrivateIssuer, listed).With(Network(random), Trusting)
            );
            RepairPlan plan = RepairPlan.Create(assessment, new RepairOptions { Replace = random.Next(4) == 0 });
            string context = $"seed {seed}, round {i}: {string.Join(' ', listed)}";

            Assert.True(plan.Refusal is null, context + plan.Refusal);
            Assert.True(plan.After.Count is >= 1 and <= Provider.MostThumbprints, context);
            Assert.True(plan.After.Distinct().Count() == plan.After.Count, context);
            Assert.All(plan.After, value => Assert.Matches("^[0-9a-f]{40}$", value.ToString()));
            Valid(plan, assessment, listed, context);

            RepairPlan again = RepairPlan.Create(
                OidcAssessment.Judge(
                    assessment.Facts with
                    {
                        Listed = [.. plan.After.Select(value => value.ToString())],
                        Provider = assessment.Facts.Provider! with
                        {
                            Thumbprints = [.. plan.After.Select(value => value.ToString())],
                        },
                    }
                )
            );
            Assert.True(again.NothingToDo, "twice: " + context);
        }
    }

    private static void Valid(RepairPlan plan, OidcAssessment assessment, string[] listed, string context)
    {
        HashSet<string> valid =
        [
            .. listed.Where(value => value.Length == 40).Select(value => value.ToLowerInvariant()),
        ];
        HashSet<string> after = [.. plan.After.Select(value => value.ToString())];
        HashSet<string> expected = [.. assessment.Expected.Select(value => value.ToString())];
        Assert.True(after.IsSubsetOf(valid.Union(expected)), context);
        bool everyHostMatched = assessment.Facts.Trust.All(seen =>
            seen.Chain.Tops.Any(top => after.Contains(top.Thumbprint.ToString()))
        );
        Assert.True(everyHostMatched, context);
        if (assessment.Status != OidcStatus.Match)
            Assert.True(expected.IsSubsetOf(after), context);
        if (after.SetEquals(expected))
            return;

        int removed = valid.Count(value => !after.Contains(value));
        int needed = Math.Max(0, valid.Union(after).Count() - Provider.MostThumbprints);
        Assert.True(removed == needed, $"removed {removed}, needed {needed}, {context}");
        Assert.All(valid.Where(value => !after.Contains(value)), value => Assert.DoesNotContain(value, expected));
    }

    private static ProbeResult Network(Random random)
    {
        HostReading discovery =
            random.Next(3) == 0
                ? Host("issuer.example", Chains[random.Next(3)], Chains[random.Next(3)])
                : Host("issuer.example", Chains[random.Next(Chains.Length)]);
        return Probe(
            PrivateIssuer,
            discovery,
            random.Next(2) == 0 ? null : Host("keys.example", Chains[random.Next(Chains.Length)])
        );
    }

    private static string Cased(Random random, string value) => random.Next(3) == 0 ? value.ToUpperInvariant() : value;
}
