using EksThumbprint.Aws;
using EksThumbprint.Aws.Cli;
using EksThumbprint.Tests.Support;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Aws;

public sealed partial class AwsCliCallTests
{
    private const string Arn =
        "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";
    private const string First = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";
    private const string Second = "06b25927c42a721631c1efd9431e648fa62e1e39";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Clusters_are_listed()
    {
        using FakeAws fake = FakeAws.Printing("""{"clusters": ["one", "two"]}""");
        Assert.Equal(["one", "two"], new AwsCli(fake.Options).ListClusters("eu-west-1", Cancellation));
        Assert.Equal(["eks", "list-clusters", "--output", "json", "--region", "eu-west-1"], Assert.Single(fake.Calls));
    }

    [Theory]
    [InlineData(
        """
            {"cluster": {"name": "one", "arn": "arn:aws:eks:eu-west-1:123456789012:cluster/one",
             "createdAt": 1718000000.5, "status": "ACTIVE", "identity": {"oidc": {"issuer": "https://i"}}}}
            """,
        "https://i"
    )]
    [InlineData(
        """
            {"cluster": {"name": "one", "arn": "arn:aws:eks:eu-west-1:123456789012:cluster/one",
             "createdAt": "2024-06-10T08:13:20+02:00", "status": "ACTIVE", "identity": null}}
            """,
        null
    )]
    [InlineData(
        """
            {"cluster": {"name": "one", "arn": "arn:aws:eks:eu-west-1:123456789012:cluster/one",
             "status": "ACTIVE", "identity": {"oidc": {"issuer": null}}}}
            """,
        null
    )]
    public void A_cluster_is_described_in_either_versions_form(string output, string? issuer)
    {
        using FakeAws fake = FakeAws.Printing(output);
        Cluster? cluster = new AwsCli(fake.Options).FindCluster("one", null, Cancellation);
        Assert.Equal(new Cluster("one", "arn:aws:eks:eu-west-1:123456789012:cluster/one", issuer, "ACTIVE"), cluster);
        Assert.Equal(["eks", "describe-cluster", "--name", "one", "--output", "json"], Assert.Single(fake.Calls));
    }

    [Fact]
    public void Providers_are_listed()
    {
        using FakeAws fake = FakeAws.Printing($$"""{"OpenIDConnectProviderList": [{"Arn": "{{Arn}}"}]}""");
        Assert.Equal([Arn], new AwsCli(fake.Options).ListProviders(null, Cancellation));
        Assert.Equal(["iam", "list-open-id-connect-providers", "--output", "json"], Assert.Single(fake.Calls));
    }

    [Theory]
    [InlineData("null", "null")]
    [InlineData("[]", "[]")]
    [InlineData("[\"" + First + "\", \"" + Second + "\"]", "[\"sts.amazonaws.com\"]")]
    public void A_provider_is_read_and_a_null_list_is_empty(string thumbprints, string audiences)
    {
        using FakeAws fake = FakeAws.Printing(
            $$"""
            {"Url": "oidc.example/id/A", "ThumbprintList": {{thumbprints}}, "ClientIDList": {{audiences}},
             "CreateDate": "2024-06-10T08:13:20Z", "Tags": [{"Key": "é", "Value": ""}]}
            """
        );
        Provider provider = new AwsCli(fake.Options).FindProvider(Arn, "eu-west-1", Cancellation)!;
        Assert.Equal((Arn, "oidc.example/id/A"), (provider.Arn, provider.Url));
        Assert.Equal(thumbprints.Length > 5 ? [First, Second] : [], provider.Thumbprints);
        Assert.Equal(audiences.Length > 5 ? ["sts.amazonaws.com"] : [], provider.Audiences);
        Assert.Equal(
            [
                "iam",
                "get-open-id-connect-provider",
                "--open-id-connect-provider-arn",
                Arn,
                "--output",
                "json",
                "--region",
                "eu-west-1",
            ],
            Assert.Single(fake.Calls)
        );
    }

    [Theory]
    [InlineData("\nAn error occurred (NoSuchEntity) when calling the GetOpenIDConnectProvider operation: x\n", 254)]
    [InlineData(
        "\naws: [ERROR]: An error occurred (NoSuchEntity) when calling the GetOpenIDConnectProvider operation: x\n",
        254
    )]
    [InlineData("\nAn error occurred (NoSuchEntity) when calling the GetOpenIDConnectProvider operation: x\n", 255)]
    public void A_provider_that_does_not_exist_is_null(string error, int exitCode)
    {
        using FakeAws fake = FakeAws.Printing(string.Empty, error, exitCode);
        Assert.Null(new AwsCli(fake.Options).FindProvider(Arn, null, Cancellation));
    }

    [Fact]
    public void A_cluster_that_does_not_exist_is_null()
    {
        using FakeAws fake = FakeAws.Printing(
            string.Empty,
            "\nAn error occurred (ResourceNotFoundException) when calling the DescribeCluster operation: No cluster "
                + "found for name: x.\n",
            254
        );
        Assert.Null(new AwsCli(fake.Options).FindCluster("x", null, Cancellation));
    }

    [Fact]
    public void Thumbprints_are_replaced_in_one_call_without_retries()
    {
        using FakeAws fake = FakeAws.Printing(string.Empty);
        new AwsCli(fake.Options).ReplaceThumbprints(
            Arn,
            [Thumbprint.Parse(First), Thumbprint.Parse(Second)],
            null,
            Cancellation
        );
        string[] expected =
        [
            "iam",
            "update-open-id-connect-provider-thumbprint",
            "--open-id-connect-provider-arn",
            Arn,
            "--thumbprint-list",
            First,
            Second,
            "--output",
            "json",
        ];
        Assert.Equal(expected, Assert.Single(fake.Calls));
        Assert.Equal("1", fake.Environment["AWS_MAX_ATTEMPTS"]);
    }

    [Fact]
    public void Profile_and_endpoint_are_passed_on_and_credentials_are_left_alone()
    {
        using FakeAws fake = FakeAws.Printing("""{"clusters": null}""");
        AwsCliOptions options = fake.Options with { Profile = "my profile", EndpointUrl = "http://127.0.0.1:1" };
        options = options with
        {
            Environment = new Dictionary<string, string?>
            {
                ["AWS_ACCESS_KEY_ID"] = "mine",
                ["AWS_SESSION_TOKEN"] = null,
            },
        };
        Assert.Empty(new AwsCli(options).ListClusters("eu-west-1", Cancellation));
        Assert.Equal(
            [
                "eks",
                "list-clusters",
                "--output",
                "json",
                "--region",
                "eu-west-1",
                "--profile",
                "my profile",
                "--endpoint-url",
                "http://127.0.0.1:1",
            ],
            Assert.Single(fake.Calls)
        );
        Assert.Equal("mine", fake.Environment["AWS_ACCESS_KEY_ID"]);
        Assert.DoesNotContain("AWS_SESSION_TOKEN", fake.Environment.Keys);
        Assert.DoesNotContain("AWS_MAX_ATTEMPTS", fake.Environment.Keys);
        Assert.Equal(
            ("", "off", "legacy"),
            (
                fake.Environment["AWS_PAGER"],
                fake.Environment["AWS_CLI_AUTO_PROMPT"],
                fake.Environment["AWS_CLI_ERROR_FORMAT"]
            )
        );
    }
}
