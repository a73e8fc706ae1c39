using System.Management.Automation;
using Amazon.Runtime;
using AwsToolsDouble;

namespace Amazon.PowerShell.Common;

/// <summary>Stands for <c>New-AWSCredential</c>.</summary>
[Cmdlet("New", "AWSCredential")]
[OutputType(typeof(AWSCredentials))]
public sealed class NewCredentialCmdlet : CredentialArgumentsCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (CredentialSearch.Find(this, SessionState, RequireBackend(endpointUrl: null)) is { } found)
            WriteObject(found.Credentials);
        else
            SetCredentialCmdlet.ThrowUndetermined(this);
    }
}
