using System.Net;
using System.Net.Sockets;

namespace EksThumbprint.Probing;

/// <summary>Tells addresses of the public internet from those of an inside network or of the machine itself.</summary>
internal static class AddressRange
{
    // IANA's registries of special-purpose IPv4 and IPv6 addresses: what is not globally reachable, and multicast.
    private static readonly AddressBlock[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "224.0.0.0/3",
            "::/127",
            "64:ff9b:1::/48",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
        }.Select(range => AddressBlock.Parse(range)!),
    ];

    private static readonly AddressBlock Nat64 = AddressBlock.Parse("64:ff9b::/96")!;
    private static readonly AddressBlock SixToFour = AddressBlock.Parse("2002::/16")!;

    /// <summary>
    /// Whether the address is one of the public internet; an IPv4 address inside an IPv6 one counts as itself.
    /// </summary>
    public static bool IsPublic(IPAddress address)
    {
        byte[] bytes = Embedded(address).GetAddressBytes();
        return !Inside.Any(block => block.Holds(bytes));
    }

    /// <summary>
    /// The IPv4 address that an IPv6 one carries: mapped (RFC 4291), NAT64 (RFC 6052) or 6to4 (RFC 3056).
    /// </summary>
    private static IPAddress Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        byte[] bytes = address.GetAddressBytes();
        if (Nat64.Holds(bytes))
            return new IPAddress([.. bytes.Skip(12)]);
        return SixToFour.Holds(bytes) ? new IPAddress([.. bytes.Skip(2).Take(4)]) : address;
    }
}
