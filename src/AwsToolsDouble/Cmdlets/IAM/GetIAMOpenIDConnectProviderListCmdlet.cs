using System.Management.Automation;
using Amazon.IdentityManagement.Model;
using Amazon.PowerShell.Common;
using AwsToolsDouble;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>Stands for <c>Get-IAMOpenIDConnectProviderList</c>.</summary>
[Cmdlet("Get", "IAMOpenIDConnectProviderList")]
[OutputType("Amazon.IdentityManagement.Model.OpenIDConnectProviderListEntry")]
public sealed class GetIAMOpenIDConnectProviderListCmdlet : ServiceCmdlet
{
    /// <summary>What to write.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string Select { get; set; } = nameof(ListOpenIDConnectProvidersResponse.OpenIDConnectProviderList);

    private protected override string DefaultRegion => "us-east-1";

    private protected override void Invoke(IBackend backend, CallContext context) =>
        Emit(Reach(() => backend.ListProviders(context)), Select);
}
