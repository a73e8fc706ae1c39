using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Stands for the SDK's type of this name. It has no ARN.</summary>
public sealed class GetOpenIDConnectProviderResponse : AmazonWebServiceResponse
{
    /// <summary>The client IDs; null for none in version 5.</summary>
    public List<string>? ClientIDList { get; set; }

    /// <summary>When it was created, UTC.</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>The tags; null for none in version 5.</summary>
    public List<Tag>? Tags { get; set; }

    /// <summary>The thumbprints; null for none in version 5.</summary>
    public List<string>? ThumbprintList { get; set; }

    /// <summary>The issuer, without <c>https://</c>.</summary>
    public string? Url { get; set; }
}
