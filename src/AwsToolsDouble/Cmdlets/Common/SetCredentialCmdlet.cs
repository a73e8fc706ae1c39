using System.Management.Automation;
using AwsToolsDouble;

namespace Amazon.PowerShell.Common;

/// <summary>
/// Stands for <c>Set-AWSCredential</c>: puts credentials into <c>$StoredAWSCredentials</c>. It stores no profile.
/// </summary>
[Cmdlet("Set", "AWSCredential")]
public sealed class SetCredentialCmdlet : CredentialArgumentsCmdlet
{
    /// <summary>The variable's scope: Global, Local, Script or Private.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("Global", "Local", "Script", "Private")]
    public string? Scope { get; set; }

    internal static void ThrowUndetermined(PSCmdlet cmdlet) =>
        cmdlet.ThrowTerminatingError(
            new ErrorRecord(
                new ArgumentException("Cannot determine credentials from supplied parameters"),
                nameof(ArgumentException),
                ErrorCategory.InvalidArgument,
                cmdlet
            )
        );

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (CredentialSearch.Find(this, SessionState, RequireBackend(endpointUrl: null)) is not { } found)
        {
            ThrowUndetermined(this);
            return;
        }
        SessionState.PSVariable.Set(
            Scope is null ? SessionKeys.Credentials : $"{Scope}:{SessionKeys.Credentials}",
            found
        );
    }
}
