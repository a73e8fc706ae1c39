using EksThumbprint.Cli.Hosting;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Trust;

namespace EksThumbprint.Cli.Demo;

/// <summary>
/// The demo's world: an EKS issuer that everybody trusts, a private one, and an account with a provider for each.
/// </summary>
internal sealed class DemoLab : IAsyncDisposable
{
    private const string EksHost = "oidc.eks.eu-central-1.amazonaws.com";
    private const string PrivateHost = "oidc.corp.example";

    private readonly LabServer _server;
    private readonly LabPki _amazon;
    private readonly LabHost _eks;
    private readonly LabHost _corp;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("eks-thumbprint-");

    private DemoLab(LabServer server)
    {
        _server = server;
        _amazon = LabPki.Create(LabKeyKind.Ecdsa, EksHost);
        CorpPki = LabPki.Create(LabKeyKind.Ecdsa, PrivateHost);
        _eks = server.AddHost(EksHost, _amazon.Served());
        _corp = server.AddHost(PrivateHost, CorpPki.Served(2));
        LabIssuer shop = LabIssuer.Create(_eks);
        LabIssuer edge = LabIssuer.Create(_corp, path: "/edge");
        EdgeUrl = edge.Url;
        Aws = new LabAws(region: "eu-central-1");
        Aws.CreateCluster("shop", shop.Url);
        Aws.CreateProvider(shop.Url, [_amazon.ServicesRootCross.Thumbprint.ToString()]);
        Aws.CreateProvider(edge.Url, [CorpPki.Intermediate.Thumbprint.ToString()]);
    }

    public LabAws Aws { get; }

    public string EdgeUrl { get; }

    private LabPki CorpPki { get; set; }

    public static DemoLab Start() => new(LabServer.Start());

    /// <summary>
    /// What happened to EKS's issuers from 2024 on: the server leaves the old top out. And the private CA is replaced.
    /// </summary>
    public void Rotate()
    {
        _eks.Chain = _amazon.Served(3);
        CorpPki = CorpPki.RotateRoots();
        _corp.Chain = CorpPki.Served(2);
    }

    /// <summary>The private CA's new root, as its owner would have it on disk.</summary>
    public string WriteCorpRoot()
    {
        string path = Path.Combine(_folder.FullName, "corp-root.pem");
        File.WriteAllText(path, CorpPki.Root.Certificate.ExportCertificatePem());
        return path;
    }

    /// <summary>The same host as a real run's, but for the world behind it: the lab's roots play Amazon's.</summary>
    public CliHost Host(CliHost real) =>
        real with
        {
            Aws = _ => Aws,
            ConnectTo = new ConnectTo("127.0.0.1", _server.Port),
            Trust = trusted => new TrustPolicy(
                trusted,
                amazonRoots: [_amazon.Root.Certificate, _amazon.ServicesRoot.Certificate],
                publicRoots: []
            ),
        };

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
