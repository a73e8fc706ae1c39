using System.Globalization;
using System.Net;
using EksThumbprint.Common;
using EksThumbprint.Issuers;

namespace EksThumbprint.Probing;

/// <summary>
/// Another address to dial in place of the issuer's own, as curl's <c>--connect-to</c>; the name in the handshake and
/// in the request stays.
/// </summary>
/// <param name="Address">An IP address or a host name.</param>
/// <param name="Port">The TCP port; null keeps the issuer's.</param>
public sealed record ConnectTo(string Address, int? Port)
{
    /// <summary>Reads <c>ADDRESS</c>, <c>ADDRESS:PORT</c>, <c>[IPV6]</c> or <c>[IPV6]:PORT</c>.</summary>
    /// <exception cref="InputException">It is none of these.</exception>
    public static ConnectTo Parse(string text)
    {
        string given = text.Trim();
        if (
            given.IndexOf(':') != given.LastIndexOf(':')
            && IPAddress.TryParse(given, out IPAddress? bare)
            && given[0] != '['
        )
        {
            return new ConnectTo(bare.ToString(), null);
        }

        int end = given.StartsWith("[", StringComparison.Ordinal) ? given.IndexOf(']') + 1 : given.IndexOf(':');
        string host = end < 0 ? given : given.Substring(0, end);
        string rest = given.Substring(host.Length);
        int? port = rest.StartsWith(":", StringComparison.Ordinal) ? PortOf(rest.Substring(1)) : null;
        return AddressOf(host) is { } address && (rest.Length == 0 || port is not null)
            ? new ConnectTo(address, port)
            : throw NotOne(given);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        string address = Address.Contains(':') ? $"[{Address}]" : Address;
        return Port is { } port ? $"{address}:{port}" : address;
    }

    private static string? AddressOf(string host)
    {
        bool bracketed = host.StartsWith("[", StringComparison.Ordinal);
        if (bracketed && IPAddress.TryParse(host, out IPAddress? address))
            return address.ToString();

        // The platform takes a lone number for an address in a form that nobody means.
        bool isName =
            !bracketed
            && Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4
            && !host.All(c => c is >= '0' and <= '9');
        return isName && HostName.From(host) is { } name && HostName.From(name) == name ? name : null;
    }

    private static int? PortOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port)
        && port is > 0 and <= IPEndPoint.MaxPort
            ? port
            : null;

    private static InputException NotOne(string text) =>
        new(
            "NotAnAddress",
            $"'{Printable.Shorten(text, 80)}' is no address to connect to. Give ADDRESS or ADDRESS:PORT, such as "
                + "10.0.0.7:8443 or [::1]:8443."
        );
}
