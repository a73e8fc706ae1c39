using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EksThumbprint.Tests.Support;

/// <summary>
/// One moto server, a stand-in for AWS, for all test classes of <see cref="Moto"/>; its URL is on loopback.
/// </summary>
public sealed partial class MotoServer : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(60);

    private readonly string _home = Directory.CreateTempSubdirectory("moto-").FullName;
    private readonly HttpClient _http = new() { Timeout = CallLimit };
    private Process? _server;

    /// <summary>Where the server listens, such as <c>http://127.0.0.1:40123</c>.</summary>
    public string Url { get; private set; } = string.Empty;

    /// <summary>The variables with which the AWS CLI talks to this server and to nothing else.</summary>
    public IReadOnlyDictionary<string, string?> Environment =>
        new Dictionary<string, string?>
        {
            ["AWS_ENDPOINT_URL"] = Url,
            ["AWS_ACCESS_KEY_ID"] = "testing",
            ["AWS_SECRET_ACCESS_KEY"] = "testing",
            ["AWS_SESSION_TOKEN"] = "testing",
            ["AWS_DEFAULT_REGION"] = "us-east-1",
            ["AWS_REGION"] = null,
            ["AWS_PROFILE"] = null,
            ["AWS_DEFAULT_PROFILE"] = null,
            ["AWS_CONFIG_FILE"] = Path.Combine(_home, "config"),
            ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(_home, "credentials"),
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["NO_PROXY"] = "127.0.0.1",
        };

    /// <summary>Skips the test where the AWS CLI or moto is not installed.</summary>
    public static void Require()
    {
        Assert.SkipWhen(OnPath.Find("aws") is null, "The AWS CLI (aws) is not on PATH.");
        Assert.SkipWhen(OnPath.Find("moto_server") is null, "moto (moto_server) is not on PATH.");
    }

    public async ValueTask InitializeAsync()
    {
        if (OnPath.Find("aws") is null || OnPath.Find("moto_server") is not { } moto)
            return;
        TaskCompletionSource<string> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ProcessStartInfo start = new(moto, ["-H", "127.0.0.1", "-p", "0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _server = Process.Start(start)!;
        _server.OutputDataReceived += (_, line) => Look(line.Data);
        _server.ErrorDataReceived += (_, line) => Look(line.Data);
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
        Url = await listening.Task.WaitAsync(StartLimit);
        await ResetAsync();

        void Look(string? line)
        {
            if (line is not null && RunningOn().Match(line) is { Success: true } found)
                listening.TrySetResult(found.Groups[1].Value);
        }
    }

    /// <summary>Requests to it without the AWS CLI.</summary>
    internal MotoWire Wire => new(Url);

    /// <summary>A provider for IAM to hold; its ARN.</summary>
    public string CreateProvider(string url, params string[] thumbprints)
    {
        Wire.CreateProviderAsync(url, thumbprints).GetAwaiter().GetResult();
        return "arn:aws:iam::123456789012:oidc-provider/" + url["https://".Length..];
    }

    /// <summary>A cluster: its ARN and its issuer.</summary>
    public (string Arn, string Issuer) CreateCluster(string name, string region) =>
        Wire.CreateClusterAsync(name, region).GetAwaiter().GetResult();

    /// <summary>
    /// Runs the AWS CLI against this server, independently of the product, and returns its standard output.
    /// </summary>
    public string Aws(params string[] arguments)
    {
        ProcessStartInfo start = new(OnPath.Find("aws")!, [.. arguments, "--output", "json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string? value) in Environment)
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(CallLimit))
            process.Kill(entireProcessTree: true);
        Assert.True(process.ExitCode == 0, $"aws {string.Join(' ', arguments)}: {error.Result}");
        return output.Result;
    }

    /// <summary>Forgets every cluster and provider.</summary>
    public async Task ResetAsync()
    {
        using HttpResponseMessage answer = await _http.PostAsync(new Uri(Url + "/moto-api/reset"), null);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_server is not null)
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync().WaitAsync(CallLimit);
            _server.Dispose();
        }

        Directory.Delete(_home, recursive: true);
    }

    [GeneratedRegex(@"Running on (http://127\.0\.0\.1:\d+)")]
    private static partial Regex RunningOn();
}
