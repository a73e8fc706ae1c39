using Amazon.Runtime;

namespace Amazon.EKS.Model;

/// <summary>Stands for the SDK's type of this name: one page of names.</summary>
public sealed class ListClustersResponse : AmazonWebServiceResponse
{
    /// <summary>The names; null for none in version 5.</summary>
    public List<string>? Clusters { get; set; }

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? NextToken { get; set; }
}
