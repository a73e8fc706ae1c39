using System.Globalization;
using System.Net;
using EksThumbprint.Issuers;

namespace EksThumbprint.Probing;

/// <summary>Which proxy leads to a URL.</summary>
/// <remarks>
/// The platform's own choice (HTTPS_PROXY, ALL_PROXY, NO_PROXY, on Windows also the system's settings), but for one
/// thing:
/// to .NET a name in NO_PROXY means that one host, to curl and to the AWS CLI it means the hosts below it too.
/// </remarks>
internal static class ProxyChoice
{
    /// <summary>The proxy to use; null to connect without one.</summary>
    /// <param name="url">What is dialled.</param>
    /// <param name="proxy">What the platform chooses by.</param>
    public static IWebProxy? For(Uri url, IWebProxy? proxy)
    {
        if (NoProxy.Covers(Setting("no_proxy") ?? Setting("NO_PROXY"), url))
            return null;
        Uri? over = proxy?.IsBypassed(url) == false ? proxy.GetProxy(url) : null;
        return over is null || over == url ? null : proxy;
    }

    private static string? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

/// <summary>
/// Reads NO_PROXY as curl does: <c>*</c>, names, each with what lies below it, addresses, and ranges of addresses such
/// as
/// <c>10.0.0.0/8</c>; each but <c>*</c> perhaps with a port. Names are compared with names, addresses with addresses:
/// no name is resolved.
/// </summary>
/// <remarks>
/// Wider than curl in three things that others read so: ports, brackets around IPv6 addresses, and <c>/0</c>, which is
/// every address.
/// </remarks>
internal static class NoProxy
{
    public static bool Covers(string? setting, Uri url) =>
        setting is not null
        && setting.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Any(entry => CoveredBy(entry, url));

    private static bool CoveredBy(string entry, Uri url)
    {
        if (entry == "*")
            return true;
        int colon = PortColon(entry);
        if (colon > 0)
        {
            if (entry.Substring(colon + 1) != url.Port.ToString(CultureInfo.InvariantCulture))
                return false;
            entry = entry.Substring(0, colon);
        }

        string host = url.IdnHost.TrimEnd('.');
        return IPAddress.TryParse(host, out IPAddress? address)
            ? AddressBlock.Parse(entry)?.Holds(address.GetAddressBytes()) == true
            : Above(entry.Trim('.'), host);
    }

    /// <summary>Whether the name is the host's own, or one that it lies below.</summary>
    private static bool Above(string name, string host) =>
        name.Length > 0
        && host.EndsWith(name, StringComparison.OrdinalIgnoreCase)
        && (host.Length == name.Length || host[host.Length - name.Length - 1] == '.');

    /// <summary>
    /// Where a port begins: after a name, an IPv4 address or a bracket. The colons of a bare IPv6 address are its own.
    /// </summary>
    private static int PortColon(string entry)
    {
        int colon = entry.LastIndexOf(':');
        return colon > 0 && (entry.IndexOf(':') == colon || entry[colon - 1] == ']') ? colon : -1;
    }
}
