using EksThumbprint.Aws;

namespace EksThumbprint.Lab.Aws;

/// <summary>The operations of <see cref="IAws"/>, by the names of the permissions that they need.</summary>
public static class LabOperation
{
    /// <summary><c>eks:ListClusters</c>.</summary>
    public const string ListClusters = "eks:ListClusters";

    /// <summary><c>eks:DescribeCluster</c>.</summary>
    public const string DescribeCluster = "eks:DescribeCluster";

    /// <summary><c>iam:ListOpenIDConnectProviders</c>.</summary>
    public const string ListProviders = "iam:ListOpenIDConnectProviders";

    /// <summary><c>iam:GetOpenIDConnectProvider</c>.</summary>
    public const string GetProvider = "iam:GetOpenIDConnectProvider";

    /// <summary><c>iam:GetRole</c>.</summary>
    public const string GetRole = "iam:GetRole";

    /// <summary><c>iam:UpdateOpenIDConnectProviderThumbprint</c>.</summary>
    public const string UpdateThumbprints = "iam:UpdateOpenIDConnectProviderThumbprint";
}
