namespace EksThumbprint.Policies;

/// <summary>
/// What IAM knows of a call of AssumeRoleWithWebIdentity when it evaluates a role's trust policy, as far as a token and
/// its provider tell it.
/// </summary>
/// <param name="ProviderArn">The ARN of the provider that the token came through.</param>
/// <param name="ProviderPath">The issuer without <c>https://</c>: what the condition keys begin with.</param>
/// <param name="Subject">The token's <c>sub</c>.</param>
/// <param name="Audiences">The token's <c>aud</c>; for a token with <c>azp</c> that one (IAM guide).</param>
internal sealed record WebIdentityRequest(
    string ProviderArn,
    string ProviderPath,
    string Subject,
    IReadOnlyList<string> Audiences
)
{
    /// <summary>Claims of the issuer's that IAM knows too, and that are not looked at here.</summary>
    private static readonly IReadOnlyList<string> OtherClaims = ["amr", "azp", "oaud", "email", "id", "app_id"];

    public string SubjectKey => ProviderPath + ":sub";

    public string AudienceKey => ProviderPath + ":aud";

    /// <summary>
    /// Whether the values of a key are known. A key that begins with another issuer is in no request of this one, and a
    /// claim that IAM does not take from tokens is in none at all.
    /// </summary>
    public bool Knows(string key) =>
        ClaimOf(key) is { } claim ? !OtherClaims.Contains(claim, StringComparer.OrdinalIgnoreCase) : IsOfAnIssuer(key);

    /// <summary>The values of a key that is known; none when the request does not have it.</summary>
    public IReadOnlyList<string> ValuesOf(string key) =>
        ClaimOf(key)?.ToLowerInvariant() switch
        {
            "sub" => [Subject],
            "aud" => Audiences,
            _ => [],
        };

    /// <summary>The same request of another subject.</summary>
    public WebIdentityRequest Of(string subject) => this with { Subject = subject };

    /// <summary>What follows the issuer in one of its keys; null for any other key.</summary>
    public string? ClaimOf(string key) =>
        key.Length > ProviderPath.Length
        && key[ProviderPath.Length] == ':'
        && key.StartsWith(ProviderPath, StringComparison.OrdinalIgnoreCase)
            ? key.Substring(ProviderPath.Length + 1)
            : null;

    /// <summary>
    /// Keys of AWS's own begin with a word: <c>aws:</c>, <c>sts:</c>. Those of an issuer with a host.
    /// </summary>
    private static bool IsOfAnIssuer(string key)
    {
        int end = key.LastIndexOf(':');
        return end > 0 && key.IndexOf('.') is var dot and >= 0 && dot < end;
    }
}
