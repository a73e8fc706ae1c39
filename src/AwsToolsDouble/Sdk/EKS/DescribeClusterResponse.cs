using Amazon.Runtime;

namespace Amazon.EKS.Model;

/// <summary>Stands for the SDK's type of this name.</summary>
public sealed class DescribeClusterResponse : AmazonWebServiceResponse
{
    /// <summary>The cluster.</summary>
    public Cluster? Cluster { get; set; }
}
