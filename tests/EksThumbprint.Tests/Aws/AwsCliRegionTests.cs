using EksThumbprint.Aws.Cli;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Aws;

public sealed class AwsCliRegionTests
{
    [Theory]
    [InlineData("eu-west-1", "us-east-1", "us-east-2", "eu-west-1")]
    [InlineData(null, "us-east-1", "us-east-2", "us-east-1")]
    [InlineData(null, null, "us-east-2", "us-east-2")]
    [InlineData(null, null, null, null)]
    public void A_cluster_is_asked_for_where_its_target_says(
        string? target,
        string? configured,
        string? environment,
        string? expected
    ) => Assert.Equal(expected, Region(configured, environment).ForEks(target));

    [Theory]
    [InlineData("aws", null, null, null, null)]
    [InlineData("aws-cn", null, null, null, "cn-northwest-1")]
    [InlineData("aws-us-gov", null, null, null, "us-gov-west-1")]
    [InlineData("aws-eusc", null, null, null, "eusc-de-east-1")]
    [InlineData("aws-iso", null, null, null, "us-iso-east-1")]
    [InlineData("aws-iso-b", null, null, null, "us-isob-east-1")]
    [InlineData("aws-iso-e", null, null, null, "eu-isoe-west-1")]
    [InlineData("aws-iso-f", null, null, null, "us-isof-south-1")]
    [InlineData("aws", "eu-west-1", "eu-west-2", "eu-west-3", "eu-west-2")]
    [InlineData("aws", "eu-west-1", null, "eu-west-3", "eu-west-3")]
    [InlineData("aws", "eu-west-1", null, null, "eu-west-1")]
    [InlineData("aws-cn", null, "eu-west-1", "us-east-1", "cn-northwest-1")]
    [InlineData("aws-cn", "cn-northwest-1", "eu-west-1", null, "cn-northwest-1")]
    [InlineData("aws-us-gov", null, "us-gov-east-1", null, "us-gov-east-1")]
    [InlineData("aws", null, "us-gov-east-1", null, null)]
    public void IAM_is_asked_in_the_partition_of_the_provider(
        string partition,
        string? target,
        string? configured,
        string? environment,
        string? expected
    ) =>
        Assert.Equal(
            expected,
            Region(configured, environment).ForIam($"arn:{partition}:iam::123456789012:oidc-provider/x", target)
        );

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("us-gov-east-1", null, "us-gov-east-1")]
    [InlineData("us-gov-east-1", "eu-west-1", "us-gov-east-1")]
    [InlineData(null, "cn-north-1", "cn-north-1")]
    public void Providers_are_listed_in_the_partition_of_the_target(
        string? target,
        string? configured,
        string? expected
    ) => Assert.Equal(expected, Region(configured, null).ForIam(null, target));

    [Fact]
    public void The_default_region_of_the_environment_is_for_IAM_only_since_the_CLI_reads_it_itself()
    {
        CliRegion region = new(
            new AwsCliOptions
            {
                Environment = new Dictionary<string, string?>
                {
                    ["AWS_REGION"] = " ",
                    ["AWS_DEFAULT_REGION"] = "eu-west-1",
                },
            }
        );
        Assert.Null(region.ForEks(null));
        Assert.Equal("eu-west-1", region.ForIam(null, null));
    }

    [Fact]
    public void IAM_is_asked_again_with_a_region_where_the_CLI_wants_one()
    {
        using FakeAws fake = FakeAws.Running(
            """
            case "$*" in
                *--region*) echo '{"OpenIDConnectProviderList": []}' ;;
                *)
                    echo 'You must specify a region. You can also configure your region by running "aws configure".' >&2
                    exit 255 ;;
            esac
            """
        );
        Assert.Empty(new AwsCli(fake.Options).ListProviders(null, TestContext.Current.CancellationToken));
        Assert.Equal(2, fake.Calls.Count);
        Assert.Equal(["--region", "us-east-1"], fake.Calls[1].Skip(4));
    }

    private static CliRegion Region(string? configured, string? environment) =>
        new(
            new AwsCliOptions
            {
                Region = configured,
                Environment = new Dictionary<string, string?>
                {
                    ["AWS_REGION"] = environment,
                    ["AWS_DEFAULT_REGION"] = null,
                },
            }
        );
}
