namespace EksThumbprint.Lab.Aws;

/// <summary>
/// What IAM demands of a provider (IAM API reference, <c>CreateOpenIDConnectProvider</c> and
/// <c>UpdateOpenIDConnectProviderThumbprint</c>).
/// </summary>
internal static class ProviderRules
{
    public const int MostThumbprints = 5;
    public const int MostProviders = 100;
    public const int ThumbprintLength = 40;
    private const string Scheme = "https://";

    /// <summary>What IAM says against a list of this many thumbprints; null when it takes it.</summary>
    /// <param name="count">The number of entries.</param>
    /// <param name="mayBeEmpty">Only creation takes an empty list, since April 2024.</param>
    public static string? AgainstCount(int count, bool mayBeEmpty) =>
        count switch
        {
            // IAM's own words; it does take five.
            > MostThumbprints => "Thumbprint list must contain fewer than 5 entries.",
            0 when !mayBeEmpty => "Thumbprint list must contain at least one entry.",
            _ => null,
        };

    /// <summary>
    /// The issuer as IAM registers it: without scheme. A trailing slash stays, and makes it another provider.
    /// </summary>
    public static string Registered(string issuerUrl) =>
        issuerUrl.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? issuerUrl[Scheme.Length..]
            : throw new ArgumentException("IAM takes issuers that begin with https:// only.", nameof(issuerUrl));

    /// <summary>The list as IAM stores it: in lower case.</summary>
    public static IReadOnlyList<string> Stored(IEnumerable<string> thumbprints)
    {
#pragma warning disable CA1308 // IAM stores lower case.
        List<string> stored = [.. thumbprints.Select(thumbprint => thumbprint.ToLowerInvariant())];
#pragma warning restore CA1308
        string? wrong = stored.Find(thumbprint => thumbprint.Length != ThumbprintLength);
        if (wrong is not null)
            throw new ArgumentException(
                $"IAM takes thumbprints of 40 characters only, not '{wrong}'.",
                nameof(thumbprints)
            );
        return AgainstCount(stored.Count, mayBeEmpty: true) is { } refusal
            ? throw new ArgumentException(refusal, nameof(thumbprints))
            : stored;
    }
}
