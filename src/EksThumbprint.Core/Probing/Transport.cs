using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Authentication;
#if NET8_0_OR_GREATER
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
#endif

namespace EksThumbprint.Probing;

/// <summary>
/// Makes the HTTP handler for one host. What the two builds do differently on the network is decided here: .NET
/// Framework can turn off
/// neither certificate downloads nor TLS resumption, does not tell when it has connected, and speaks HTTP/1.1 only.
/// </summary>
[SuppressMessage(
    "Security",
    "CA5359",
    Justification = "The handshake accepts any certificate, because reading it is the point; trust is judged apart, "
        + "by TrustPolicy."
)]
internal static class Transport
{
    /// <summary>How long an answer's headers may be, in kilobytes.</summary>
    private const int HeaderKilobytes = 64;

    /// <summary>The proxy that the platform chooses by the environment or the system's settings.</summary>
#if NET8_0_OR_GREATER
    public static IWebProxy? SystemProxy => HttpClient.DefaultProxy;
#else
    public static IWebProxy? SystemProxy => WebRequest.DefaultWebProxy;
#endif

    /// <summary>Whether handshakes offer HTTP/2, by ALPN. Those for HTTP/1.1 alone have no ALPN.</summary>
#if NET8_0_OR_GREATER
    public static bool OffersHttp2 => true;
#else
    public static bool OffersHttp2 => false;
#endif

    /// <summary>
    /// Whether the server, or the platform in its place, ended an HTTP/2 stream or connection by an error of that
    /// protocol, rather than just closed.
    /// </summary>
#if NET8_0_OR_GREATER
    public static bool IsHttp2Error(Exception broken) =>
        broken is HttpProtocolException || broken.InnerException is HttpProtocolException;
#else
    public static bool IsHttp2Error(Exception broken) => false;
#endif

    /// <summary>
    /// The HTTP status by which a proxy refused to connect; null when it was something else, or is not told.
    /// </summary>
#if NET8_0_OR_GREATER
    public static int? ProxyStatus(Exception broken) => (int?)(broken as HttpRequestException)?.StatusCode;
#else
    public static int? ProxyStatus(Exception broken) =>
        ((broken.InnerException as WebException)?.Response as HttpWebResponse)?.StatusCode is { } status
            ? (int)status
            : null;
#endif

    /// <summary>A host's addresses.</summary>
    public static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
#if NET8_0_OR_GREATER
        return await Dns.GetHostAddressesAsync(host, cancellation).ConfigureAwait(false);
#else
        Task<IPAddress[]> search = Dns.GetHostAddressesAsync(host);
        TaskCompletionSource<bool> stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration stop = cancellation.Register(() => stopped.TrySetResult(true));
        if (await Task.WhenAny(search, stopped.Task).ConfigureAwait(false) != search)
            throw new OperationCanceledException(cancellation);
        return await search.ConfigureAwait(false);
#endif
    }

    /// <summary>
    /// Asks for HTTP/2 where the server speaks it: one connection then carries all of a host's documents.
    /// </summary>
    /// <remarks>
    /// The handshake offers h2 and http/1.1 (ALPN, RFC 7301). A server that knows no ALPN, or picks http/1.1, keeps
    /// this
    /// connection for HTTP/1.1: no second handshake is needed.
    /// </remarks>
    public static void PreferHttp2(HttpRequestMessage request)
    {
#if NET8_0_OR_GREATER
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
#else
        _ = request;
#endif
    }

    /// <param name="protocols">The TLS versions to offer; <see cref="SslProtocols.None"/> leaves it to the
    /// system.</param>
    /// <param name="proxy">The proxy to go through; null connects without one.</param>
    /// <param name="connections">How many connections there may be at a time.</param>
    /// <param name="shown">Called with each handshake that showed certificates.</param>
    /// <param name="progress">Told of connections, where the platform tells.</param>
    /// <param name="closing">Cancelled when the host is done with: ends connections that are still being made, which a
    /// handler leaves alone for seconds.</param>
    /// <param name="patience">How long a document may take. An HTTP/2 connection that is silent for longer while
    /// something is asked for is dropped; others are, because each request that times out closes its own.</param>
    public static HttpMessageHandler Create(
        SslProtocols protocols,
        IWebProxy? proxy,
        int connections,
        Action<Handshake?> shown,
        ConnectionProgress progress,
        TimeSpan patience,
        CancellationToken closing
    )
    {
#if NET8_0_OR_GREATER
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null, // no trace of the caller's goes to an issuer
            UseProxy = proxy is not null,
            Proxy = proxy,
            MaxConnectionsPerServer = connections,
            MaxResponseHeadersLength = HeaderKilobytes,
            DefaultProxyCredentials = CredentialCache.DefaultCredentials,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            // The least that is allowed
            KeepAlivePingDelay = patience < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : patience,
            KeepAlivePingTimeout = TimeSpan.FromSeconds(1),
            PlaintextStreamFilter = (context, _) =>
            {
                if (context.NegotiatedHttpVersion == HttpVersion.Version20)
                    progress.AgreedOnHttp2();
                return new ValueTask<Stream>(context.PlaintextStream);
            },
            ConnectCallback = async (context, cancellation) =>
            {
                progress.Connecting();
                Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                closing.Register(socket.Dispose);
                try
                {
                    await socket.ConnectAsync(context.DnsEndPoint, cancellation).ConfigureAwait(false);
                    progress.Connected();
                    return new BoundedConnection(socket, (connections + 1L) * DocumentRequest.MaxBody, progress);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
            SslOptions = new SslClientAuthenticationOptions
            {
                EnabledSslProtocols = protocols,
                AllowTlsResume = false, // a resumed session shows no chain
                CertificateChainPolicy = new X509ChainPolicy
                {
                    // The chain that the platform builds is not looked at: let it be cheap, and let it fetch nothing.
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    RevocationMode = X509RevocationMode.NoCheck,
                    DisableCertificateDownloads = true,
                },
                RemoteCertificateValidationCallback = (_, leaf, chain, errors) =>
                {
                    shown(Handshake.Capture(leaf, chain, errors));
                    return true;
                },
            },
        };
#else
        _ = (progress, patience, closing);
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = proxy is not null,
            Proxy = proxy,
            MaxConnectionsPerServer = connections,
            MaxResponseHeadersLength = HeaderKilobytes,
            SslProtocols = protocols,
            CheckCertificateRevocationList = false,
            ServerCertificateCustomValidationCallback = (_, leaf, chain, errors) =>
            {
                shown(Handshake.Capture(leaf, chain, errors));
                return true;
            },
        };
#endif
    }
}
