namespace EksThumbprint.Issuers;

/// <summary>Finds, among an account's providers, those that stand for an issuer.</summary>
internal static class ProviderPathMatch
{
    /// <summary>The provider registered under just this issuer, or null.</summary>
    public static string? Exact(IEnumerable<string> arns, IssuerUrl issuer) =>
        arns.FirstOrDefault(arn => Arn.IssuerOfProvider(arn) == issuer.ProviderPath);

    /// <summary>
    /// The providers registered under another form of it: a trailing slash, another case, the dual-stack alias.
    /// </summary>
    public static IReadOnlyList<string> OtherForms(IEnumerable<string> arns, IssuerUrl issuer) =>
        [
            .. arns.Where(arn =>
                Arn.IssuerOfProvider(arn) is { } path
                && path != issuer.ProviderPath
                && IssuerOf(path) is { } other
                && IsSame(other, issuer)
            ),
        ];

    /// <summary>
    /// A provider's issuer in canonical form; null when its path is none (IAM has seen stranger things).
    /// </summary>
    public static IssuerUrl? IssuerOf(string path)
    {
        try
        {
            return IssuerUrl.Parse(path).Canonical;
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static bool IsSame(IssuerUrl one, IssuerUrl other) =>
        string.Equals(
            one.ProviderPath.TrimEnd('/'),
            other.ProviderPath.TrimEnd('/'),
            StringComparison.OrdinalIgnoreCase
        );
}
