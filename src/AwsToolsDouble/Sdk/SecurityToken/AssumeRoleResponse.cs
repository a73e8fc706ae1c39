using Amazon.Runtime;

namespace Amazon.SecurityToken.Model;

/// <summary>Stands for the SDK's type of this name.</summary>
public sealed class AssumeRoleResponse : AmazonWebServiceResponse
{
    /// <summary>Who the caller is now.</summary>
    public AssumedRoleUser? AssumedRoleUser { get; set; }

    /// <summary>The role's keys.</summary>
    public Credentials? Credentials { get; set; }
}
