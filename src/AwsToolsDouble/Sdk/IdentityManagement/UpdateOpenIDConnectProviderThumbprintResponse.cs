using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Stands for the SDK's type of this name: it says nothing but that it worked.</summary>
public sealed class UpdateOpenIDConnectProviderThumbprintResponse : AmazonWebServiceResponse;
