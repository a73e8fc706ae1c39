using EksThumbprint.Json;

namespace EksThumbprint.Probing;

/// <summary>Judges a JSON Web Key Set (RFC 7517, section 5): are there keys to verify tokens with?</summary>
internal static class JwksDocument
{
    public static ProbeFailure? Check(byte[] body, Uri url)
    {
        if (!JsonValue.TryParse(body, out JsonValue? document, out string? problem))
            return ContentFailure.NotJson(url, problem);
        if (document.Kind != JsonKind.Object)
            return ContentFailure.NotJson(url, "it is no object.");
        bool any = document["keys"].Items.Any(key => key["kty"].AsString is not null);
        return any ? null : ContentFailure.NoKeys(url);
    }
}
