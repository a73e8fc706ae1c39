namespace AwsToolsDouble;

/// <summary>The operations, by the names of the permissions that they need.</summary>
internal static class Operations
{
    public const string ListClusters = "eks:ListClusters";
    public const string DescribeCluster = "eks:DescribeCluster";
    public const string ListProviders = "iam:ListOpenIDConnectProviders";
    public const string GetProvider = "iam:GetOpenIDConnectProvider";
    public const string GetRole = "iam:GetRole";
    public const string UpdateThumbprints = "iam:UpdateOpenIDConnectProviderThumbprint";
    public const string GetCallerIdentity = "sts:GetCallerIdentity";
    public const string AssumeRole = "sts:AssumeRole";
    public const string Publish = "sns:Publish";
}
