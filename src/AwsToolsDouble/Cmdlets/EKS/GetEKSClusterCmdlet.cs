using System.Management.Automation;
using System.Net;
using Amazon.EKS;
using Amazon.EKS.Model;
using Amazon.PowerShell.Common;
using Amazon.Runtime;
using AwsToolsDouble;

namespace Amazon.PowerShell.Cmdlets.EKS;

/// <summary>Stands for <c>Get-EKSCluster</c>.</summary>
[Cmdlet("Get", "EKSCluster")]
[OutputType("Amazon.EKS.Model.Cluster")]
public sealed class GetEKSClusterCmdlet : ServiceCmdlet
{
    /// <summary>The cluster's name.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowNull]
    public string? Name { get; set; }

    /// <summary>What to write.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string Select { get; set; } = nameof(DescribeClusterResponse.Cluster);

    private protected override void Invoke(IBackend backend, CallContext context)
    {
        WarnOfNull(Name, nameof(Name));
        Emit(Reach(() => backend.DescribeCluster(context, Required(Name))), Select);
    }

    // The SDK refuses this itself, without a request: the name is a part of the path.
    private static string Required(string? name) =>
        string.IsNullOrEmpty(name)
            ? throw new AmazonEKSException(
                "Request object does not have required field Name set",
                ErrorType.Unknown,
                string.Empty,
                string.Empty,
                default(HttpStatusCode)
            )
            : name;
}
