using EksThumbprint.Aws;

namespace EksThumbprint.Inputs;

/// <summary>One target as a document or a list gives it, with what the document already tells of it.</summary>
public sealed record InputItem
{
    /// <summary>A name, URL or ARN; null when a cluster or a provider is given in full.</summary>
    public string? Text { get; init; }

    /// <summary>A cluster as <c>eks:DescribeCluster</c> answers.</summary>
    public Cluster? Cluster { get; init; }

    /// <summary>
    /// A provider as <c>iam:GetOpenIDConnectProvider</c> answers; its ARN is empty where the answer stands alone.
    /// Beside a cluster it is the provider of that cluster's issuer.
    /// </summary>
    public Provider? Provider { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Text ?? Cluster?.Name ?? Provider?.Url ?? string.Empty;
}
