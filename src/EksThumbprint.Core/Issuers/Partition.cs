using System.Text.RegularExpressions;

namespace EksThumbprint.Issuers;

/// <summary>
/// An AWS partition: a separate set of regions with its own accounts, host names and roots. The table is botocore's
/// <c>partitions.json</c>.
/// </summary>
public sealed class Partition
{
    private readonly Regex _region;

    private Partition(string name, string regions, string suffix, string dualStackSuffix, string homeRegion)
    {
        Name = name;
        DnsSuffix = suffix;
        DualStackSuffix = dualStackSuffix;
        HomeRegion = homeRegion;
        _region = new Regex($"^(?:{regions})-[a-z]+-[0-9]+\\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    /// <summary>Every partition that is known.</summary>
    public static IReadOnlyList<Partition> All { get; } =
    [
        new("aws", "us|eu|ap|sa|ca|me|af|il|mx", "amazonaws.com", "api.aws", "us-east-1"),
        new("aws-cn", "cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "cn-northwest-1"),
        new("aws-us-gov", "us-gov", "amazonaws.com", "api.aws", "us-gov-west-1"),
        new("aws-eusc", "eusc-de", "amazonaws.eu", "api.amazonwebservices.eu", "eusc-de-east-1"),
        new("aws-iso", "us-iso", "c2s.ic.gov", "api.aws.ic.gov", "us-iso-east-1"),
        new("aws-iso-b", "us-isob", "sc2s.sgov.gov", "api.aws.scloud", "us-isob-east-1"),
        new("aws-iso-e", "eu-isoe", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", "eu-isoe-west-1"),
        new("aws-iso-f", "us-isof", "csp.hci.ic.gov", "api.aws.hci.ic.gov", "us-isof-south-1"),
    ];

    /// <summary>The partition's name in ARNs, such as <c>aws-cn</c>.</summary>
    public string Name { get; }

    /// <summary>The domain of its regional hosts.</summary>
    public string DnsSuffix { get; }

    /// <summary>The domain of its dual-stack hosts.</summary>
    public string DualStackSuffix { get; }

    /// <summary>The region to ask for what has no region, such as IAM.</summary>
    public string HomeRegion { get; }

    /// <summary>
    /// Whether its EKS issuers are known to be anchored in Amazon Trust Services. The other partitions' chains are not
    /// public.
    /// </summary>
    public bool UsesAmazonTrustServices => Name is "aws" or "aws-us-gov";

    /// <summary>The partition of that name in ARNs, or null.</summary>
    public static Partition? Named(string name) => All.FirstOrDefault(partition => partition.Name == name);

    /// <summary>The partition that a region belongs to, or null.</summary>
    public static Partition? OfRegion(string region) => All.FirstOrDefault(partition => partition.HasRegion(region));

    /// <summary>
    /// The first of these regions that lies in this partition; null for none. IAM is one service a partition, which any
    /// of its regions leads to.
    /// </summary>
    public string? FirstOf(params string?[] regions) =>
        Array.Find(regions, region => region is not null && HasRegion(region));

    /// <summary>Whether the region's name has this partition's form.</summary>
    public bool HasRegion(string region) => _region.IsMatch(region);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
