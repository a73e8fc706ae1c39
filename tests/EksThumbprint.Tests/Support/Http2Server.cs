using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using EksThumbprint.Lab.Pki;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace EksThumbprint.Tests.Support;

/// <summary>
/// Kestrel on a loopback address, for what the lab does not speak: HTTP/2. Hosts are picked by SNI, as in the lab.
/// </summary>
internal sealed class Http2Server : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, SslStreamCertificateContext> _chains = new(
        StringComparer.OrdinalIgnoreCase
    );
    private readonly ConcurrentDictionary<string, RequestDelegate> _routes = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<string> _protocols = new();
    private readonly WebApplication _app;
    private int _handshakes;
    private int _running;
    private int _mostAtOnce;

    private Http2Server(IPEndPoint at, HttpProtocols protocols, int maxStreams)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.Http2.MaxStreamsPerConnection = maxStreams;
            kestrel.Listen(at, listen =>
            {
                listen.Protocols = protocols;
                listen.UseHttps(
                    new TlsHandshakeCallbackOptions
                    {
                        OnConnection = hello => new(Options(hello.ClientHelloInfo.ServerName)),
                    }
                );
                listen.Use(next =>
                    connection =>
                    {
                        Interlocked.Increment(ref _handshakes);
                        return next(connection);
                    }
                );
            });
        });
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>The address to dial.</summary>
    public IPEndPoint EndPoint { get; private set; } = null!;

    /// <summary>TLS handshakes completed.</summary>
    public int Handshakes => Volatile.Read(ref _handshakes);

    /// <summary>GETs received.</summary>
    public int Gets => _protocols.Count;

    /// <summary>The most GETs that were answered at a time.</summary>
    public int MostAtOnce => Volatile.Read(ref _mostAtOnce);

    /// <summary>The protocol of each GET, each once.</summary>
    public IEnumerable<string> Protocols => _protocols.Distinct();

    /// <summary>The TLS versions offered.</summary>
    public SslProtocols TlsVersions { get; set; } = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <param name="protocols">What ALPN offers.</param>
    /// <param name="maxStreams">SETTINGS_MAX_CONCURRENT_STREAMS.</param>
    /// <param name="at">Where to listen; any port of 127.0.0.1 unless given.</param>
    public static async Task<Http2Server> StartAsync(
        HttpProtocols protocols = HttpProtocols.Http1AndHttp2,
        int maxStreams = 100,
        IPEndPoint? at = null
    )
    {
        Http2Server server = new(at ?? new IPEndPoint(IPAddress.Loopback, 0), protocols, maxStreams);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        server.EndPoint = IPEndPoint.Parse(new Uri(server._app.Urls.Single()).Authority);
        return server;
    }

    /// <summary>Answers to a name with this chain.</summary>
    public Http2Server AddHost(string name, LabChain chain)
    {
        _chains[name] = SslStreamCertificateContext.Create(chain.Leaf, [.. chain.Others], offline: true);
        return this;
    }

    /// <summary>Serves an issuer's two documents.</summary>
    public TestIssuer Serve(TestIssuer issuer)
    {
        Serve(issuer.Host, issuer.DiscoveryPath, context => JsonAsync(context, issuer.Discovery));
        Serve(issuer.JwksHost ?? issuer.Host, issuer.JwksPath, context => JsonAsync(context, TestIssuer.Jwks));
        return issuer;
    }

    /// <summary>Answers a path of a host in this way.</summary>
    public void Serve(string host, string path, RequestDelegate answer) =>
        _routes[new HostString(host).Host + path] = answer;

    /// <summary>Answers 200 with a JSON text.</summary>
    public static Task JsonAsync(HttpContext context, string text)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(text);
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource atOnce = new(0);
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private SslServerAuthenticationOptions Options(string name) =>
        new()
        {
            ServerCertificateContext = _chains.GetValueOrDefault(name)
                ?? throw new AuthenticationException($"No host for '{name}'."),
            EnabledSslProtocols = TlsVersions,
        };

    private async Task AnswerAsync(HttpContext context)
    {
        int running = Interlocked.Increment(ref _running);
        for (int most; running > (most = Volatile.Read(ref _mostAtOnce)); )
            Interlocked.CompareExchange(ref _mostAtOnce, running, most);
        try
        {
            _protocols.Enqueue(context.Request.Protocol);
            await Task.Yield();
            if (_routes.TryGetValue(context.Request.Host.Host + context.Request.Path, out RequestDelegate? answer))
                await answer(context);
            else
                context.Response.StatusCode = 404;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
