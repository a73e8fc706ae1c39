namespace Amazon.EKS.Model;

/// <summary>Stands for the SDK's type of this name, with a part of its properties.</summary>
public sealed class Cluster
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The ARN.</summary>
    public string? Arn { get; set; }

    /// <summary>When it was created, UTC.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>Kubernetes' version.</summary>
    public string? Version { get; set; }

    /// <summary>The identity; null for clusters without one.</summary>
    public Identity? Identity { get; set; }

    /// <summary>The status.</summary>
    public ClusterStatus? Status { get; set; }

    /// <summary>The tags.</summary>
    public Dictionary<string, string>? Tags { get; set; }
}
