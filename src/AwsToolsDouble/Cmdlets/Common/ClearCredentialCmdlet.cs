using System.Management.Automation;
using AwsToolsDouble;

namespace Amazon.PowerShell.Common;

/// <summary>Stands for <c>Clear-AWSCredential</c>.</summary>
[Cmdlet("Clear", "AWSCredential")]
public sealed class ClearCredentialCmdlet : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => SessionState.PSVariable.Set(SessionKeys.Credentials, null);
}
