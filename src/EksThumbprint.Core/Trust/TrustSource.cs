namespace EksThumbprint.Trust;

/// <summary>Whose roots decided about a chain.</summary>
public enum TrustSource
{
    /// <summary>
    /// Amazon Trust Services' own roots: the judge for EKS hosts in the partitions aws and aws-us-gov.
    /// </summary>
    AmazonTrustServices,

    /// <summary>
    /// The publicly trusted roots (<see cref="PublicRoots"/>): the judge for all other hosts. AWS's own library of
    /// roots is not published.
    /// </summary>
    PublicRoots,

    /// <summary>
    /// This machine's trust store: heard for EKS hosts of the other partitions only, whose chains are not known. It is
    /// no reason to write anything.
    /// </summary>
    MachineStore,

    /// <summary>A root that the user vouches for. IAM does not know it.</summary>
    TrustedRoot,
}
