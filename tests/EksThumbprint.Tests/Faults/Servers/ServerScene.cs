using System.Net;
using System.Net.Security;
using EksThumbprint.Assessment;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Faults.Servers.Wire;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Faults.Servers;

/// <summary>
/// An issuer that all is well with, until a row of the table changes something; and a provider that lists its top.
/// </summary>
internal sealed class ServerScene : IAsyncDisposable
{
    public const string Name = "issuer.example";

    private readonly List<IDisposable> _servants = [];
    private string _top = TopOf(Pki.Served());

    public ServerScene()
    {
        Server = LabServer.Start();
        Host = Server.AddHost(Name, Pki.Served());
        Issuer = TestIssuer.At(Host, path: "/id/A");
        EndPoint = Server.EndPoint;
        Url = Issuer.Url;
    }

    /// <summary>
    /// The issuer's hierarchy. Its roots count as this machine's, so that whatever else is told comes from the row.
    /// </summary>
    public static LabPki Pki { get; } = LabPki.Create(LabKeyKind.Ecdsa, Name);

    public static TrustPolicy Policy { get; } =
        new(null, [], [Pki.Root.Certificate, Pki.ServicesRoot.Certificate, Pki.Class2.Certificate, OddPki.Root]);

    public LabServer Server { get; }

    public LabHost Host { get; }

    public TestIssuer Issuer { get; }

    /// <summary>What is dialled.</summary>
    public IPEndPoint EndPoint { get; private set; }

    /// <summary>The issuer that is asked for.</summary>
    public string Url { get; set; }

    /// <summary>Where names lead to, in place of <see cref="EndPoint"/>.</summary>
    public MadeNames? Names { get; set; }

    public void Below(LabFault fault) => Server.Fault = fault;

    /// <summary>
    /// Speaks HTTP/2 in this way with clients that offer it, and HTTP/1.1 with the others unless it is
    /// <paramref name="alone"/>.
    /// </summary>
    public void Http2(Func<Http2Wire, Task> act, bool alone = false)
    {
        Host.ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11];
        Below(new Http2Fault(act, alone, Issuer));
    }

    /// <summary>Sends this chain, whose last certificate that leads on from the leaf is listed.</summary>
    public void Send(LabChain chain)
    {
        Host.Chain = chain;
        _top = TopOf(chain);
    }

    /// <summary>Asks for an issuer on another host.</summary>
    public void Listen(LabHost host, string url)
    {
        Url = url;
        _top = TopOf(host.Chain);
    }

    public void Discovery(LabResponse response) => Host.Serve(Issuer.DiscoveryPath, response);

    public void Discovery(string text) => Discovery(LabResponse.Json(text));

    public void Keys(LabResponse response) => Host.Serve(Issuer.JwksPath, response);

    /// <summary>Lets <c>openssl s_server</c> serve the issuer; skips the row where there is none.</summary>
    public void OpenSsl(LabChain chain, params string[] arguments)
    {
        Support.OpenSsl.Require();
        OpenSslServer server = new(chain, arguments);
        _servants.Add(server);
        server.Serve(Issuer);
        EndPoint = server.EndPoint;
    }

    /// <summary>Reads and judges as the product does.</summary>
    public async Task<OidcAssessment> AssessAsync(double limit)
    {
        ProbeOptions options = Names is null
            ? Probes.To(EndPoint, limit)
            : new ProbeOptions { Timeout = TimeSpan.FromSeconds(limit), Names = Names };
        using IssuerProbe probe = new(options);
        OidcFacts facts = MadeFacts.Registered(Url, _top);
        return await new IssuerAssessor(probe, Policy).AssessAsync(facts, TestContext.Current.CancellationToken);
    }

    /// <summary>
    /// By construction, not by the product's walk: each certificate is vouched for by the next one, up to the last
    /// that has a name of its own.
    /// </summary>
    private static string TopOf(LabChain chain)
    {
        int top = 0;
        while (
            top + 1 < chain.Certificates.Count
            && chain
                .Certificates[top]
                .IssuerName.RawData.AsSpan()
                .SequenceEqual(chain.Certificates[top + 1].SubjectName.RawData)
        )
            top++;
        return chain.Thumbprints[top].ToString();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IDisposable servant in _servants)
            servant.Dispose();
        await Server.DisposeAsync();
    }
}
