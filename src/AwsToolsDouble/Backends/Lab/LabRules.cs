namespace AwsToolsDouble;

/// <summary>
/// What IAM demands of a list of thumbprints, and how it stores one (IAM API reference,
/// <c>UpdateOpenIDConnectProviderThumbprint</c>).
/// </summary>
internal static class LabRules
{
    private const int Most = 5;
    private const int Length = 40;

    public static List<string> Stored(IReadOnlyList<string> thumbprints)
    {
        if (thumbprints.FirstOrDefault(thumbprint => thumbprint.Length != Length) is not null)
            throw LabErrors.Invalid(
                $"Value '[{string.Join(", ", thumbprints)}]' at 'thumbprintList' failed to satisfy constraint: Member "
                    + $"must have length equal to {Length}"
            );
        // IAM's own words; it does take five.
        if (thumbprints.Count > Most)
            throw LabErrors.InvalidInput("Thumbprint list must contain fewer than 5 entries.");
        if (thumbprints.Count == 0)
            throw LabErrors.InvalidInput("Thumbprint list must contain at least one entry.");
#pragma warning disable CA1308 // IAM stores lower case.
        return [.. thumbprints.Select(thumbprint => thumbprint.ToLowerInvariant())];
#pragma warning restore CA1308
    }

    public static string RequiredArn(string? arn) =>
        string.IsNullOrEmpty(arn)
            ? throw LabErrors.Invalid(
                "Value at 'openIDConnectProviderArn' failed to satisfy constraint: Member must not be null"
            )
            : arn;

    /// <summary>
    /// Whether the ARN belongs to another account: IAM denies then, rather than tell that it is missing.
    /// </summary>
    public static bool IsForeign(LabState state, LabCall call) =>
        call.Operation.StartsWith("iam:", StringComparison.Ordinal)
        && call.Resource?.Split(':') is { Length: > 4 } arn
        && arn[4] != state.Account;
}
