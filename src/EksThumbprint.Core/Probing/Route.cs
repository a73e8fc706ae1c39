using System.Net;

namespace EksThumbprint.Probing;

/// <summary>
/// How a host is reached: at one of its addresses, or through a proxy, which resolves the name itself.
/// </summary>
/// <param name="Where">The way for a person: host and port, and the address where there is a choice.</param>
/// <param name="Host">What is dialled in place of the URL's host.</param>
/// <param name="Port">The port in place of the URL's; null keeps that.</param>
/// <param name="Address">The address, without a proxy.</param>
/// <param name="Proxy">The proxy, or null.</param>
internal sealed record Route(string Where, string Host, int? Port, IPAddress? Address, IWebProxy? Proxy)
{
    /// <summary>Every way to a host; more than one when its name has several addresses.</summary>
    public static IReadOnlyList<Route> To(string where, ConnectTo dialled, IReadOnlyList<IPAddress> addresses) =>
        addresses.Count == 1
            ? [new Route(where, addresses[0].ToString(), dialled.Port, addresses[0], null)]
            :
            [
                .. addresses.Select(address => new Route(
                    $"{where} (at {address})",
                    address.ToString(),
                    dialled.Port,
                    address,
                    null
                )),
            ];

    /// <summary>The URL that is dialled. The handshake's and the request's name come from the Host header.</summary>
    public Uri Dialled(Uri url) => new UriBuilder(url) { Host = Host, Port = Port ?? url.Port }.Uri;
}
