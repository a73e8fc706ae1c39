using System.Security.Cryptography;
using EksThumbprint.Common;
using EksThumbprint.Json;

namespace EksThumbprint.Tokens;

/// <summary>One public key of a JWKS (RFC 7517, section 4; RFC 7518, section 6).</summary>
internal sealed class JsonWebKey
{
    /// <summary>RFC 7518, section 3.3: a smaller key must not be used.</summary>
    public const int SmallestModulusBits = 2048;

    /// <summary>The largest modulus that is tried, as for certificates: a larger one is made to cost time.</summary>
    public const int LargestModulusBits = 16384;

    private const int LargestExponentBytes = 8;

    private readonly JsonValue _members;

    public JsonWebKey(JsonValue members) => _members = members;

    /// <summary>The key's name, which tokens name in their header; null when it has none.</summary>
    public string? KeyId => _members["kid"].AsString;

    /// <summary><c>RSA</c> or <c>EC</c>; anything else is no key for tokens.</summary>
    public string? KeyType => _members["kty"].AsString;

    /// <summary>Whether it is for signatures: <c>use</c> may be left out, but may not say something else.</summary>
    public bool IsForSignatures => _members["use"] is { HasValue: false } or { AsString: "sig" };

    /// <summary>Why the key verifies nothing of this algorithm, to go behind "the key "; null when it may.</summary>
    public string? Problem(TokenAlgorithm algorithm) =>
        !IsForSignatures ? "is for encryption, not for signatures"
        : KeyType != algorithm.KeyType
            ? $"is of the kind '{Printable.Shorten(KeyType ?? "none", 20)}', and {algorithm} needs {algorithm.KeyType}"
        : algorithm.Curve is { } curve ? CurveProblem(curve)
        : ModulusProblem();

    /// <summary>
    /// Whether this key made the signature; false for a key that <see cref="Problem"/> tells something of, and for one
    /// that this platform can make nothing of.
    /// </summary>
    public bool Verifies(TokenAlgorithm algorithm, byte[] signed, byte[] signature)
    {
        if (Problem(algorithm) is not null)
            return false;
        try
        {
            return algorithm.Curve is { } curve
                ? VerifiesEcdsa(curve, algorithm, signed, signature)
                : VerifiesRsa(algorithm, signed, signature);
        }
        catch (Exception e)
            when (e
                    is CryptographicException
                        or PlatformNotSupportedException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            // A point beside its curve, or a number that no key has; each platform says so in its own way.
            return false;
        }
    }

    private bool VerifiesRsa(TokenAlgorithm algorithm, byte[] signed, byte[] signature)
    {
        byte[] modulus = Number("n")!;
        using RSA key = RSA.Create();
        key.ImportParameters(new RSAParameters { Modulus = modulus, Exponent = Number("e") });
        return signature.Length == modulus.Length
            && key.VerifyData(signed, signature, algorithm.Hash, RSASignaturePadding.Pkcs1);
    }

    private bool VerifiesEcdsa(NamedCurve curve, TokenAlgorithm algorithm, byte[] signed, byte[] signature)
    {
        using ECDsa? key = EcdsaKey.From(curve, Coordinate("x")!, Coordinate("y")!);
        return key is not null
            && signature.Length == 2 * curve.Width
            && key.VerifyData(signed, signature, algorithm.Hash);
    }

    private string? CurveProblem(NamedCurve curve) =>
        _members["crv"].AsString != curve.Name
            ? $"is on the curve '{Printable.Shorten(_members["crv"].AsString ?? "none", 20)}', not on {curve.Name}"
        : Coordinate("x")?.Length != curve.Width || Coordinate("y")?.Length != curve.Width
            ? $"has no two coordinates of {curve.Width} bytes each"
        : null;

    private string? ModulusProblem()
    {
        if (Number("n") is not { Length: > 0 } modulus || Number("e") is not { Length: > 0 } exponent)
            return "has no modulus and exponent in base64url";
        int bits = 8 * modulus.Length;
        for (int top = modulus[0]; top < 0x80; top <<= 1)
            bits--;
        return bits switch
        {
            < SmallestModulusBits => $"has {bits} bits, and RSA keys for tokens have {SmallestModulusBits} or more",
            > LargestModulusBits => $"has {bits} bits, more than the {LargestModulusBits} that are tried here",
            _ => exponent.Length > LargestExponentBytes
                ? "has an exponent of a size that is not used in earnest"
                : null,
        };
    }

    private byte[]? Coordinate(string name) => Base64Url.Decode(_members[name].AsString);

    /// <summary>A number without the zeros that some issuers write before it.</summary>
    private byte[]? Number(string name) =>
        Base64Url.Decode(_members[name].AsString) is { } bytes ? [.. bytes.SkipWhile(one => one == 0)] : null;
}
