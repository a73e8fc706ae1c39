using System.Net;
using System.Net.Sockets;
using System.Text;
using EksThumbprint.Aws.Cli;
using EksThumbprint.Tests.Support;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Aws;

/// <summary>What the real AWS CLI says when something is missing, without any network but loopback.</summary>
public sealed class AwsCliOfflineTests : IDisposable
{
    private const string Arn = "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE";

    private readonly string _home;

    public AwsCliOfflineTests()
    {
        Assert.SkipWhen(OnPath.Find("aws") is null, "The AWS CLI (aws) is not on PATH.");
        _home = Directory.CreateTempSubdirectory("home-").FullName;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void No_credentials()
    {
        Assert.Equal(
            AwsFailure.NoCredentials,
            Failure(new AwsCliOptions { Environment = Nothing() }, aws => aws.ListProviders(null, Cancellation)).Failure
        );
        Assert.Equal(
            AwsFailure.NoCredentials,
            Failure(new AwsCliOptions { Environment = Nothing() }, aws =>
                aws.ListClusters("eu-west-1", Cancellation)
            ).Failure
        );
    }

    [WholeRun]
    [Fact]
    public void Half_of_the_credentials()
    {
        Dictionary<string, string?> environment = Nothing();
        environment["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE";
        AwsException failure = Failure(new AwsCliOptions { Environment = environment }, aws =>
            aws.ListClusters("eu-west-1", Cancellation)
        );
        Assert.Equal(AwsFailure.NoCredentials, failure.Failure);
        Assert.Contains("AWS_SECRET_ACCESS_KEY", failure.Message);
    }

    [Fact]
    public void No_region()
    {
        AwsException failure = Failure(new AwsCliOptions { Environment = WithKeys() }, aws =>
            aws.ListClusters(null, Cancellation)
        );
        Assert.Equal((AwsFailure.NoRegion, "eks:ListClusters"), (failure.Failure, failure.Operation));
    }

    [WholeRun]
    [Fact]
    public void A_region_that_is_none()
    {
        AwsException failure = Failure(
            new AwsCliOptions { Environment = WithKeys(), Region = "no such region!" },
            aws => aws.ListClusters(null, Cancellation)
        );
        Assert.Equal(AwsFailure.InvalidInput, failure.Failure);
        Assert.Contains("no such region!", failure.Message);
    }

    [Fact]
    public void No_such_profile()
    {
        AwsException failure = Failure(new AwsCliOptions { Environment = WithKeys(), Profile = "nobody here" }, aws =>
            aws.ListClusters("eu-west-1", Cancellation)
        );
        Assert.Equal(AwsFailure.NoProfile, failure.Failure);
        Assert.Contains("nobody here", failure.Message);
    }

    [Fact]
    public void An_endpoint_that_refuses()
    {
        Dictionary<string, string?> environment = WithKeys();
        environment["AWS_MAX_ATTEMPTS"] = "1";
        AwsException failure = Failure(
            new AwsCliOptions { Environment = environment, EndpointUrl = "http://127.0.0.1:1" },
            aws => aws.FindProvider(Arn, null, Cancellation)
        );
        Assert.Equal(AwsFailure.NoNetwork, failure.Failure);
    }

    [WholeRun]
    [Fact]
    public void An_endpoint_that_is_no_URL()
    {
        AwsException failure = Failure(new AwsCliOptions { Environment = WithKeys(), EndpointUrl = "localhost" }, aws =>
            aws.FindProvider(Arn, null, Cancellation)
        );
        Assert.Equal(AwsFailure.InvalidInput, failure.Failure);
    }

    [Fact]
    public async Task A_write_that_fails_within_AWS_is_sent_once_only()
    {
        using TcpListener server = new(IPAddress.Loopback, 0);
        server.Start();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task<int> requests = AnswerUnavailable(server, stop.Token);
        AwsCliOptions options = new() { Environment = WithKeys(), EndpointUrl = $"http://{server.LocalEndpoint}" };
        AwsException failure = Failure(options, aws =>
            aws.ReplaceThumbprints(Arn, [Thumbprint.Parse(new string('a', 40))], null, Cancellation)
        );
        await stop.CancelAsync();
        Assert.Equal((AwsFailure.ServiceFailure, true), (failure.Failure, failure.MayHaveTakenEffect));
        Assert.Equal(1, await requests);
    }

    private static async Task<int> AnswerUnavailable(TcpListener server, CancellationToken stop)
    {
        byte[] answer = Encoding.ASCII.GetBytes(
            "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
        for (int count = 0; ; count++)
        {
            try
            {
                using TcpClient client = await server.AcceptTcpClientAsync(stop);
                NetworkStream stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[64 * 1024], stop);
                await stream.WriteAsync(answer, stop);
            }
            catch (OperationCanceledException)
            {
                return count;
            }
        }
    }

    private static AwsException Failure(AwsCliOptions options, Action<AwsCli> call) =>
        Assert.Throws<AwsException>(() => call(new AwsCli(options)));

    private Dictionary<string, string?> Nothing()
    {
        string[] set =
        [
            .. Environment
                .GetEnvironmentVariables()
                .Keys.Cast<string>()
                .Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)),
        ];
        Dictionary<string, string?> environment = set.ToDictionary(name => name, _ => (string?)null);
        foreach (string name in new[] { "HOME", "USERPROFILE" })
            environment[name] = _home;
        environment["AWS_CONFIG_FILE"] = Path.Combine(_home, "config");
        environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(_home, "credentials");
        environment["AWS_EC2_METADATA_DISABLED"] = "true";
        environment["NO_PROXY"] = "127.0.0.1";
        return environment;
    }

    private Dictionary<string, string?> WithKeys() =>
        new(Nothing()) { ["AWS_ACCESS_KEY_ID"] = "testing", ["AWS_SECRET_ACCESS_KEY"] = "testing" };
}
