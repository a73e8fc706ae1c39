using System.Management.Automation;
using Amazon.Runtime;
using AwsToolsDouble;

namespace Amazon.PowerShell.Common;

/// <summary>The parameters that say who calls.</summary>
public abstract class CredentialArgumentsCmdlet : PSCmdlet
{
    /// <summary>The access key's ID.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AK")]
    public string? AccessKey { get; set; }

    /// <summary>The secret key.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SK", "SecretAccessKey")]
    public string? SecretKey { get; set; }

    /// <summary>The session token.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ST")]
    public string? SessionToken { get; set; }

    /// <summary>The profile's name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StoredCredentials", "AWSProfileName")]
    public string? ProfileName { get; set; }

    /// <summary>The credential file's path.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public string? ProfileLocation { get; set; }

    /// <summary>Credentials as an object.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public AWSCredentials? Credential { get; set; }

    /// <summary>A user and a password, for profiles of federated roles.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public PSCredential? NetworkCredential { get; set; }

    /// <summary>
    /// Ends the command as the real cmdlets do: always terminating, the cause inside, its type as the error's id.
    /// </summary>
    private protected void ThrowExecutionError(string message, Exception? inner) =>
        ThrowTerminatingError(
            new ErrorRecord(
                new InvalidOperationException(message, inner),
                inner is null ? nameof(InvalidOperationException) : inner.GetType().ToString(),
                ErrorCategory.InvalidOperation,
                this
            )
        );

    private protected static IBackend RequireBackend(string? endpointUrl) =>
        BackendChoice.Current(endpointUrl, out string problem) ?? throw new InvalidOperationException(problem);
}
