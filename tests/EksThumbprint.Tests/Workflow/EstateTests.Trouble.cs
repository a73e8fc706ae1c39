using EksThumbprint.Assessment;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Tests.Support;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Workflow;

public sealed partial class EstateTests
{
    [Fact]
    public void An_account_without_anything_is_empty() => Assert.Empty(FindAll());

    [Fact]
    public void A_region_whose_only_clusters_have_no_issuer_is_listed_once()
    {
        _aws.CreateCluster("outpost", null);
        _aws.CreateProvider(Issuer("DEAD"), [Value]);

        List<OidcFacts> all = FindAll();

        Assert.Equal(["outpost", "oidc.eks.us-west-2.amazonaws.com/id/DEAD"], all.Select(facts => facts.Name));
        Assert.Equal(
            [OidcStatus.NoIssuer, OidcStatus.Orphaned],
            all.Select(facts => OidcAssessment.Judge(facts).Status)
        );
    }

    [Fact]
    public void Providers_that_cannot_be_listed_leave_no_estate_to_speak_of()
    {
        Cluster("a", "A");
        _aws.Faults.Deny(LabOperation.ListProviders);

        Assert.Equal(AwsFailure.AccessDenied, Assert.Throws<AwsException>(() => FindAll()).Failure);
    }

    [Fact]
    public void Without_the_list_of_clusters_no_provider_is_called_an_orphan()
    {
        Cluster("a", "A");
        _aws.Faults.Deny(LabOperation.ListClusters);

        List<OidcFacts> all = FindAll("us-west-2");

        Assert.Equal(
            [OidcStatus.AccessDenied, OidcStatus.Match],
            all.Select(facts => OidcAssessment.Judge(facts).Status)
        );
        Assert.All(all, facts => Assert.False(facts.Orphaned));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("us-west-2")]
    public void While_any_cluster_cannot_be_described_no_provider_is_called_an_orphan(string? region)
    {
        Cluster("a", "A");
        Cluster("b", "B");
        _aws.Faults.Throttle(LabOperation.DescribeCluster);

        List<OidcFacts> all = FindAll(region);

        Assert.Equal(["a", "b", "oidc.eks.us-west-2.amazonaws.com/id/A"], all.Select(facts => facts.Name));
        Assert.Equal(AwsFailure.Throttled, all[0].AwsError!.Failure);
        Assert.All(all, facts => Assert.False(facts.Orphaned));
    }

    [Fact]
    public void One_region_that_is_denied_does_not_spoil_the_others()
    {
        Cluster("a", "A");
        Cluster("b", "B", "eu-central-1");
        _aws.Before = call =>
        {
            if (call is { Operation: LabOperation.ListClusters, Region: "eu-central-1" })
                throw new AwsException(AwsFailure.AccessDenied, call.Operation);
        };

        List<OidcFacts> all = FindAll("us-west-2");

        Assert.Equal(
            ["a", "eu-central-1", "oidc.eks.eu-central-1.amazonaws.com/id/B"],
            all.Select(facts => facts.Name)
        );
        Assert.Equal(OidcStatus.AccessDenied, OidcAssessment.Judge(all[1]).Status);
        Assert.NotNull(all[2].Provider);
        Assert.False(all[2].Orphaned);
    }

    [Theory]
    [InlineData("https://oidc-eks.us-west-2.api.aws/id/DEAD")]
    [InlineData("https://oidc.eks.us-west-2.amazonaws.com/id/DEAD/")]
    public void An_orphan_in_another_form_is_named_by_its_own_ARN(string registered)
    {
        string arn = _aws.CreateProvider(registered, [Value]).Arn;

        OidcFacts facts = Assert.Single(FindAll("us-west-2"));

        Assert.True(facts.Orphaned);
        Assert.Contains(arn, OidcAssessment.Judge(facts).Remedy.Text()!, StringComparison.Ordinal);
        Assert.EndsWith(arn, OidcAssessment.Judge(facts).Remedy.Text()!, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancellation_ends_the_search()
    {
        Cluster("a", "A");
        Cluster("b", "B");
        using CancellationTokenSource stop = new();
        using IEnumerator<OidcFacts> all = new AccountLookup(_aws, new ProviderLookup(_aws, Now))
            .Find([], stop.Token)
            .GetEnumerator();

        Assert.True(all.MoveNext());
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => all.MoveNext());
    }
}
