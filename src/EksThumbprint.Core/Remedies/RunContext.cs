using EksThumbprint.Issuers;

namespace EksThumbprint.Remedies;

/// <summary>What a run was told of its surroundings. A remedy without it would change another account.</summary>
/// <param name="Region">The region given; null when none was.</param>
/// <param name="Profile">The profile given.</param>
/// <param name="EndpointUrl">The server given in place of AWS's own.</param>
/// <param name="ConnectTo">The address to dial in place of the issuer's.</param>
public sealed record RunContext(
    string? Region = null,
    string? Profile = null,
    string? EndpointUrl = null,
    string? ConnectTo = null
)
{
    /// <summary>The region for what is done in EKS: the subject's own, otherwise the given one.</summary>
    public string? ForEks(Remedy remedy) => remedy.Region ?? Region;

    /// <summary>
    /// The region for what is done in IAM: one service a partition, found by any region of it. In the partition aws
    /// none is needed.
    /// </summary>
    public string? ForIam(Remedy remedy)
    {
        Partition partition = Named(remedy.Subject)
            ?? (remedy.Region is null ? null : Partition.OfRegion(remedy.Region))
            ?? Partition.All[0];
        return partition == Partition.All[0]
            ? partition.FirstOf(Region)
            : partition.FirstOf(Region, remedy.Region) ?? partition.HomeRegion;
    }

    private static Partition? Named(string? subject) =>
        subject is not null && Arn.PartitionOf(subject) is { } name ? Partition.Named(name) : null;
}
