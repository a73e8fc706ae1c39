using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace EksThumbprint.Issuers;

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

/// <summary>The addresses that begin with the same bits (RFC 4632, RFC 4291), such as <c>10.0.0.0/8</c>.</summary>
internal sealed class AddressBlock
{
    private readonly byte[] _prefix;
    private readonly int _bits;

    private AddressBlock(byte[] prefix, int bits)
    {
        _prefix = prefix;
        _bits = bits;
    }

    /// <summary>
    /// Reads an address, perhaps in brackets, and perhaps a slash and how many bits count; null when it is none.
    /// </summary>
    public static AddressBlock? Parse(string text)
    {
        int slash = text.IndexOf('/');
        string first = slash < 0 ? text : text.Substring(0, slash);
        if (first.Length > 2 && first[0] == '[' && first[first.Length - 1] == ']')
            first = first.Substring(1, first.Length - 2);

        // The platform also takes a lone number, octal numbers, and what follows a bracket.
        if (
            !IPAddress.TryParse(first, out IPAddress? address)
            || first.Contains('[')
            || (!first.Contains(':') && address.ToString() != first)
        )
            return null;
        byte[] prefix = address.GetAddressBytes();
        int bits = prefix.Length * 8;
        return
            slash < 0
            || (
                int.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out bits)
                && bits <= prefix.Length * 8
            )
            ? new AddressBlock(prefix, bits)
            : null;
    }

    /// <summary>Whether the address, which must be of the same family, is one of these.</summary>
    public bool Holds(byte[] address)
    {
        if (address.Length != _prefix.Length)
            return false;
        for (int bit = 0; bit < _bits; bit++)
        {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (_prefix[bit / 8] & mask))
                return false;
        }

        return true;
    }
}
