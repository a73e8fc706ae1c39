using System.Management.Automation;
using Amazon.PowerShell.Common;
using AwsToolsDouble;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>Stands for <c>Get-IAMOpenIDConnectProvider</c>: writes the whole answer, which has no ARN.</summary>
[Cmdlet("Get", "IAMOpenIDConnectProvider")]
[OutputType("Amazon.IdentityManagement.Model.GetOpenIDConnectProviderResponse")]
public sealed class GetIAMOpenIDConnectProviderCmdlet : ServiceCmdlet
{
    /// <summary>The provider's ARN.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowNull]
    public string? OpenIDConnectProviderArn { get; set; }

    /// <summary>What to write.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string Select { get; set; } = "*";

    private protected override string DefaultRegion => "us-east-1";

    private protected override void Invoke(IBackend backend, CallContext context)
    {
        WarnOfNull(OpenIDConnectProviderArn, nameof(OpenIDConnectProviderArn));
        Emit(Reach(() => backend.GetProvider(context, OpenIDConnectProviderArn)), Select);
    }
}
