using EksThumbprint.Lab.Aws;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Cli.Faults.Wire;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli;

/// <summary>
/// Issuers of the lab, providers for them in moto, and a proxy in between that counts what is written.
/// </summary>
internal sealed class MotoStory : IAsyncDisposable
{
    /// <summary>A value like any other, of no certificate at all.</summary>
    public const string Dead = "3c1f0a52d4e9b7c86a15f3de7290b4418ce6d05f";

    private readonly MotoServer _moto;
    private readonly LabServer _server = LabServer.Start();
    private readonly AwsProxy _proxy;
    private readonly TemporaryFolder _folder = new();

    public MotoStory(MotoServer moto)
    {
        _moto = moto;
        _proxy = AwsProxy.Before(moto.Url);
    }

    public int Writes => _proxy.Taken.Count(operation => operation == LabOperation.UpdateThumbprints);

    public int Calls => _proxy.Sent.Count;

    /// <summary>Serves an issuer that ends at its intermediate.</summary>
    public (LabIssuer Issuer, LabPki Pki) Serve(string host, string path)
    {
        LabPki pki = LabPki.Create(LabKeyKind.Ecdsa, host);
        return (LabIssuer.Create(_server.AddHost(host, pki.Served(2)), path: path), pki);
    }

    /// <summary>The hierarchy's root in a file.</summary>
    public string RootFile(LabPki pki) =>
        _folder.Write(Guid.NewGuid().ToString("N") + ".pem", pki.Root.Certificate.ExportCertificatePem());

    /// <summary>A cluster, and the issuer that moto gives it.</summary>
    public Uri CreateCluster(string name, string region) => new(_moto.CreateCluster(name, region).Issuer);

    /// <summary>A provider; its ARN.</summary>
    public string CreateProvider(string url, params string[] thumbprints) => _moto.CreateProvider(url, thumbprints);

    /// <summary>Overwrites the list, behind the product's back.</summary>
    public void Overwrite(string arn, params string[] thumbprints) =>
        _moto.Wire.OverwriteAsync(arn, thumbprints).GetAwaiter().GetResult();

    /// <summary>The list as the server holds it.</summary>
    public string[] Listed(string arn) => _moto.Wire.ThumbprintsAsync(arn).GetAwaiter().GetResult()!;

    /// <summary>Whether the product is a process of its own.</summary>
    public bool AsProcess { get; init; }

    private Dictionary<string, string?> Variables => new(_moto.Environment) { ["AWS_ENDPOINT_URL"] = _proxy.Url };

    /// <summary>Runs the product, with the lab in the issuers' place and moto, behind the proxy, in AWS's.</summary>
    public CliResult Run(params string[] arguments) =>
        AsProcess
            ? RunTrusting(null, arguments)
            : CliHere
                .RunAsync(options => options with { Environment = Variables }, null, Dialled(arguments))
                .GetAwaiter()
                .GetResult();

    /// <summary>The same as a process, on a machine whose trust store holds just this root (Linux).</summary>
    public CliResult RunTrusting(string? rootFile, params string[] arguments) =>
        CliProcess.Run(new Dictionary<string, string?>(Variables) { ["SSL_CERT_FILE"] = rootFile }, Dialled(arguments));

    private string[] Dialled(string[] arguments) => [.. arguments, "--connect-to", _server.EndPoint.ToString()];

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _server.DisposeAsync();
        _folder.Dispose();
    }
}
