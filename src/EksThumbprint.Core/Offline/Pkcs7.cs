using EksThumbprint.Der;

namespace EksThumbprint.Offline;

/// <summary>
/// Takes the certificates out of PKCS #7 SignedData (RFC 2315, section 9.1), the <c>.p7b</c> of Windows' export wizard
/// and of <c>openssl crl2pkcs7</c>. Signatures in it are of no interest.
/// </summary>
internal static class Pkcs7
{
    private const string AnyContent = "1.2.840.113549.1.7.";
    private const string SignedData = AnyContent + "2";

    /// <summary>Whether the bytes begin as PKCS #7 does, of whatever content.</summary>
    public static bool IsOne(byte[] content) =>
        Header(content) is { } header
        && new DerReader(content, header, content.Length - header).TryRead(out DerElement first)
        && DerOid.Read(first)?.StartsWith(AnyContent, StringComparison.Ordinal) == true;

    /// <summary>
    /// The certificates in the order of the bytes, which says nothing about a chain: PKCS #7 holds a set.
    /// </summary>
    /// <param name="content">The bytes.</param>
    /// <param name="problem">What is wrong, to go behind "The file …" or "Its base64 is whole, but what it decodes to
    /// …"; null when nothing is.</param>
    public static IReadOnlyList<byte[]> Certificates(byte[] content, out string? problem)
    {
        problem = null;
        if (!BerElement.TryRead(content, out BerElement outer))
        {
            problem = "is PKCS #7, but cut short or damaged";
            return [];
        }

        if (outer.End != content.Length)
        {
            problem = "is PKCS #7, but something else follows it";
            return [];
        }

        IReadOnlyList<BerElement> fields = outer.Inside(out bool whole);
        string? type =
            fields.Count > 0 && new DerReader(fields[0].Encoded()).TryRead(out DerElement name)
                ? DerOid.Read(name)
                : null;
        if (type != SignedData)
        {
            problem = "is PKCS #7 of a kind that holds no certificates in the open (it is not SignedData)";
            return [];
        }

        List<byte[]>? found = whole && fields.Count == 2 ? Read(fields[1]) : null;
        if (found is null)
            problem = "is PKCS #7, but its inside is damaged";
        else if (found.Count == 0)
            problem = "is PKCS #7 without a certificate in it";
        return found ?? [];
    }

    /// <summary>Null when it is no SignedData.</summary>
    private static List<byte[]>? Read(BerElement wrapper)
    {
        if (Only(wrapper, DerTag.Explicit(0)) is not { } signedData)
            return null;
        IReadOnlyList<BerElement> fields = signedData.Inside(out bool whole);
        if (!whole || signedData.Tag != DerTag.Sequence)
            return null;
        List<byte[]> found = [];
        foreach (BerElement set in fields.Where(field => field.Tag == DerTag.Explicit(0)))
        {
            IReadOnlyList<BerElement> members = set.Inside(out bool sound);
            if (!sound)
                return null;

            // Attribute certificates and the like have tags of their own.
            found.AddRange(members.Where(one => one.Tag == DerTag.Sequence).Select(one => one.Encoded()));
        }

        return found;
    }

    private static BerElement? Only(BerElement wrapper, byte tag)
    {
        IReadOnlyList<BerElement> inside = wrapper.Inside(out bool whole);
        return wrapper.Tag == tag && whole && inside.Count == 1 ? inside[0] : null;
    }

    /// <summary>How long identifier and length of the outermost element are.</summary>
    private static int? Header(byte[] content)
    {
        if (content.Length < 2 || content[0] != DerTag.Sequence)
            return null;
        int header = 2 + (content[1] < 0x80 ? 0 : content[1] - 0x80);
        return content[1] <= 0x84 && header < content.Length ? header : null;
    }
}
