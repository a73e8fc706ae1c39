using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Stands for the SDK's type of this name.</summary>
public sealed class GetRoleResponse : AmazonWebServiceResponse
{
    /// <summary>The role.</summary>
    public Role? Role { get; set; }
}
