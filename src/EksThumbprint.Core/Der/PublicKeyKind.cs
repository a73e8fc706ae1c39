namespace EksThumbprint.Der;

/// <summary>The kinds of keys whose signatures are verified here.</summary>
internal enum PublicKeyKind
{
    /// <summary>Another algorithm, an unnamed curve, or a number of a size that is not used in earnest.</summary>
    Unsupported,
    Rsa,
    Ecdsa,
}
