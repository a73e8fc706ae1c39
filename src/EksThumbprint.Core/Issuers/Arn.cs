using EksThumbprint.Common;

namespace EksThumbprint.Issuers;

/// <summary>An ARN, cut at its colons.</summary>
internal sealed record Arn(Partition Partition, string Service, string Region, string Account, string Resource)
{
    private const string ProviderPrefix = "oidc-provider/";
    private const string ClusterPrefix = "cluster/";

    public bool IsProvider => Service == "iam" && Resource.StartsWith(ProviderPrefix, StringComparison.Ordinal);

    public bool IsCluster => Service == "eks" && Resource.StartsWith(ClusterPrefix, StringComparison.Ordinal);

    /// <summary>What a provider's ARN says of its issuer, or the cluster's name.</summary>
    public string ResourceName => Resource.Substring(Resource.IndexOf('/') + 1);

    /// <summary>The partition in an ARN of any kind; null when there is none.</summary>
    public static string? PartitionOf(string? arn) => Part(arn, 1);

    /// <summary>The region in an ARN of any kind; null when there is none.</summary>
    public static string? RegionOf(string? arn) => Part(arn, 3);

    /// <summary>The account in an ARN of any kind; null when there is none.</summary>
    public static string? AccountOf(string? arn) => Part(arn, 4);

    public static bool LooksLikeOne(string text) => text.StartsWith("arn:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the ARN of an OIDC provider or of an EKS cluster.</summary>
    public static Arn Parse(string text)
    {
        string shown = Printable.Shorten(text, 160);
        string[] parts = text.Split([':'], 6);
        if (parts.Length < 6 || parts[0] != "arn" || Partition.Named(parts[1]) is not { } partition)
        {
            throw new InputException(
                "NotAnArn",
                $"'{shown}' is not a whole ARN. One looks like "
                    + "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/…."
            );
        }

        Arn arn = new(partition, parts[2], parts[3], parts[4], parts[5]);
        if (!arn.IsProvider && !arn.IsCluster || arn.ResourceName.Length == 0)
        {
            throw new InputException(
                "WrongArn",
                $"'{shown}' is the ARN of something else. Give the ARN of an IAM OIDC provider "
                    + "(…:iam::<account>:oidc-provider/…) or of an EKS cluster (…:eks:<region>:<account>:cluster/…)."
            );
        }

        if (arn.Account.Length != 12 || !arn.Account.All(c => c is >= '0' and <= '9'))
        {
            throw new InputException(
                "NotAnArn",
                $"'{shown}' has no 12-digit account id: copy the whole ARN, without a placeholder in it."
            );
        }

        return arn;
    }

    /// <summary>
    /// Whether a provider's ARN (from a list) is of an issuer, compared by what follows <c>oidc-provider/</c>.
    /// </summary>
    public static string? IssuerOfProvider(string arn)
    {
        int at = arn.IndexOf(":" + ProviderPrefix, StringComparison.Ordinal);
        return at < 0 ? null : arn.Substring(at + 1 + ProviderPrefix.Length);
    }

    private static string? Part(string? arn, int index) =>
        arn?.Split(':').ElementAtOrDefault(index) is { Length: > 0 } part ? part : null;
}
