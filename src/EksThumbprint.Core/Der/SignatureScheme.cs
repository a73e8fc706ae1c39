using System.Security.Cryptography;

namespace EksThumbprint.Der;

/// <summary>What a signature algorithm's name stands for: the hash, and how it was signed.</summary>
internal sealed class SignatureScheme
{
    private const string RsaPss = "1.2.840.113549.1.1.10";

    private SignatureScheme(HashAlgorithmName hash, RSASignaturePadding? padding)
    {
        Hash = hash;
        Padding = padding;
    }

    public HashAlgorithmName Hash { get; }

    /// <summary>Null for ECDSA.</summary>
    public RSASignaturePadding? Padding { get; }

    public bool IsEcdsa => Padding is null;

    /// <summary>The scheme, or null when it is none of those supported here.</summary>
    public static SignatureScheme? From(AlgorithmIdentifier algorithm) =>
        algorithm.Oid switch
        {
            "1.2.840.113549.1.1.4" => Rsa(HashAlgorithmName.MD5),
            "1.2.840.113549.1.1.5" => Rsa(HashAlgorithmName.SHA1),
            "1.2.840.113549.1.1.11" => Rsa(HashAlgorithmName.SHA256),
            "1.2.840.113549.1.1.12" => Rsa(HashAlgorithmName.SHA384),
            "1.2.840.113549.1.1.13" => Rsa(HashAlgorithmName.SHA512),
            "1.2.840.10045.4.1" => new SignatureScheme(HashAlgorithmName.SHA1, null),
            "1.2.840.10045.4.3.2" => new SignatureScheme(HashAlgorithmName.SHA256, null),
            "1.2.840.10045.4.3.3" => new SignatureScheme(HashAlgorithmName.SHA384, null),
            "1.2.840.10045.4.3.4" => new SignatureScheme(HashAlgorithmName.SHA512, null),
            RsaPss => PssParameters.Hash(algorithm.Parameters) is { } hash
                ? new SignatureScheme(hash, RSASignaturePadding.Pss)
                : null,
            _ => null,
        };

    private static SignatureScheme Rsa(HashAlgorithmName hash) => new(hash, RSASignaturePadding.Pkcs1);
}
