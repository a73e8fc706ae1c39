using System.Management.Automation;
using Amazon.PowerShell.Common;
using AwsToolsDouble;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>Stands for <c>Get-IAMRole</c>: writes the role.</summary>
[Cmdlet("Get", "IAMRole")]
[OutputType("Amazon.IdentityManagement.Model.Role")]
public sealed class GetIAMRoleCmdlet : ServiceCmdlet
{
    /// <summary>The role's name, without its path.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowNull]
    public string? RoleName { get; set; }

    /// <summary>What to write.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string Select { get; set; } = "Role";

    private protected override string DefaultRegion => "us-east-1";

    private protected override void Invoke(IBackend backend, CallContext context)
    {
        WarnOfNull(RoleName, nameof(RoleName));
        Emit(Reach(() => backend.GetRole(context, RoleName)), Select);
    }
}
