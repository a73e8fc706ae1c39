using System.Management.Automation;
using Amazon.PowerShell.Common;
using AwsToolsDouble;

namespace Amazon.PowerShell.Cmdlets.STS;

/// <summary>Stands for <c>Use-STSRole</c>, with its ways of asking.</summary>
[Cmdlet("Use", "STSRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType("Amazon.SecurityToken.Model.AssumeRoleResponse")]
public sealed class UseSTSRoleCmdlet : ServiceCmdlet
{
    /// <summary>The role's ARN.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowNull]
    public string? RoleArn { get; set; }

    /// <summary>The session's name, which CloudTrail shows.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowNull]
    public string? RoleSessionName { get; set; }

    /// <summary>How long the keys last.</summary>
    [Parameter(Position = 3, ValueFromPipelineByPropertyName = true)]
    [Alias("DurationSeconds")]
    public int? DurationInSeconds { get; set; }

    /// <summary>What the role's owner wants to hear.</summary>
    [Parameter(Position = 4, ValueFromPipelineByPropertyName = true)]
    public string? ExternalId { get; set; }

    /// <summary>What to write.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string Select { get; set; } = "*";

    /// <summary>Does not ask.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SwitchParameter Force { get; set; }

    private protected override string DefaultRegion => "us-east-1";

    private protected override void Invoke(IBackend backend, CallContext context)
    {
        if (!Force && !ShouldProcess(RoleArn ?? string.Empty, "Use-STSRole (AssumeRole)"))
            return;
        WarnOfNull(RoleArn, nameof(RoleArn));
        WarnOfNull(RoleSessionName, nameof(RoleSessionName));
        Emit(
            Reach(() =>
                backend.AssumeRole(context, RoleArn ?? string.Empty, RoleSessionName ?? string.Empty, ExternalId)
            ),
            Select
        );
    }
}
