using EksThumbprint.Assessment;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Workflow;

/// <summary>Every cluster and every EKS provider of an account.</summary>
public sealed partial class EstateTests
{
    private static readonly string Value = new('a', 40);
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly LabAws _aws = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Issuer(string id, string region = "us-west-2") =>
        $"https://oidc.eks.{region}.amazonaws.com/id/{id}";

    private List<OidcFacts> FindAll(string? region = null) => FindIn(region is null ? [] : [region]);

    private List<OidcFacts> FindIn(params string[] regions) =>
        [.. new AccountLookup(_aws, new ProviderLookup(_aws, Now)).Find(regions, Cancellation)];

    private void Cluster(string name, string id, string region = "us-west-2", bool provider = true)
    {
        _aws.CreateCluster(name, Issuer(id, region), region);
        if (provider)
            _aws.CreateProvider(Issuer(id, region), [Value]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("us-west-2")]
    public void A_region_costs_two_lists_and_two_calls_a_cluster(string? region)
    {
        Cluster("a", "A");
        Cluster("b", "B");
        Cluster("c", "C", provider: false);

        List<OidcFacts> all = FindAll(region);

        Assert.Equal(["a", "b", "c"], all.Select(facts => facts.Name));
        Assert.Equal(
            [OidcStatus.Match, OidcStatus.Match, OidcStatus.NoProvider],
            all.Select(facts => OidcAssessment.Judge(facts).Status)
        );
        Assert.Equal(
            (1, 1, 3, 3),
            (
                _aws.Calls.Count(LabOperation.ListProviders),
                _aws.Calls.Count(LabOperation.ListClusters),
                _aws.Calls.Count(LabOperation.DescribeCluster),
                _aws.Calls.Count(LabOperation.GetProvider)
            )
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("us-west-2")]
    [InlineData("eu-central-1")]
    public void The_regions_of_registered_issuers_are_searched_too_and_orphans_come_last(string? region)
    {
        Cluster("a", "A");
        Cluster("b", "B", "eu-central-1");
        string orphan = _aws.CreateProvider(Issuer("DEAD", "eu-central-1"), [Value]).Arn;
        string home = _aws.CreateProvider(Issuer("GONE"), [Value]).Arn;
        _aws.CreateProvider("https://token.actions.githubusercontent.com", [Value]);

        List<OidcFacts> all = FindAll(region);

        Assert.Equal(
            ["a", "b"],
            all.Where(facts => facts.Cluster is not null).Select(facts => facts.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            [home, orphan],
            all.Where(facts => facts.Orphaned)
                .Select(facts => facts.ProviderArn!)
                .OrderDescending(StringComparer.Ordinal)
        );
        Assert.Equal(5, all.Count);
        Assert.Equal("token.actions.githubusercontent.com", all[^1].Name);
        Assert.All(all, facts => Assert.NotNull(facts.Provider));
        Assert.All(all.Where(facts => facts.Orphaned), facts =>
            Assert.Equal(OidcStatus.Orphaned, OidcAssessment.Judge(facts).Status)
        );
        Assert.Equal(1, _aws.Calls.Count(LabOperation.ListProviders));
    }

    [Fact]
    public void What_is_left_out_on_demand_is_counted()
    {
        Cluster("a", "A");
        _aws.CreateProvider("https://token.actions.githubusercontent.com", [Value]);
        _aws.CreateProvider("https://gitlab.example", [Value]);
        AccountLookup lookup = new(_aws, new ProviderLookup(_aws, Now), eksOnly: true);

        Assert.Equal("a", Assert.Single(lookup.Find(["us-west-2"], Cancellation)).Name);
        Assert.Equal(2, lookup.LeftOut);
        Assert.Equal(
            0,
            _aws.Calls.All.Count(call => call.Resource?.Contains("gitlab", StringComparison.Ordinal) == true)
        );
    }

    [Fact]
    public void A_second_provider_in_another_form_is_a_finding_beside_the_right_one()
    {
        Cluster("a", "A");
        string second = _aws.CreateProvider(Issuer("A") + "/", [Value]).Arn;

        OidcFacts facts = Assert.Single(FindAll("us-west-2"));
        Assert.Equal([second], facts.OtherForms);
        Finding finding = Assert.Single(OidcAssessment.Judge(facts).Findings, finding =>
            finding.Code == FindingCode.DuplicateProvider
        );
        Assert.Contains(second, finding.Sentence, StringComparison.Ordinal);
        Assert.NotEqual(OidcStatus.WrongIssuer, OidcAssessment.Judge(facts).Status);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void So_many_calls_are_under_way_at_a_time_and_no_more_and_the_order_stays(int width)
    {
        foreach (int number in Enumerable.Range(10, 30))
            Cluster($"c{number}", $"{number}", provider: number % 3 > 0);
        int under = 0;
        int most = 0;
        using Barrier together = new(width);
        _aws.Before = call =>
        {
            int now = Interlocked.Increment(ref under);
            InterlockedMax(ref most, now);
            if (call is { Operation: LabOperation.DescribeCluster, Number: <= 4 })
                Assert.True(together.SignalAndWait(TimeSpan.FromSeconds(30), Cancellation) || width == 1);
        };
        _aws.After = _ => Interlocked.Decrement(ref under);

        List<OidcFacts> all =
        [
            .. new AccountLookup(_aws, new ProviderLookup(_aws, Now, width)).Find(["us-west-2"], Cancellation),
        ];

        Assert.Equal(Enumerable.Range(10, 30).Select(number => $"c{number}"), all.Select(facts => facts.Name));
        Assert.Equal(width, most);
        Assert.Equal(
            (1, 1, 30, 30),
            (
                _aws.Calls.Count(LabOperation.ListProviders),
                _aws.Calls.Count(LabOperation.ListClusters),
                _aws.Calls.Count(LabOperation.DescribeCluster),
                _aws.Calls.Count(LabOperation.GetProvider)
            )
        );
    }

    [Fact]
    public void Many_that_need_the_list_of_providers_at_once_list_them_once()
    {
        foreach (int number in Enumerable.Range(10, 20))
            _aws.CreateProvider(Issuer($"{number}"), [Value]);
        ProviderLookup finder = new(_aws, Now, width: 8);

        List<OidcFacts> all =
        [
            .. finder.Each(
                Enumerable.Range(10, 20),
                (number, token) => finder.Find(Target.Parse(Issuer($"{number}")), token),
                Cancellation
            ),
        ];

        Assert.All(all, facts => Assert.NotNull(facts.Provider));
        Assert.Equal(
            (1, 20),
            (_aws.Calls.Count(LabOperation.ListProviders), _aws.Calls.Count(LabOperation.GetProvider))
        );
    }

    private static void InterlockedMax(ref int most, int now)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < now && Interlocked.CompareExchange(ref most, now, seen) != seen) { }
    }
}
