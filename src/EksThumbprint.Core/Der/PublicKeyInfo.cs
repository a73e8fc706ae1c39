namespace EksThumbprint.Der;

/// <summary>
/// Looks at a SubjectPublicKeyInfo before any cryptography does: anyone can put a key into a certificate that was made
/// to cost time.
/// </summary>
internal static class PublicKeyInfo
{
    /// <summary>The largest RSA modulus that is tried; Windows allows no larger one either.</summary>
    private const int LargestModulusBytes = 16384 / 8;

    /// <summary>The largest RSA exponent that is tried; nearly every key has 65537.</summary>
    private const int LargestExponentBytes = 8;

    public static PublicKeyKind KindOf(byte[] subjectPublicKeyInfo)
    {
        DerReader outer = new(subjectPublicKeyInfo);
        if (!outer.TryRead(DerTag.Sequence, out DerElement info))
            return PublicKeyKind.Unsupported;
        DerReader fields = info.Inside();
        if (
            !fields.TryRead(out DerElement name)
            || AlgorithmIdentifier.Read(name) is not { } algorithm
            || !fields.TryRead(DerTag.BitString, out DerElement bits)
            || bits.Length < 2
        )
            return PublicKeyKind.Unsupported;
        return algorithm.Oid switch
        {
            "1.2.840.113549.1.1.1" when IsSaneRsa(new DerReader(bits.Content(skip: 1))) => PublicKeyKind.Rsa,
            "1.2.840.10045.2.1" when algorithm.Parameters?[0] == DerTag.ObjectIdentifier => PublicKeyKind.Ecdsa,
            _ => PublicKeyKind.Unsupported,
        };
    }

    private static bool IsSaneRsa(DerReader key)
    {
        if (!key.TryRead(DerTag.Sequence, out DerElement pair))
            return false;
        DerReader numbers = pair.Inside();

        // One more byte each: the zero that keeps a number positive.
        return numbers.TryRead(DerTag.Integer, out DerElement modulus)
            && modulus.Length <= LargestModulusBytes + 1
            && numbers.TryRead(DerTag.Integer, out DerElement exponent)
            && exponent.Length <= LargestExponentBytes + 1;
    }
}

/// <summary>The kinds of keys whose signatures are verified here.</summary>
internal enum PublicKeyKind
{
    /// <summary>Another algorithm, an unnamed curve, or a number of a size that is not used in earnest.</summary>
    Unsupported,
    Rsa,
    Ecdsa,
}
