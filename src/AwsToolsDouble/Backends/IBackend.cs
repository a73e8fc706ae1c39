using Amazon.EKS.Model;
using Amazon.IdentityManagement.Model;
using Amazon.PowerShell.Common;
using Amazon.SecurityToken.Model;
using Amazon.SimpleNotificationService.Model;

namespace AwsToolsDouble;

/// <summary>What stands behind the cmdlets in AWS's place. Errors are the SDK-like exceptions.</summary>
internal interface IBackend
{
    /// <summary>Whether the environment and the default profile are looked at for credentials.</summary>
    bool HasAmbientCredentials { get; }

    /// <summary>Whether the environment and the default profile are looked at for a region.</summary>
    bool HasAmbientRegion { get; }

    /// <summary>The default profile's region.</summary>
    string? DefaultRegion { get; }

    /// <summary>The profile of this name; null when there is none.</summary>
    AWSPSCredentials? Profile(string name);

    ListClustersResponse ListClusters(CallContext context, PageRequest page);

    DescribeClusterResponse DescribeCluster(CallContext context, string name);

    ListOpenIDConnectProvidersResponse ListProviders(CallContext context);

    GetOpenIDConnectProviderResponse GetProvider(CallContext context, string? arn);

    GetRoleResponse GetRole(CallContext context, string? name);

    UpdateOpenIDConnectProviderThumbprintResponse UpdateThumbprints(
        CallContext context,
        string? arn,
        IReadOnlyList<string> thumbprints
    );

    GetCallerIdentityResponse GetCallerIdentity(CallContext context);

    AssumeRoleResponse AssumeRole(CallContext context, string roleArn, string sessionName, string? externalId);

    PublishResponse Publish(CallContext context, string topicArn, string message, string? subject);
}
