using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Workflow;

public sealed partial class ProviderLookupTests
{
    private const string Issuer = "https://oidc.eks.us-west-2.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";
    private static readonly string Value = new('a', 40);
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly LabAws _aws = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private OidcFacts Find(string target) => new ProviderLookup(_aws, Now).Find(Target.Parse(target), Cancellation);

    private IEnumerable<string> Calls => _aws.Calls.All.Select(call => call.Operation);

    [Fact]
    public void A_cluster_costs_one_describe_and_one_get()
    {
        _aws.CreateCluster("shop", Issuer);
        Provider provider = _aws.CreateProvider(Issuer, [Value]);

        OidcFacts facts = Find("shop");

        Assert.Equal([LabOperation.DescribeCluster, LabOperation.GetProvider], Calls);
        Assert.Equal(("shop", Now, "us-west-2", true), (facts.Name, facts.Now, facts.Region, facts.ProviderSought));
        Assert.Equal((Issuer, provider.Arn), (facts.Issuer!.ToString(), facts.ProviderArn));
        Assert.Equal([Value], facts.Listed!);
        Assert.Equal(provider.Arn, facts.Provider!.Arn);
        Assert.False(facts.Orphaned || facts.ClusterMissing);
        Assert.Null(facts.AwsError);
    }

    [Fact]
    public void Many_issuer_URLs_cost_one_list_and_a_get_each()
    {
        List<string> issuers =
        [
            .. Enumerable.Range(0, 7).Select(i => $"https://oidc.eks.us-west-2.amazonaws.com/id/{i:X32}"),
        ];
        foreach (string issuer in issuers)
            _aws.CreateProvider(issuer, [Value]);
        ProviderLookup finder = new(_aws, Now);

        List<OidcFacts> facts = [.. issuers.Select(issuer => finder.Find(Target.Parse(issuer), Cancellation))];

        Assert.Equal(issuers, facts.Select(one => one.Issuer!.ToString()));
        Assert.All(facts, one => Assert.NotNull(one.Provider));
        Assert.Equal(
            (1, 7, 8),
            (
                _aws.Calls.Count(LabOperation.ListProviders),
                _aws.Calls.Count(LabOperation.GetProvider),
                _aws.Calls.All.Count
            )
        );
    }

    [Fact]
    public void A_provider_ARN_costs_one_get()
    {
        Provider provider = _aws.CreateProvider(Issuer, [Value]);

        OidcFacts facts = Find(provider.Arn);

        Assert.Equal([LabOperation.GetProvider], Calls);
        Assert.Equal(provider.Arn, facts.Provider!.Arn);
        Assert.Equal("us-west-2", _aws.Calls.All[0].Region);
    }

    [Fact]
    public void The_issuer_alone_costs_one_call_for_a_cluster_and_none_for_the_rest()
    {
        _aws.CreateCluster("shop", Issuer);
        ProviderLookup finder = new(_aws, Now);

        Assert.Equal(Issuer, finder.FindIssuer(Target.Parse("shop"), Cancellation).Issuer!.ToString());
        Assert.Equal([LabOperation.DescribeCluster], Calls);
        OidcFacts facts = finder.FindIssuer(Target.Parse(Issuer), Cancellation);
        Assert.Equal(Issuer, facts.Issuer!.ToString());
        Assert.False(facts.ProviderSought);
        Assert.Single(Calls);
    }

    [Fact]
    public void A_cluster_of_another_region_is_looked_for_there_by_its_ARN()
    {
        string issuer = Issuer.Replace("us-west-2", "eu-central-1", StringComparison.Ordinal);
        Cluster cluster = _aws.CreateCluster("shop", issuer, "eu-central-1");
        _aws.CreateCluster("shop", Issuer);
        _aws.CreateProvider(issuer, [Value]);

        OidcFacts facts = Find(cluster.Arn!);

        Assert.Equal(issuer, facts.Issuer!.ToString());
        Assert.NotNull(facts.Provider);
        Assert.All(_aws.Calls.All, call => Assert.Equal("eu-central-1", call.Region));
    }

    [Fact]
    public void A_cluster_of_that_name_in_another_account_is_not_the_one_that_is_meant()
    {
        _aws.CreateCluster("shop", Issuer);
        _aws.CreateProvider(Issuer, [Value]);

        OidcFacts facts = Find("arn:aws:eks:us-west-2:999988887777:cluster/shop");

        Assert.Null(facts.Cluster);
        Assert.Null(facts.Provider);
        Assert.Contains(
            "of account 999988887777, the credentials are of account 111122223333",
            facts.AwsError!.Message,
            StringComparison.Ordinal
        );
        Assert.True(OidcAssessment.Judge(facts).Undetermined);
        Assert.Equal([LabOperation.DescribeCluster], Calls);
    }

    [Fact]
    public void A_provider_of_another_account_is_denied_and_not_looked_for_here()
    {
        _aws.CreateProvider(Issuer, [Value]);

        OidcFacts facts = Find("arn:aws:iam::999988887777:oidc-provider/" + Issuer["https://".Length..]);

        Assert.Equal(AwsFailure.AccessDenied, facts.AwsError!.Failure);
        Assert.Null(facts.Provider);
        Assert.Equal([LabOperation.GetProvider], Calls);
    }

    [Fact]
    public void A_cluster_that_is_not_there_is_missing_and_only_the_other_names_are_asked_for()
    {
        OidcFacts facts = Find("shop");

        Assert.True(facts.ClusterMissing);
        Assert.False(facts.ProviderSought);
        Assert.Equal([LabOperation.DescribeCluster, LabOperation.ListClusters], Calls);
    }

    [Theory]
    [InlineData(null, "CREATING")]
    [InlineData("", "ACTIVE")]
    public void A_cluster_without_issuer_ends_the_search(string? issuer, string status)
    {
        _aws.CreateCluster("shop", issuer, status: status);

        OidcFacts facts = Find("shop");

        Assert.Null(facts.Issuer);
        Assert.Equal(status, facts.Cluster!.Status);
        Assert.Equal([LabOperation.DescribeCluster], Calls);
        Assert.Equal(OidcStatus.NoIssuer, OidcAssessment.Judge(facts).Status);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("//")]
    public void A_provider_in_another_form_is_named(string slash)
    {
        _aws.CreateCluster("shop", Issuer);
        string other = _aws.CreateProvider(Issuer + slash, [Value]).Arn;
        _aws.CreateProvider("https://oidc.eks.us-west-2.amazonaws.com/id/FF", [Value]);

        OidcFacts facts = Find("shop");

        Assert.Null(facts.Provider);
        Assert.Null(facts.Listed);
        Assert.Equal([other], facts.OtherForms);
        Assert.Equal([LabOperation.DescribeCluster, LabOperation.GetProvider, LabOperation.ListProviders], Calls);
    }

    [Fact]
    public void A_provider_under_the_dual_stack_alias_is_another_form_whatever_is_asked_for()
    {
        string alias = "https://oidc-eks.us-west-2.api.aws/id/0123456789ABCDEF0123456789ABCDEF";
        string other = _aws.CreateProvider(alias, [Value]).Arn;

        foreach (string target in (string[])[Issuer, alias, other])
        {
            OidcFacts facts = Find(target);
            Assert.Equal(Issuer, facts.Issuer!.ToString());
            Assert.Equal([other], facts.OtherForms);
            Assert.Equal(OidcStatus.WrongIssuer, OidcAssessment.Judge(facts).Status);
        }
    }
}
