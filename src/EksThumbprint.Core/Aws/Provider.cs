namespace EksThumbprint.Aws;

/// <summary>What <c>iam:GetOpenIDConnectProvider</c> tells of an OIDC identity provider.</summary>
/// <param name="Arn">The provider's ARN (the one that was asked for: the answer holds none).</param>
/// <param name="Url">The issuer as registered; IAM returns it without <c>https://</c>.</param>
/// <param name="Thumbprints">The thumbprint list, as IAM returned it. Null in the answer reads as empty.</param>
/// <param name="Audiences">The client IDs.</param>
public sealed record Provider(
    string Arn,
    string Url,
    IReadOnlyList<string> Thumbprints,
    IReadOnlyList<string> Audiences
)
{
    /// <summary>How many thumbprints IAM takes (<c>UpdateOpenIDConnectProviderThumbprint</c>).</summary>
    public const int MostThumbprints = 5;
}
