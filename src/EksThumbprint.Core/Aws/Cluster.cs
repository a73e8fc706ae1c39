namespace EksThumbprint.Aws;

/// <summary>What <c>eks:DescribeCluster</c> tells of a cluster.</summary>
/// <param name="Name">The cluster's name.</param>
/// <param name="Arn">The cluster's ARN; it names the account that the provider belongs to.</param>
/// <param name="Issuer">The OIDC issuer URL; null for Outposts local clusters, connected clusters and clusters being
/// created.</param>
/// <param name="Status">The cluster's status, such as <c>ACTIVE</c>.</param>
public sealed record Cluster(string Name, string? Arn, string? Issuer, string? Status);
