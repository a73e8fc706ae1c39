using System.Globalization;
using System.Net;

namespace EksThumbprint.Probing;

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
