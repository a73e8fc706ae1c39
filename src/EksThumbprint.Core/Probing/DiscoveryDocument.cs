using EksThumbprint.Issuers;
using EksThumbprint.Json;
using EksThumbprint.Tokens;

namespace EksThumbprint.Probing;

/// <summary>Judges a discovery document (OpenID Connect Discovery 1.0, sections 3 and 4.3).</summary>
internal static class DiscoveryDocument
{
    /// <summary>What is wrong with it, or null and its <c>jwks_uri</c>.</summary>
    public static ProbeFailure? Check(byte[] body, IssuerUrl issuer, out Uri? jwksUri)
    {
        jwksUri = null;
        Uri url = issuer.DiscoveryUrl;
        if (!JsonValue.TryParse(body, out JsonValue? document, out string? problem))
            return ContentFailure.NotJson(url, problem);
        if (document.Kind != JsonKind.Object)
            return ContentFailure.NotJson(url, "it is no object.");

        string? named = document["issuer"].AsString;
        if (!string.Equals(named, issuer.ToString(), StringComparison.Ordinal))
            return ContentFailure.WrongIssuer(url, named, issuer);

        string? given = document["jwks_uri"].AsString;
        if (
            !Uri.TryCreate(given, UriKind.Absolute, out Uri? jwks)
            || jwks.Scheme == Uri.UriSchemeFile
            || HostName.From(jwks) is null
        )
            return ContentFailure.NoJwksUri(url, given);
        if (jwks.Scheme != Uri.UriSchemeHttps)
            return ContentFailure.JwksNotHttps(url, given!);
        jwksUri = jwks;
        return null;
    }
}

/// <summary>Reads a JSON Web Key Set (RFC 7517, section 5): are there keys to verify tokens with?</summary>
internal static class JwksDocument
{
    /// <summary>What is wrong with it, or null and its keys.</summary>
    public static ProbeFailure? Check(byte[] body, Uri url, out JsonWebKeySet? keys)
    {
        keys = null;
        if (!JsonValue.TryParse(body, out JsonValue? document, out string? problem))
            return ContentFailure.NotJson(url, problem);
        if (document.Kind != JsonKind.Object)
            return ContentFailure.NotJson(url, "it is no object.");
        if (!document["keys"].Items.Any(key => key["kty"].AsString is not null))
            return ContentFailure.NoKeys(url);
        keys = JsonWebKeySet.From(document);
        return null;
    }
}
