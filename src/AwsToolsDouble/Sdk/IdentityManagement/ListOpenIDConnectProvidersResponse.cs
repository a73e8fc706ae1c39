using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Stands for the SDK's type of this name.</summary>
public sealed class ListOpenIDConnectProvidersResponse : AmazonWebServiceResponse
{
    /// <summary>The providers; null for none in version 5.</summary>
    public List<OpenIDConnectProviderListEntry>? OpenIDConnectProviderList { get; set; }
}
