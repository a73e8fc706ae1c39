using EksThumbprint.Assessment;
using EksThumbprint.Lab.Aws;

namespace EksThumbprint.Tests.Workflow;

public sealed partial class EstateTests
{
    [Fact]
    public void Several_regions_come_in_the_order_given_and_each_is_listed_once()
    {
        Cluster("a", "A");
        Cluster("b", "B", "eu-central-1", provider: false);
        Cluster("c", "C", "ap-south-1");

        List<OidcFacts> all = FindIn("eu-central-1", "us-west-2", "eu-central-1", "US-West-2");

        Assert.Equal(["b", "a", "c"], all.Select(facts => facts.Name));
        Assert.Equal(["eu-central-1", "us-west-2", "ap-south-1"], all.Select(facts => facts.Region));
        Assert.Equal(3, _aws.Calls.Count(LabOperation.ListClusters));
        Assert.Equal(1, _aws.Calls.Count(LabOperation.ListProviders));
    }

    [Theory]
    [InlineData("eu-wst-1", "us-west-2", "eu-central-1")]
    [InlineData("us-west-2", "eu-wst-1", "eu-central-1")]
    [InlineData("us-west-2", "eu-central-1", "eu-wst-1")]
    public void A_region_that_does_not_exist_is_a_row_and_the_others_are_complete(params string[] regions)
    {
        Cluster("a", "A");
        Cluster("b", "B", "eu-central-1", provider: false);
        _aws.CreateProvider("https://token.actions.githubusercontent.com", [Value]);
        _aws.Before = call =>
        {
            if (call.Region == "eu-wst-1")
                throw new AwsException(AwsFailure.NoNetwork, call.Operation);
        };

        List<OidcFacts> all = FindIn(regions);

        Assert.Equal(
            ["a", "b", "eu-wst-1", "token.actions.githubusercontent.com"],
            all.Select(facts => facts.Name).Order(StringComparer.Ordinal)
        );
        OidcFacts missing = all.Single(facts => facts.Name == "eu-wst-1");
        Assert.Equal(OidcStatus.AwsUnavailable, OidcAssessment.Judge(missing).Status);
        Assert.All(all.Where(facts => facts != missing), facts => Assert.Null(facts.AwsError));
    }

    [Fact]
    public void When_no_region_tells_the_providers_the_first_reason_is_told()
    {
        _aws.Before = call =>
            throw new AwsException(
                call.Region == "us-west-2" ? AwsFailure.AccessDenied : AwsFailure.NoNetwork,
                call.Operation
            );

        Assert.Equal(
            AwsFailure.AccessDenied,
            Assert.Throws<AwsException>(() => FindIn("us-west-2", "eu-wst-1")).Failure
        );
    }

    [Fact]
    public void A_name_that_is_the_region_does_not_show_it_twice()
    {
        _aws.Faults.Deny(LabOperation.ListClusters);

        Assert.Equal([null, null], FindIn("us-west-2", "eu-central-1").Select(facts => facts.Place));
    }
}
