using System.Management.Automation;
using Amazon.EKS.Model;
using Amazon.PowerShell.Common;
using AwsToolsDouble;

namespace Amazon.PowerShell.Cmdlets.EKS;

/// <summary>
/// Stands for <c>Get-EKSClusterList</c>: asks page by page, and writes each page before it asks for the next.
/// </summary>
[Cmdlet("Get", "EKSClusterList")]
[OutputType("System.String")]
public sealed class GetEKSClusterListCmdlet : ServiceCmdlet
{
    private const int LargestPage = 100;

    /// <summary><c>all</c> for connected clusters too; the stand-in has none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? Include { get; set; }

    /// <summary>The size of a page.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxItems", "MaxResults")]
    public int? MaxResult { get; set; }

    /// <summary>Where to begin; whoever binds it pages by hand.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? NextToken { get; set; }

    /// <summary>What to write.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string Select { get; set; } = nameof(ListClustersResponse.Clusters);

    /// <summary>One page only.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SwitchParameter NoAutoIteration { get; set; }

    private protected override void Invoke(IBackend backend, CallContext context)
    {
        bool byHand = NoAutoIteration || WasBound(nameof(NextToken));
        string? token = NextToken;
        int page = 1;
        do
        {
            ListClustersResponse response = Reach(() =>
                backend.ListClusters(context, new PageRequest(page, MaxResult ?? LargestPage, token))
            );
            Emit(response, Select);
            token = response.NextToken;
            page++;
        } while (!byHand && !string.IsNullOrEmpty(token));
    }
}
