using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EksThumbprint.Tests.Tokens;

/// <summary>Makes a pod's token as the API server does, with whatever is to be wrong in it.</summary>
internal sealed record MadeToken
{
    public const string Cluster = "https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";

    public static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public string Header { get; init; } = """{"alg":"RS256","kid":"key-1"}""";

    public string Issuer { get; init; } = Cluster;

    public string Subject { get; init; } = "system:serviceaccount:shop:checkout";

    /// <summary>The audience claim as JSON.</summary>
    public string Audience { get; init; } = """["sts.amazonaws.com"]""";

    public DateTimeOffset IssuedAt { get; init; } = Noon.AddMinutes(-10);

    public DateTimeOffset Expires { get; init; } = Noon.AddHours(1);

    public DateTimeOffset? NotBefore { get; init; } = Noon.AddMinutes(-10);

    /// <summary>More claims, as JSON with a comma before them.</summary>
    public string More { get; init; } =
        ""","kubernetes.io":{"namespace":"shop","serviceaccount":{"name":"checkout"}}""";

    public string Claims =>
        $$"""{"aud":{{Audience}},"exp":{{Seconds(Expires)}},"iat":{{Seconds(IssuedAt)}},"iss":"{{Issuer}}","""
        + (NotBefore is { } since ? $"\"nbf\":{Seconds(since)}," : string.Empty)
        + $"\"sub\":\"{Subject}\"{More}}}";

    /// <summary>The token, signed by RS256 with a key.</summary>
    public string SignedBy(RSA key) =>
        Text(Header, Claims, signed => key.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    /// <summary>The token with a signature of nobody's.</summary>
    public string Unsigned() => Text(Header, Claims, _ => new byte[256]);

    public static string Text(string header, string claims, Func<byte[], byte[]> sign)
    {
        string signed = Url(Encoding.UTF8.GetBytes(header)) + "." + Url(Encoding.UTF8.GetBytes(claims));
        return signed + "." + Url(sign(Encoding.ASCII.GetBytes(signed)));
    }

    public static string Url(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>A JWKS with a key, as an issuer publishes it.</summary>
    public static string Jwks(RSA key, string keyId = "key-1") => $$"""{"keys":[{{Jwk(key, keyId)}}]}""";

    public static string Jwk(RSA key, string? keyId = "key-1")
    {
        RSAParameters parts = key.ExportParameters(false);
        string name = keyId is null ? string.Empty : $"\"kid\":\"{keyId}\",";
        return $$"""
            {"kty":"RSA","use":"sig","alg":"RS256",{{name}}
             "n":"{{Url(parts.Modulus!)}}","e":"{{Url(parts.Exponent!)}}"}
            """;
    }

    public static string Jwk(ECDsa key, string curve, string keyId = "key-1")
    {
        ECParameters parts = key.ExportParameters(false);
        return $$"""
            {"kty":"EC","crv":"{{curve}}","kid":"{{keyId}}",
             "x":"{{Url(parts.Q.X!)}}","y":"{{Url(parts.Q.Y!)}}"}
            """;
    }

    private static string Seconds(DateTimeOffset moment) =>
        moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
