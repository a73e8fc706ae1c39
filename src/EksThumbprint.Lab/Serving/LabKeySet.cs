using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace EksThumbprint.Lab.Serving;

/// <summary>
/// Key sets as an issuer of EKS serves them. Nobody holds the private half: a lab issuer signs no token, and making a
/// real pair would take a quarter of a second for each of them.
/// </summary>
internal static class LabKeySet
{
    private const int Bytes = 2048 / 8;

    /// <summary>A key whose modulus has one of these factors is refused as broken by OpenSSL.</summary>
    private static readonly BigInteger SmallFactors = Enumerable
        .Range(3, 750)
        .Where(number => Enumerable.Range(2, number - 2).All(factor => number % factor != 0))
        .Aggregate(BigInteger.One, (product, prime) => product * prime);

    /// <summary>A JSON Web Key Set with one new RSA key of 2048 bits (RFC 7517, RFC 7518 section 6.3.1).</summary>
    public static string Create()
    {
        byte[] modulus = NewModulus();
        JsonObject key = new()
        {
            ["kty"] = "RSA",
            ["kid"] = Convert.ToHexString(SHA256.HashData(modulus)[..20]).ToLower(CultureInfo.InvariantCulture),
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["n"] = Convert.ToBase64String(modulus).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
            ["e"] = "AQAB",
        };
        return new JsonObject { ["keys"] = new JsonArray(key) }.ToJsonString();
    }

    private static byte[] NewModulus()
    {
        while (true)
        {
            byte[] modulus = RandomNumberGenerator.GetBytes(Bytes);
            modulus[0] |= 0x80;
            modulus[^1] |= 1;
            BigInteger number = new(modulus, isUnsigned: true, isBigEndian: true);
            if (BigInteger.GreatestCommonDivisor(number, SmallFactors).IsOne)
                return modulus;
        }
    }
}
