using System.Management.Automation;
using EksThumbprint.Errors;

namespace EksThumbprint.AwsTools;

/// <summary>Holds what was given as <c>-Credential</c> against what AWS.Tools takes.</summary>
internal static class CredentialArgument
{
    private const string Name = "Credential";

    /// <summary>Ends the command with an argument error when AWS.Tools would take no such object.</summary>
    public static void Check(PSCmdlet caller, AwsToolsCommands commands, object? given)
    {
        if (
            given is null
            || commands.Find("Get-IAMOpenIDConnectProvider")?.Parameters.TryGetValue(Name, out ParameterMetadata? own)
                != true
            || LanguagePrimitives.TryConvertTo(given, own!.ParameterType, out object _)
        )
            return;
        string type = (given as PSObject)?.BaseObject.GetType().FullName ?? given.GetType().FullName ?? string.Empty;
        caller.ThrowTerminatingError(
            new ErrorRecord(
                new ArgumentException(ErrorText.Get("NotACredential", type)),
                "NotACredential",
                ErrorCategory.InvalidArgument,
                given
            )
        );
    }
}
