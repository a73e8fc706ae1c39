using System.Security.Cryptography;

namespace EksThumbprint.Tokens;

/// <summary>
/// A signing algorithm that IAM takes: RS256, RS384, RS512, ES256, ES384 and ES512 (RFC 7518, sections 3.3 and 3.4).
/// </summary>
internal sealed class TokenAlgorithm
{
    private TokenAlgorithm(string name, HashAlgorithmName hash, NamedCurve? curve = null)
    {
        Name = name;
        Hash = hash;
        Curve = curve;
    }

    /// <summary>Every algorithm that IAM takes.</summary>
    public static IReadOnlyList<TokenAlgorithm> All { get; } =
    [
        new("RS256", HashAlgorithmName.SHA256),
        new("RS384", HashAlgorithmName.SHA384),
        new("RS512", HashAlgorithmName.SHA512),
        new("ES256", HashAlgorithmName.SHA256, NamedCurve.P256),
        new("ES384", HashAlgorithmName.SHA384, NamedCurve.P384),
        new("ES512", HashAlgorithmName.SHA512, NamedCurve.P521),
    ];

    /// <summary>The name in a token's header, to the letter.</summary>
    public string Name { get; }

    public HashAlgorithmName Hash { get; }

    /// <summary>The one curve that goes with an ECDSA algorithm; null for RSA.</summary>
    public NamedCurve? Curve { get; }

    /// <summary>The kind of key, as a JWK names it (<c>kty</c>).</summary>
    public string KeyType => Curve is null ? "RSA" : "EC";

    /// <summary>The algorithm of that name, or null when IAM takes no such.</summary>
    public static TokenAlgorithm? Named(string? name) => All.FirstOrDefault(one => one.Name == name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
