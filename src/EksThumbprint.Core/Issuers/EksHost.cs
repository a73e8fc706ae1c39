namespace EksThumbprint.Issuers;

/// <summary>
/// The host of EKS issuers: <c>oidc.eks.&lt;region&gt;.&lt;suffix&gt;</c>, or its dual-stack alias
/// <c>oidc-eks.&lt;region&gt;.&lt;dual-stack suffix&gt;</c>.
/// </summary>
/// <param name="Partition">The partition.</param>
/// <param name="Region">The region.</param>
/// <param name="IsDualStackAlias">
/// Whether it is the alias. The alias reaches the same server, but tokens name the other form, so a provider registered
/// under the alias is never found (rancher/eks-operator pull request 2284).
/// </param>
public sealed record EksHost(Partition Partition, string Region, bool IsDualStackAlias)
{
    private const string Prefix = "oidc.eks.";
    private const string DualStackPrefix = "oidc-eks.";
    private const string DualStackApiServer = "eks-cluster.";

    /// <summary>The host in the form that tokens name.</summary>
    public string IssuerHost => $"{Prefix}{Region}.{Partition.DnsSuffix}";

    /// <summary>The dual-stack name of the same server.</summary>
    public string AliasHost => $"{DualStackPrefix}{Region}.{Partition.DualStackSuffix}";

    /// <summary>Reads a lower-case host name; null when it is no EKS issuer's.</summary>
    public static EksHost? From(string host)
    {
        foreach (Partition partition in Partition.All)
        {
            if (RegionIn(host, Prefix, partition.DnsSuffix, partition) is { } region)
                return new EksHost(partition, region, IsDualStackAlias: false);
            if (RegionIn(host, DualStackPrefix, partition.DualStackSuffix, partition) is { } alias)
                return new EksHost(partition, alias, IsDualStackAlias: true);
        }

        return null;
    }

    /// <summary>
    /// Whether the host is none of EKS's but is made to look like one, with something before, after or in between.
    /// </summary>
    public static bool IsLookAlike(string host) =>
        From(host) is null && (host.Contains(Prefix) || host.Contains(DualStackPrefix));

    /// <summary>
    /// Whether the host is the API server of a cluster, such as <c>ABC.gr7.us-west-2.eks.amazonaws.com</c>. Its URL
    /// stands beside the issuer's in the answer of <c>eks:DescribeCluster</c>, and is easily taken for it.
    /// </summary>
    public static bool IsApiServer(string host) =>
        Partition.All.Any(partition =>
            host.EndsWith($".eks.{partition.DnsSuffix}", StringComparison.Ordinal)
            || (
                host.StartsWith(DualStackApiServer, StringComparison.Ordinal)
                && host.EndsWith("." + partition.DualStackSuffix, StringComparison.Ordinal)
            )
        );

    private static string? RegionIn(string host, string prefix, string suffix, Partition partition)
    {
        int length = host.Length - prefix.Length - suffix.Length - 1;
        if (
            length <= 0
            || !host.StartsWith(prefix, StringComparison.Ordinal)
            || !host.EndsWith("." + suffix, StringComparison.Ordinal)
        )
            return null;
        string region = host.Substring(prefix.Length, length);
        return partition.HasRegion(region) ? region : null;
    }
}
