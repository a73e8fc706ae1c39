using System.Text.Json;
using EksThumbprint.Aws;
using EksThumbprint.Aws.Cli;
using EksThumbprint.Tests.Support;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Aws;

/// <summary>
/// The real AWS CLI against a stand-in for AWS; what it wrote is read with the CLI too, but not through the product.
/// </summary>
[Collection(Moto.Name)]
public sealed class AwsCliMotoTests(MotoServer moto) : IAsyncLifetime
{
    private const string Old = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";
    private const string Url = "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE";
    private const string New = "06b25927c42a721631c1efd9431e648fa62e1e39";

    private AwsCli Client => new(new AwsCliOptions { Environment = moto.Environment });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        MotoServer.Require();
        await moto.ResetAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void A_cluster_and_its_issuer_are_read_from_its_own_region()
    {
        (string clusterArn, string issuer) = moto.CreateCluster("one", "eu-west-1");
        Cluster? cluster = Client.FindCluster("one", "eu-west-1", Cancellation);
        Assert.Equal(new Cluster("one", clusterArn, issuer, "ACTIVE"), cluster);
        Assert.Equal(["one"], Client.ListClusters("eu-west-1", Cancellation));
        Assert.Empty(Client.ListClusters(null, Cancellation));
        Assert.Null(Client.FindCluster("one", "eu-west-2", Cancellation));
    }

    [WholeRun]
    [Fact]
    public async Task More_clusters_than_fit_on_one_page_are_all_listed()
    {
        string[] names = [.. Enumerable.Range(0, 101).Select(i => $"cluster-{i}")];
        foreach (string name in names)
            await moto.Wire.CreateClusterAsync(name, "eu-west-1");
        Assert.Equal(
            names.Order(StringComparer.Ordinal),
            Client.ListClusters("eu-west-1", Cancellation).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_provider_is_found_read_and_its_whole_list_replaced()
    {
        string arn = moto.CreateProvider(Url, Old);
        Assert.Equal([arn], Client.ListProviders(null, Cancellation));
        Provider before = Client.FindProvider(arn, "eu-west-1", Cancellation)!;
        Assert.Equal(("oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE", arn), (before.Url, before.Arn));
        Assert.Equal([Old], before.Thumbprints);
        Assert.Equal(["sts.amazonaws.com"], before.Audiences);

        Client.ReplaceThumbprints(arn, [Thumbprint.Parse(New), Thumbprint.Parse(Old)], "eu-west-1", Cancellation);

        JsonElement after = Json(
            moto.Aws("iam", "get-open-id-connect-provider", "--open-id-connect-provider-arn", arn)
        );
        Assert.Equal([New, Old], after.GetProperty("ThumbprintList").EnumerateArray().Select(item => item.GetString()));
        Assert.Equal([New, Old], Client.FindProvider(arn, null, Cancellation)!.Thumbprints);
    }

    [WholeRun]
    [Fact]
    public void A_provider_that_does_not_exist_is_null_and_cannot_be_changed()
    {
        const string arn = "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/NONE";
        Assert.Empty(Client.ListProviders(null, Cancellation));
        Assert.Null(Client.FindProvider(arn, null, Cancellation));
        AwsException failure = Assert.Throws<AwsException>(() =>
            Client.ReplaceThumbprints(arn, [Thumbprint.Parse(New)], null, Cancellation)
        );
        Assert.Equal((AwsFailure.NotFound, "NoSuchEntity"), (failure.Failure, failure.Code));
        Assert.False(failure.MayHaveTakenEffect);
    }

    [Fact]
    public void Six_thumbprints_are_refused_here_though_the_stand_in_would_take_them()
    {
        string arn = moto.CreateProvider(Url, Old);
        Thumbprint[] six = [.. "abcdef".Select(digit => Thumbprint.Parse(new string(digit, 40)))];
        Assert.Equal(
            AwsFailure.InvalidInput,
            Assert.Throws<AwsException>(() => Client.ReplaceThumbprints(arn, six, null, Cancellation)).Failure
        );
        Assert.Equal([Old], Client.FindProvider(arn, null, Cancellation)!.Thumbprints);
    }

    [WholeRun]
    [Fact]
    public void Options_lead_the_CLI_to_the_server_as_well_as_the_environment_does()
    {
        moto.CreateCluster("one", "eu-central-1");
        Dictionary<string, string?> environment = new(moto.Environment)
        {
            ["AWS_ENDPOINT_URL"] = null,
            ["AWS_DEFAULT_REGION"] = null,
        };
        AwsCli client = new(
            new AwsCliOptions
            {
                Environment = environment,
                EndpointUrl = moto.Url,
                Region = "eu-central-1",
            }
        );
        Assert.Equal(["one"], client.ListClusters(null, Cancellation));
        environment["AWS_REGION"] = "eu-central-1";
        Assert.Equal(
            ["one"],
            new AwsCli(new AwsCliOptions { Environment = environment, EndpointUrl = moto.Url }).ListClusters(
                null,
                Cancellation
            )
        );
    }

    [Fact]
    public void The_CLI_finds_its_way_to_IAM_without_any_region()
    {
        string arn = moto.CreateProvider(Url, Old);
        Dictionary<string, string?> environment = new(moto.Environment) { ["AWS_DEFAULT_REGION"] = null };
        Assert.Equal(
            [arn],
            new AwsCli(new AwsCliOptions { Environment = environment }).ListProviders(null, Cancellation)
        );
    }

    [WholeRun]
    [Fact]
    public void Text_beyond_ASCII_does_not_disturb_the_answer_in_any_locale()
    {
        string arn = CreateTaggedProvider(Old);
        Dictionary<string, string?> environment = new(moto.Environment)
        {
            ["LC_ALL"] = "C",
            ["PYTHONUTF8"] = "0",
            ["PYTHONCOERCECLOCALE"] = "0",
        };
        Assert.Equal(
            [Old],
            new AwsCli(new AwsCliOptions { Environment = environment })
                .FindProvider(arn, null, Cancellation)!
                .Thumbprints
        );
    }

    /// <summary>By the CLI itself, with a tag beyond ASCII.</summary>
    private string CreateTaggedProvider(string thumbprint) =>
        Json(
                moto.Aws(
                    "iam",
                    "create-open-id-connect-provider",
                    "--url",
                    Url,
                    "--client-id-list",
                    "sts.amazonaws.com",
                    "--thumbprint-list",
                    thumbprint,
                    "--tags",
                    "Key=Näme,Value=日本"
                )
            )
            .GetProperty("OpenIDConnectProviderArn")
            .GetString()!;

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
