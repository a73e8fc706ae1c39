using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace EksThumbprint.Probing;

/// <summary>
/// What the two builds do differently on the network. .NET Framework can turn off neither certificate downloads nor TLS
/// resumption, does not tell when it has connected, and speaks HTTP/1.1 only.
/// </summary>
internal static class Transport
{
    /// <summary>Whether handshakes offer HTTP/2, by ALPN. Those for HTTP/1.1 alone have no ALPN.</summary>
    public static bool OffersHttp2 => false;

    /// <summary>The proxy that the platform chooses by the system's settings.</summary>
    public static IWebProxy? SystemProxy => WebRequest.DefaultWebProxy;

    /// <summary>No server ends HTTP/2 here.</summary>
    public static bool IsHttp2Error(Exception broken) => false;

    /// <summary>The HTTP status by which a proxy refused to connect; null when the platform does not tell.</summary>
    public static int? ProxyStatus(Exception broken) =>
        ((broken.InnerException as WebException)?.Response as HttpWebResponse)?.StatusCode is { } status
            ? (int)status
            : null;

    /// <summary>Asks for HTTP/1.1, as ever.</summary>
    public static void PreferHttp2(HttpRequestMessage request) { }

    /// <summary>Makes the HTTP handler for connections.</summary>
    [SuppressMessage(
        "Security",
        "CA5359",
        Justification = "The handshake accepts any certificate, because reading it is the point; trust is judged apart."
    )]
    public static HttpMessageHandler CreateHandler(Connections connections) =>
        new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = connections.Route.Proxy is not null,
            Proxy = connections.Route.Proxy,
            MaxConnectionsPerServer = connections.Options.ThrottleLimit,
            MaxResponseHeadersLength = Connections.MaxHeaders,
            SslProtocols = connections.TlsVersions,
            CheckCertificateRevocationList = false,
            ServerCertificateCustomValidationCallback = (_, leaf, chain, errors) =>
                connections.Show(leaf, chain, errors),
        };
}
