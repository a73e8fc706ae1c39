using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Authentication;
#if NET8_0_OR_GREATER
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
#endif

namespace EksThumbprint;

/// <summary>
/// Makes the HTTP handler for one host. The two builds differ here and nowhere else: .NET Framework can turn off neither
/// certificate downloads nor TLS resumption, and does not tell when it has connected.
/// </summary>
[SuppressMessage("Security", "CA5359", Justification = "The handshake accepts any certificate, because reading it is the point; trust is judged apart, by TrustPolicy.")]
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

    /// <summary>A host's addresses.</summary>
    public static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
#if NET8_0_OR_GREATER
        return await Dns.GetHostAddressesAsync(host, cancellation).ConfigureAwait(false);
#else
        Task<IPAddress[]> search = Dns.GetHostAddressesAsync(host);
        TaskCompletionSource<bool> stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration stop = cancellation.Register(() => stopped.TrySetResult(true));
        if (await Task.WhenAny(search, stopped.Task).ConfigureAwait(false) != search) throw new OperationCanceledException(cancellation);
        return await search.ConfigureAwait(false);
#endif
    }

    /// <param name="protocols">The TLS versions to offer; <see cref="SslProtocols.None"/> leaves it to the system.</param>
    /// <param name="proxy">The proxy to go through; null connects without one.</param>
    /// <param name="connections">How many connections there may be at a time.</param>
    /// <param name="shown">Called with each handshake that showed certificates.</param>
    /// <param name="progress">Told of connections, where the platform tells.</param>
    /// <param name="closing">Cancelled when the host is done with: ends connections that are still being made, which a handler leaves alone for seconds.</param>
    public static HttpMessageHandler Create(SslProtocols protocols, IWebProxy? proxy, int connections, Action<Handshake?> shown, ConnectionProgress progress, CancellationToken closing)
    {
#if NET8_0_OR_GREATER
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = proxy is not null,
            Proxy = proxy,
            MaxConnectionsPerServer = connections,
            MaxResponseHeadersLength = HeaderKilobytes,
            DefaultProxyCredentials = CredentialCache.DefaultCredentials,
            ConnectCallback = async (context, cancellation) =>
            {
                progress.Connecting();
                Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                closing.Register(socket.Dispose);
                try
                {
                    await socket.ConnectAsync(context.DnsEndPoint, cancellation).ConfigureAwait(false);
                    progress.Connected();
                    return new NetworkStream(socket, ownsSocket: true);
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
        _ = (progress, closing);
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
