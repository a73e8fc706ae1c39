using Amazon.Runtime;

namespace Amazon.EKS;

/// <summary>Stands for the SDK's type of this name.</summary>
public sealed class ClusterStatus(string value) : ConstantClass(value)
{
    /// <summary>The cluster works.</summary>
    public static ClusterStatus ACTIVE { get; } = new("ACTIVE");

    /// <summary>The cluster is being created, and has no issuer yet.</summary>
    public static ClusterStatus CREATING { get; } = new("CREATING");

    /// <summary>The status of this name.</summary>
    public static implicit operator ClusterStatus(string value) => FromString(value);

    /// <summary>The status of this name.</summary>
    public static ClusterStatus FromString(string value) => new(value);
}
