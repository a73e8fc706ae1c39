using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using EksThumbprint.Common;
using EksThumbprint.Issuers;

namespace EksThumbprint.Probing;

/// <summary>
/// How a host is reached: at one of its addresses, or through a proxy, which resolves the name itself.
/// </summary>
/// <param name="Where">The way for a person: host and port, and the address where there is a choice.</param>
/// <param name="Host">What is dialled in place of the URL's host.</param>
/// <param name="Port">The port in place of the URL's; null keeps that.</param>
/// <param name="Address">The address, without a proxy.</param>
/// <param name="Proxy">The proxy, or null.</param>
/// <param name="Way">
/// The way as a sentence, for where it leads to nothing: what the resolver said, the address family, the proxy.
/// </param>
internal sealed record Route(string Where, string Host, int? Port, IPAddress? Address, IWebProxy? Proxy, string Way)
{
    /// <summary>More addresses than this are not told.</summary>
    private const int MaxTold = 4;

    /// <summary>More addresses than this are not looked at.</summary>
    private const int MaxAddresses = 16;

    /// <summary>Every way to a host; more than one when its name has several addresses.</summary>
    /// <exception cref="SocketException">The name does not resolve.</exception>
    public static async Task<IReadOnlyList<Route>> FindAsync(
        string where,
        Uri url,
        ProbeOptions options,
        IWebProxy? systemProxy,
        CancellationToken cancellation
    )
    {
        ConnectTo dialled = options.ConnectTo ?? new ConnectTo(url.IdnHost, null);
        Uri dial = new UriBuilder(url) { Host = dialled.Address, Port = dialled.Port ?? url.Port }.Uri;
        if (ProxyChoice.For(dial, systemProxy) is { } proxy)
            return [new Route(where, dialled.Address, dialled.Port, null, proxy, Through(proxy, dial))];
        IPAddress[] addresses =
        [
            .. (await options.Names.ResolveAsync(dialled.Address, cancellation).ConfigureAwait(false)).Take(
                MaxAddresses
            ),
        ];
        return
        [
            .. addresses.Select(address => new Route(
                addresses.Length == 1 ? where : $"{where} (at {address})",
                address.ToString(),
                dialled.Port,
                address,
                null,
                To(address, dialled.Address, addresses)
            )),
        ];
    }

    private static string Through(IWebProxy proxy, Uri dial)
    {
        string name = proxy.GetProxy(dial) is { } uri
            ? $" {Printable.Shorten($"{uri.Host}:{uri.Port}", 120)}"
            : string.Empty;
        return $"It was tried through the proxy{name}, which resolves the name itself.";
    }

    private static string To(IPAddress address, string name, IPAddress[] all)
    {
        string family = address.AddressFamily == AddressFamily.InterNetworkV6 ? "IPv6" : "IPv4";
        if (IPAddress.TryParse(name, out _))
            return $"It was tried over {family}, without a proxy.";
        string more = all.Length > MaxTold ? $" and {all.Length - MaxTold} more" : string.Empty;
        string told = string.Join(", ", all.Take(MaxTold).Select(one => one.ToString()));
        return $"{Printable.Shorten(name, 120)} resolves to {told}{more}; it was tried over {family}, without a proxy.";
    }

    /// <summary>The URL that is dialled. The handshake's and the request's name come from the Host header.</summary>
    public Uri Dialled(Uri url) => new UriBuilder(url) { Host = Host, Port = Port ?? url.Port }.Uri;
}

/// <summary>Where names lead to. Tests put another one in the system's place.</summary>
internal class NameResolution
{
    /// <summary>A host's addresses, each once, in the resolver's order.</summary>
    /// <exception cref="SocketException">The name does not resolve.</exception>
    [SuppressMessage("Reliability", "CA2016", Justification = "Only .NET could be given the token.")]
    public virtual async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation) =>
        IPAddress.TryParse(host, out IPAddress? literal)
            ? [literal]
            : [.. (await Dns.GetHostAddressesAsync(host).WaitAsync(cancellation).ConfigureAwait(false)).Distinct()];

    /// <summary>Whether an address is of the public internet.</summary>
    public virtual bool IsPublic(IPAddress address) => AddressRange.IsPublic(address);
}
