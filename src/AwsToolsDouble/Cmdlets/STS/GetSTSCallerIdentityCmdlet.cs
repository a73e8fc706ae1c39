using System.Management.Automation;
using Amazon.PowerShell.Common;
using AwsToolsDouble;

namespace Amazon.PowerShell.Cmdlets.STS;

/// <summary>Stands for <c>Get-STSCallerIdentity</c>.</summary>
[Cmdlet("Get", "STSCallerIdentity")]
[OutputType("Amazon.SecurityToken.Model.GetCallerIdentityResponse")]
public sealed class GetSTSCallerIdentityCmdlet : ServiceCmdlet
{
    /// <summary>What to write.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string Select { get; set; } = "*";

    private protected override string DefaultRegion => "us-east-1";

    private protected override void Invoke(IBackend backend, CallContext context) =>
        Emit(Reach(() => backend.GetCallerIdentity(context)), Select);
}
