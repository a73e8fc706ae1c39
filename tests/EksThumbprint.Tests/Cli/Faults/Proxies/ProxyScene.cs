using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;

namespace EksThumbprint.Tests.Cli.Faults.Proxies;

/// <summary>An issuer whose name resolves nowhere but at the proxy, and the real command line that reads it.</summary>
internal sealed class ProxyScene : IAsyncDisposable
{
    public const string Host = "issuer.corp.invalid";

    private static readonly LabPki Pki = LabPki.Create(LabKeyKind.Ecdsa, Host);

    private readonly Dictionary<string, string?> _environment = [];

    public ProxyScene()
    {
        _ = LabIssuer.Create(Server.AddHost(Host, Pki.Served(2)), path: "/edge");
        Proxy = new ConnectProxy(Server.EndPoint);
        Url = $"http://127.0.0.1:{Proxy.Port}";
        Set("HTTPS_PROXY", Url);
    }

    public static string Top { get; } = Pki.Intermediate.Thumbprint.ToString();

    public LabServer Server { get; } = LabServer.Start();

    public ConnectProxy Proxy { get; }

    /// <summary>The proxy's URL.</summary>
    public string Url { get; }

    /// <summary>How many seconds each document may take.</summary>
    public string Limit { get; set; } = "20";

    /// <summary>More arguments.</summary>
    public string[] More { get; set; } = [];

    /// <summary>Sets a variable, or takes it away.</summary>
    public void Set(string name, string? value) => _environment[name] = value;

    /// <summary>Names the proxy with a user and a password, as they stand in a URL.</summary>
    public void SignInAs(string signIn) =>
        Set("HTTPS_PROXY", Url.Replace("://", $"://{signIn}@", StringComparison.Ordinal));

    /// <summary>Hosts that need no proxy.</summary>
    public void Except(string setting) => Set("NO_PROXY", setting);

    /// <summary>Dials the lab's server by its address.</summary>
    public void DialAddress() => More = ["--connect-to", Server.EndPoint.ToString()];

    public CliResult Run() =>
        CliProcess.Run(_environment, ["thumbprint", $"https://{Host}/edge", "--timeout", Limit, .. More]);

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await Server.DisposeAsync();
    }
}
