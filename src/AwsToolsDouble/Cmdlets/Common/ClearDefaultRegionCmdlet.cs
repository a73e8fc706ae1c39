using System.Management.Automation;
using AwsToolsDouble;

namespace Amazon.PowerShell.Common;

/// <summary>Stands for <c>Clear-DefaultAWSRegion</c>.</summary>
[Cmdlet("Clear", "DefaultAWSRegion")]
public sealed class ClearDefaultRegionCmdlet : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => SessionState.PSVariable.Set(SessionKeys.Region, null);
}
