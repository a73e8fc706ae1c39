using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Probing;

/// <summary>
/// What the two builds do differently on the network. This one turns off certificate downloads and TLS resumption, is
/// told of connections, and speaks HTTP/2.
/// </summary>
internal static class Transport
{
    /// <summary>Whether handshakes offer HTTP/2, by ALPN. Those for HTTP/1.1 alone have no ALPN.</summary>
    public static bool OffersHttp2 => true;

    /// <summary>The proxy that the platform chooses by the environment or the system's settings.</summary>
    public static IWebProxy? SystemProxy => HttpClient.DefaultProxy;

    /// <summary>
    /// Whether the server, or the platform in its place, ended an HTTP/2 stream or connection by an error of that
    /// protocol, rather than just closed.
    /// </summary>
    public static bool IsHttp2Error(Exception broken) =>
        broken is HttpProtocolException || broken.InnerException is HttpProtocolException;

    /// <summary>The HTTP status by which a proxy refused to connect; null when it was something else.</summary>
    public static int? ProxyStatus(Exception broken) => (int?)(broken as HttpRequestException)?.StatusCode;

    /// <summary>
    /// Asks for HTTP/2 where the server speaks it: one connection then carries all of a host's documents.
    /// </summary>
    /// <remarks>
    /// The handshake offers h2 and http/1.1 (ALPN, RFC 7301). A server that knows no ALPN, or picks http/1.1, keeps
    /// this connection for HTTP/1.1: no second handshake is needed.
    /// </remarks>
    public static void PreferHttp2(HttpRequestMessage request)
    {
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
    }

    /// <summary>Makes the HTTP handler for connections.</summary>
    [SuppressMessage(
        "Security",
        "CA5359",
        Justification = "The handshake accepts any certificate, because reading it is the point; trust is judged apart."
    )]
    public static HttpMessageHandler CreateHandler(Connections connections)
    {
        TimeSpan patience = connections.Options.Timeout;
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null, // no trace of the caller's goes to an issuer
            UseProxy = connections.Route.Proxy is not null,
            Proxy = connections.Route.Proxy,
            DefaultProxyCredentials = CredentialCache.DefaultCredentials,
            MaxConnectionsPerServer = connections.Options.ThrottleLimit,
            MaxResponseHeadersLength = Connections.MaxHeaders,
            // An HTTP/2 connection that is silent for longer than a document may take while something is asked for is
            // dropped; others are, because each request that times out closes its own.
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            // The least that is allowed
            KeepAlivePingDelay = patience < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : patience,
            KeepAlivePingTimeout = TimeSpan.FromSeconds(1),
            PlaintextStreamFilter = (context, _) =>
            {
                if (context.NegotiatedHttpVersion == HttpVersion.Version20)
                    connections.AgreedOnHttp2();
                return new ValueTask<Stream>(context.PlaintextStream);
            },
            ConnectCallback = async (context, cancellation) =>
                await BoundedConnection.OpenAsync(context.DnsEndPoint, connections, cancellation).ConfigureAwait(false),
            SslOptions = new SslClientAuthenticationOptions
            {
                EnabledSslProtocols = connections.TlsVersions,
                AllowTlsResume = false, // a resumed session shows no chain
                CertificateChainPolicy = new X509ChainPolicy
                {
                    // The chain that the platform builds is not looked at: let it be cheap, and let it fetch nothing.
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    RevocationMode = X509RevocationMode.NoCheck,
                    DisableCertificateDownloads = true,
                },
                RemoteCertificateValidationCallback = (_, leaf, chain, errors) => connections.Show(leaf, chain, errors),
            },
        };
    }
}

/// <summary>
/// A connection that breaks when it brings more than all documents under way together may hold: a flood that leads to
/// no answer, such as HTTP/2 frames that mean nothing, would otherwise be read for as long as it lasts.
/// </summary>
internal sealed class BoundedConnection : NetworkStream
{
    private readonly Connections _connections;
    private readonly CancellationTokenRegistration _closing;
    private readonly long _most;
    private int _answers;
    private long _sinceAnswer;

    private BoundedConnection(Socket socket, Connections connections, CancellationTokenRegistration closing)
        : base(socket, ownsSocket: true)
    {
        (_connections, _closing) = (connections, closing);
        _most = (connections.Options.ThrottleLimit + 1L) * Connections.MaxBody;
    }

    /// <summary>Connects.</summary>
    public static async Task<BoundedConnection> OpenAsync(
        EndPoint to,
        Connections connections,
        CancellationToken cancellation
    )
    {
        connections.Connecting();
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        CancellationTokenRegistration closing = connections.Closing.Register(socket.Dispose);
        try
        {
            await socket.ConnectAsync(to, cancellation).ConfigureAwait(false);
            connections.Connected();
            return new BoundedConnection(socket, connections, closing);
        }
        catch
        {
            closing.Unregister();
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (_answers != _connections.Answers)
            (_answers, _sinceAnswer) = (_connections.Answers, 0);
        _sinceAnswer += read;
        return _sinceAnswer <= _most
            ? read
            : throw new IOException($"the server sends without end: {_sinceAnswer} bytes, and no answer");
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _closing.Unregister();
        base.Dispose(disposing);
    }
}
