using EksThumbprint.Json;

namespace EksThumbprint.Tokens;

/// <summary>The keys of an issuer's JWKS (RFC 7517, section 5), as they were read.</summary>
public sealed class JsonWebKeySet
{
    private JsonWebKeySet(IReadOnlyList<JsonWebKey> keys) => Keys = keys;

    /// <summary>The keys, in the document's order; those of unknown kinds too.</summary>
    internal IReadOnlyList<JsonWebKey> Keys { get; }

    /// <summary>How many keys there are.</summary>
    public int Count => Keys.Count;

    /// <summary>The names of the keys, for a sentence; a key without one is left out.</summary>
    internal IEnumerable<string> KeyIds => Keys.Select(key => key.KeyId).OfType<string>().Distinct();

    /// <summary>The keys of a document that is known to be a JWKS.</summary>
    internal static JsonWebKeySet From(JsonValue document) =>
        new([.. document["keys"].Items.Where(key => key.Kind == JsonKind.Object).Select(key => new JsonWebKey(key))]);

    /// <summary>
    /// The keys of that name. A token without a name asks for a key whose name is empty, which is not a key without a
    /// name: STS finds the first, and not the second (seen with the self-hosted example of
    /// amazon-eks-pod-identity-webhook).
    /// </summary>
    internal IReadOnlyList<JsonWebKey> Named(string? keyId) =>
        [.. Keys.Where(key => string.Equals(key.KeyId, keyId ?? string.Empty, StringComparison.Ordinal))];
}
