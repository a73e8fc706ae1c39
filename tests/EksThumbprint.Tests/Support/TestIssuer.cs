using EksThumbprint.Lab.Serving;

namespace EksThumbprint.Tests.Support;

/// <summary>An issuer's URLs and its two documents, without the cost of a new key.</summary>
internal sealed record TestIssuer(string Host, string Path, string? JwksHost = null)
{
    public const string Jwks = """{"keys":[{"kty":"RSA","kid":"1","use":"sig","n":"AQAB","e":"AQAB"}]}""";

    public string Url => $"https://{Host}{Path}";

    public string DiscoveryPath => Path + "/.well-known/openid-configuration";

    public string JwksPath => Path + "/keys";

    public string Discovery => Document(Url, $"https://{JwksHost ?? Host}{JwksPath}");

    /// <summary>A discovery document that names this issuer and these keys.</summary>
    public static string Document(string issuer, string jwksUri) =>
        $$"""{"issuer":"{{issuer}}","jwks_uri":"{{jwksUri}}"}""";

    /// <summary>Makes an issuer and serves its documents.</summary>
    public static TestIssuer At(
        LabHost host,
        LabHost? jwksHost = null,
        string path = "/id/0123456789ABCDEF0123456789ABCDEF"
    )
    {
        TestIssuer issuer = new(host.Name, path, jwksHost?.Name);
        host.Serve(issuer.DiscoveryPath, LabResponse.Json(issuer.Discovery));
        (jwksHost ?? host).Serve(issuer.JwksPath, LabResponse.Json(Jwks));
        return issuer;
    }
}
