using System.Management.Automation;
using AwsToolsDouble;

namespace Amazon.PowerShell.Common;

/// <summary>Stands for <c>Set-DefaultAWSRegion</c>: puts a name into <c>$StoredAWSRegion</c>.</summary>
[Cmdlet("Set", "DefaultAWSRegion")]
public sealed class SetDefaultRegionCmdlet : PSCmdlet
{
    /// <summary>The region.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public object? Region { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        SessionState.PSVariable.Set(SessionKeys.Region, LanguagePrimitives.ConvertTo<string>(Region));
}
