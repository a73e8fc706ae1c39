using System.Net;
using System.Net.Sockets;

namespace EksThumbprint;

/// <summary>Tells addresses of the public internet from those of an inside network or of the machine itself.</summary>
internal static class AddressRange
{
    // IANA's registries of special-purpose IPv4 and IPv6 addresses: what is not globally reachable, and multicast.
    private static readonly (byte[] Prefix, int Bits)[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3",
            "::/127", "64:ff9b:1::/48", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(Parse),
    ];

    /// <summary>Whether the address is one of the public internet; an IPv4 address inside an IPv6 one counts as itself.</summary>
    public static bool IsPublic(IPAddress address)
    {
        byte[] bytes = Embedded(address).GetAddressBytes();
        return !Inside.Any(range => range.Prefix.Length == bytes.Length && Begins(bytes, range.Prefix, range.Bits));
    }

    /// <summary>The IPv4 address that an IPv6 one carries: mapped (RFC 4291), NAT64 (RFC 6052) or 6to4 (RFC 3056).</summary>
    private static IPAddress Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        byte[] bytes = address.GetAddressBytes();
        if (Begins(bytes, IPAddress.Parse("64:ff9b::").GetAddressBytes(), 96)) return new IPAddress([.. bytes.Skip(12)]);
        return bytes[0] == 0x20 && bytes[1] == 0x02 ? new IPAddress([.. bytes.Skip(2).Take(4)]) : address;
    }

    private static bool Begins(byte[] bytes, byte[] prefix, int bits)
    {
        for (int bit = 0; bit < bits; bit++)
        {
            int mask = 0x80 >> (bit % 8);
            if ((bytes[bit / 8] & mask) != (prefix[bit / 8] & mask)) return false;
        }

        return true;
    }

    private static (byte[] Prefix, int Bits) Parse(string range)
    {
        string[] parts = range.Split('/');
        return (IPAddress.Parse(parts[0]).GetAddressBytes(), int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
