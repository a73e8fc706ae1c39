using EksThumbprint.Common;

namespace EksThumbprint.Policies;

/// <summary>Why a condition's key is in no request of an issuer.</summary>
internal static class KeyReason
{
    /// <summary>A key that does not begin with the issuer.</summary>
    public static PolicyReason From(string where, PolicyCondition condition, WebIdentityRequest request)
    {
        string shown = Printable.Shorten(condition.Key, 200);
        int end = condition.Key.LastIndexOf(':');
        string issuer = end < 0 ? condition.Key : condition.Key.Substring(0, end);
        string claim = end < 0 ? "sub" : condition.Key.Substring(end + 1);
        string remedy = $"Write the key as {request.ProviderPath}:{Printable.Shorten(claim, 40)}";
        int scheme = issuer.IndexOf("://", StringComparison.Ordinal);
        string bare = (scheme < 0 ? issuer : issuer.Substring(scheme + 3)).TrimEnd('/');
        if (string.Equals(bare, request.ProviderPath.TrimEnd('/'), StringComparison.OrdinalIgnoreCase))
        {
            string what = scheme >= 0 ? "begins with a scheme" : "has a slash before its last colon";
            return new PolicyReason(
                PolicyFault.KeyForm,
                $"{where}, has the key '{shown}', which {what}; no request has such a key.",
                remedy
            );
        }

        string whose = Spelling.IsNear(bare, request.ProviderPath)
            ? "differs from this issuer by a letter or two"
            : "is of another issuer, a deleted cluster's most often";
        return new PolicyReason(PolicyFault.KeyOfOther, $"{where}, has the key '{shown}', which {whose}.", remedy);
    }

    /// <summary>A key of the issuer, with a claim that IAM does not take from tokens.</summary>
    public static PolicyReason Misspelt(
        string where,
        PolicyCondition condition,
        string claim,
        WebIdentityRequest request
    )
    {
        string meant = claim.StartsWith("a", StringComparison.Ordinal) ? "aud" : "sub";
        return new PolicyReason(
            PolicyFault.KeyMisspelt,
            $"{where}, has the key '{Printable.Shorten(condition.Key, 200)}', and no request has the claim "
                + $"'{Printable.Shorten(claim, 40)}'. Did you mean '{meant}'?",
            $"Write the key as {request.ProviderPath}:{meant}"
        );
    }
}
