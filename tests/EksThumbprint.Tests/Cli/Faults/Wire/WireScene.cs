using EksThumbprint.Aws.Cli;
using EksThumbprint.Cli;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Cli.Faults.Wire;

/// <summary>
/// A private issuer, its provider in moto with a wrong list, and the command line over the real AWS CLI with a proxy
/// on its way. The requests of an update are GetOpenIDConnectProvider (1: the facts, 2: immediately before the write),
/// UpdateOpenIDConnectProviderThumbprint, GetOpenIDConnectProvider (3 and on: read back).
/// </summary>
internal sealed class WireScene : IAsyncDisposable
{
    public const string Old = "3c1f0a52d4e9b7c86a15f3de7290b4418ce6d05f";
    public const string Theirs = "06b25927c42a721631c1efd9431e648fa62e1e39";
    public const string Top = "(the top certificate)";

    private static readonly LabPki Pki = LabPki.Create(LabKeyKind.Ecdsa, "oidc.corp.example");

    private readonly LabServer _server = LabServer.Start();
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string?> _environment;
    private readonly string _root;

    public WireScene(MotoServer moto)
    {
        Wire = new MotoWire(moto.Url);
        Proxy = AwsProxy.Before(moto.Url);
        Issuer = LabIssuer
            .Create(_server.AddHost("oidc.corp.example", Pki.Served(2)), path: "/" + Guid.NewGuid().ToString("N"))
            .Url;
        Arn = "arn:aws:iam::123456789012:oidc-provider/" + Issuer["https://".Length..];
        _root = _folder.Write("root.pem", Pki.Root.Certificate.ExportCertificatePem());
        _environment = new(moto.Environment) { ["AWS_ENDPOINT_URL"] = Proxy.Url, ["AWS_MAX_ATTEMPTS"] = "1" };
        Command = ["update", Arn, "--yes", "--trusted-root", _root];
    }

    public MotoWire Wire { get; }

    public AwsProxy Proxy { get; }

    public string Issuer { get; }

    public string Arn { get; }

    public string[] Command { get; set; }

    /// <summary>The list that the provider has at first.</summary>
    public string[] Listed { get; set; } = [Old];

    /// <summary>How long a call of the AWS CLI may take, in seconds.</summary>
    public int Patience { get; set; } = 60;

    public void Fail(string operation, int from, WireStep step, int times = 1) =>
        Proxy.Plan(operation, from, step, times);

    /// <summary>
    /// The user's settings for the AWS CLI's own retries, in place of one try a call; null for what it does by itself.
    /// </summary>
    public void Retry(string? attempts, string? mode = null) =>
        (_environment["AWS_MAX_ATTEMPTS"], _environment["AWS_RETRY_MODE"]) = (attempts, mode);

    public Task OverwriteAsync() => Wire.OverwriteAsync(Arn, Theirs);

    public async Task<WireOutcome> RunAsync(CancellationToken cancellation)
    {
        await Wire.CreateProviderAsync(Issuer, Listed);
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        CliHost host = new()
        {
            Out = output,
            Error = error,
            Aws = options => new AwsCli(
                options with
                {
                    Environment = _environment,
                    Timeout = TimeSpan.FromSeconds(Patience),
                }
            ),
            ConnectTo = new ConnectTo("127.0.0.1", _server.Port),
            Pauses = new UpdatePauses { Throttled = Milliseconds(50), ReadingBack = Milliseconds(0, 50) },
        };
        int exit = await App.RunAsync(Command, host, cancellation);
        return new WireOutcome(
            new CliResult(exit, output.ToString(), error.ToString()),
            await HeldAsync(),
            Count(Proxy.Sent),
            Count(Proxy.Taken)
        );
    }

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private static int Count(IEnumerable<string> operations) =>
        operations.Count(operation => operation == LabOperation.UpdateThumbprints);

    private static TimeSpan[] Milliseconds(params int[] pauses) =>
        [.. pauses.Select(pause => TimeSpan.FromMilliseconds(pause))];

    private async Task<string[]?> HeldAsync() =>
        await Wire.ThumbprintsAsync(Arn) is { } held ? [.. held.Select(Named)] : null;

    private static string Named(string thumbprint) =>
        thumbprint == Pki.Intermediate.Thumbprint.ToString() ? Top : thumbprint;
}
