using System.Security.Cryptography;

namespace EksThumbprint.Der;

/// <summary>
/// The parameters of RSASSA-PSS (RFC 4055, section 3.1). .NET verifies one form only: one hash for message and mask,
/// and a salt as long as the hash.
/// </summary>
internal static class PssParameters
{
    private const string Mgf1 = "1.2.840.113549.1.1.8";
    private const int DefaultSaltBytes = 20;

    /// <summary>The hash when the parameters are of the form that .NET verifies, otherwise null.</summary>
    public static HashAlgorithmName? Hash(byte[]? parameters)
    {
        if (parameters is null)
            return null;
        DerReader outer = new(parameters);
        if (!outer.TryRead(DerTag.Sequence, out DerElement sequence) || !outer.IsAtEnd)
            return null;

        // Every field may be left out, and then means SHA-1, MGF1 with SHA-1, 20 bytes.
        DerReader fields = sequence.Inside();
        (HashAlgorithmName Name, int Bytes)? hash = Sha1,
            mask = Sha1;
        int? salt = DefaultSaltBytes;
        if (fields.TryRead(DerTag.Explicit(0), out DerElement field))
            hash = NamedHash(Only(field));
        if (fields.TryRead(DerTag.Explicit(1), out field))
            mask = MaskHash(Only(field));
        if (fields.TryRead(DerTag.Explicit(2), out field))
            salt = SmallNumber(Only(field));
        if (fields.TryRead(DerTag.Explicit(3), out field) && SmallNumber(Only(field)) != 1)
            return null;
        return fields.IsAtEnd && hash is { } known && mask?.Name == known.Name && salt == known.Bytes
            ? known.Name
            : null;
    }

    private static (HashAlgorithmName Name, int Bytes) Sha1 => (HashAlgorithmName.SHA1, 20);

    private static (HashAlgorithmName Name, int Bytes)? MaskHash(DerElement? element)
    {
        if (element is not { } mask || AlgorithmIdentifier.Read(mask) is not { Oid: Mgf1, Parameters: { } parameters })
            return null;
        DerReader inside = new(parameters);
        return inside.TryRead(out DerElement hash) ? NamedHash(hash) : null;
    }

    private static (HashAlgorithmName Name, int Bytes)? NamedHash(DerElement? element) =>
        element is not { } named
            ? null
            : AlgorithmIdentifier.Read(named)?.Oid switch
            {
                "1.3.14.3.2.26" => Sha1,
                "2.16.840.1.101.3.4.2.1" => (HashAlgorithmName.SHA256, 32),
                "2.16.840.1.101.3.4.2.2" => (HashAlgorithmName.SHA384, 48),
                "2.16.840.1.101.3.4.2.3" => (HashAlgorithmName.SHA512, 64),
                _ => null,
            };

    private static int? SmallNumber(DerElement? element) =>
        element is { Tag: DerTag.Integer, Length: 1 } number && number[0] < 0x80 ? number[0] : null;

    private static DerElement? Only(DerElement wrapper)
    {
        DerReader inside = wrapper.Inside();
        return inside.TryRead(out DerElement element) && inside.IsAtEnd ? element : null;
    }
}
