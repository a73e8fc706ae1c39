using EksThumbprint.Common;
using EksThumbprint.Remedies;
using EksThumbprint.Tokens;

namespace EksThumbprint.Assessment;

/// <summary>Whether the issuer's keys verify a token.</summary>
internal static class SignatureChecks
{
    public static IEnumerable<Finding> Judge(WebToken token, OidcFacts facts)
    {
        // What came through an interceptor is no issuer's key.
        if (facts.Probe?.Keys is not { } keys || facts.Intercepted || token.Algorithm is not { } algorithm)
            yield break;
        IReadOnlyList<JsonWebKey> named = keys.Named(token.KeyId);
        if (named.Count == 0)
        {
            yield return Missing(
                token.KeyId is null
                    ? "The token names no key (kid), and no key of the JWKS has an empty name."
                    : $"The token's key '{Printable.Shorten(token.KeyId, 80)}' is not among the {keys.Count} of the "
                        + $"JWKS{Names(keys)}."
            );
        }
        else if (!named.Any(key => key.Verifies(algorithm, token.Signed, token.Signature)))
        {
            string shown = Printable.Shorten(token.KeyId ?? "(no name)", 80);
            string?[] problems = [.. named.Select(key => key.Problem(algorithm))];
            yield return problems.All(problem => problem is not null)
                ? Missing($"The token's key '{shown}' {problems[0]}.")
                : Finding.Create(
                    OidcStatus.SignatureInvalid,
                    Severity.Error,
                    $"The key '{shown}' of the JWKS did not make the token's signature; pods see "
                        + $"'{StsMessage.Invalid}'.",
                    Remedy.Advice(
                        "The token was changed on its way, or another cluster's key has the same name. Take it anew."
                    )
                );
        }
    }

    private static Finding Missing(string sentence) =>
        Finding.Create(
            OidcStatus.KeyMissing,
            Severity.Error,
            $"{sentence} Pods see 'Couldn't retrieve verification key'.",
            Remedy.Advice(
                "The cluster signs with another key than its issuer publishes: publish the key, or take a token that "
                    + "was made after the change."
            )
        );

    private static string Names(JsonWebKeySet keys) =>
        Printable.Shorten(StatusText.And(keys.KeyIds.Take(4)), 160) is { Length: > 0 } names
            ? $" ({names})"
            : string.Empty;
}
