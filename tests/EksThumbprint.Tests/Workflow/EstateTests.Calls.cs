using EksThumbprint.Assessment;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Workflow;

/// <summary>Which calls an account costs, and which of them are under way together.</summary>
public sealed partial class EstateTests
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(60);
    private static readonly string[] Three = ["ap-south-1", "eu-central-1", "us-west-2"];

    [Fact]
    public void Providers_and_clusters_are_listed_at_the_same_time()
    {
        using Barrier together = new(1 + Three.Length);
        _aws.Before = call =>
        {
            if (call.Operation is LabOperation.ListProviders or LabOperation.ListClusters)
                Assert.True(together.SignalAndWait(LongEnough, Cancellation));
        };

        Assert.Empty(new AccountLookup(_aws, new ProviderLookup(_aws, Now, width: 4)).Find(Three, Cancellation));
        Assert.Equal(1 + Three.Length, _aws.Calls.All.Count);
    }

    [Fact]
    public void The_next_region_is_looked_at_before_the_last_cluster_of_the_one_before_is_known()
    {
        foreach (string region in Three)
            Cluster("c", region, region);
        using Barrier together = new(Three.Length);
        _aws.Before = call =>
        {
            if (call.Operation == LabOperation.DescribeCluster)
                Assert.True(together.SignalAndWait(LongEnough, Cancellation));
        };

        Assert.Equal(
            Three,
            new AccountLookup(_aws, new ProviderLookup(_aws, Now, width: 4))
                .Find(Three, Cancellation)
                .Select(facts => facts.Region!)
        );
    }

    [Fact]
    public void A_slow_cluster_holds_up_none_behind_it()
    {
        foreach (int number in Enumerable.Range(10, 30))
            Cluster($"c{number}", $"{number}");
        using ManualResetEventSlim others = new();
        _aws.Before = call =>
        {
            if (call is { Operation: LabOperation.DescribeCluster, Resource: "c10" })
                Assert.True(others.Wait(LongEnough, Cancellation));
            if (
                call is { Operation: LabOperation.GetProvider }
                && call.Resource!.EndsWith("/39", StringComparison.Ordinal)
            )
                others.Set();
        };

        List<OidcFacts> all =
        [
            .. new AccountLookup(_aws, new ProviderLookup(_aws, Now, width: 2)).Find(["us-west-2"], Cancellation),
        ];

        Assert.Equal(Enumerable.Range(10, 30).Select(number => $"c{number}"), all.Select(facts => facts.Name));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void No_region_is_listed_twice_though_the_configured_one_is_not_known_by_name(int width)
    {
        _aws.TellsRegion = false;
        foreach (string region in Three)
            Cluster("c", region, region);
        _aws.CreateProvider(Issuer("DEAD"), [Value]);

        List<OidcFacts> all = [.. new AccountLookup(_aws, new ProviderLookup(_aws, Now, width)).Find([], Cancellation)];

        Assert.Equal(4, all.Count);
        Assert.Equal(
            (1, 3, 3, 4),
            (
                _aws.Calls.Count(LabOperation.ListProviders),
                _aws.Calls.Count(LabOperation.ListClusters),
                _aws.Calls.Count(LabOperation.DescribeCluster),
                _aws.Calls.Count(LabOperation.GetProvider)
            )
        );
    }

    [Fact]
    public void Names_that_are_not_there_cost_one_list_of_clusters()
    {
        Cluster("a", "A");
        ProviderLookup lookup = new(_aws, Now);

        foreach (string name in (string[])["first", "second", "third"])
            Assert.True(lookup.Find(Target.Parse(name), Cancellation).ClusterMissing);

        Assert.Equal(1, _aws.Calls.Count(LabOperation.ListClusters));
    }

    [Fact]
    public void What_was_asked_ahead_ends_when_nobody_wants_it_any_more()
    {
        foreach (int number in Enumerable.Range(10, 30))
            Cluster($"c{number}", $"{number}");
        _aws.After = call =>
        {
            if (
                call is { Operation: LabOperation.GetProvider }
                && call.Resource!.EndsWith("/10", StringComparison.Ordinal)
            )
                _aws.Latency = LongEnough;
        };
        using (
            IEnumerator<OidcFacts> all = new AccountLookup(_aws, new ProviderLookup(_aws, Now, width: 4))
                .Find(["us-west-2"], Cancellation)
                .GetEnumerator()
        )
            Assert.True(all.MoveNext());

        int asked = _aws.Calls.All.Count;
        _aws.Latency = TimeSpan.Zero;
        Assert.False(SpinWait.SpinUntil(() => _aws.Calls.All.Count > asked, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Progress_tells_what_is_listed_before_the_first_call_and_ends_at_the_number_of_rows(int width)
    {
        Cluster("a", "A");
        Cluster("b", "B", "eu-central-1", provider: false);
        _aws.CreateProvider(Issuer("DEAD"), [Value]);
        _aws.CreateProvider("https://gitlab.example", [Value]);
        List<RunState> told = [];
        int callsAtFirst = -1;
        RunProgress progress = new(state =>
        {
            callsAtFirst = told.Count == 0 ? _aws.Calls.All.Count : callsAtFirst;
            told.Add(state);
        });

        int rows = 0;
        AccountLookup account = new(_aws, new ProviderLookup(_aws, Now, width), progress: progress);
        foreach (OidcFacts facts in account.Find(["us-west-2", "eu-central-1"], Cancellation))
        {
            rows++;
            progress.Begin(facts.Name);
            progress.Finish(facts.Name);
        }

        Assert.Equal(0, callsAtFirst);
        Assert.StartsWith("Listing OIDC providers", told[0].Text, StringComparison.Ordinal);
        Assert.Equal((4, 4, 4), (rows, told[^1].Done, told[^1].Total));
    }
}
