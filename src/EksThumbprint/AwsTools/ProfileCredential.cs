using System.Collections;
using System.Management.Automation;
using EksThumbprint.Aws.Sdk;

namespace EksThumbprint.AwsTools;

/// <summary>
/// The profile's credentials, made once a command. With <c>-ProfileName</c> on each call, AWS.Tools would assume the
/// profile's role, and ask for an MFA code, on each.
/// </summary>
internal sealed class ProfileCredential(PSCmdlet caller, AwsToolsCommands commands, string? profile)
{
    private static readonly ScriptBlock Create = ScriptBlock.Create(
        "param($command, $profile) & $command -ProfileName $profile -ErrorAction Stop"
    );

    private object? _credential;
    private AwsException? _failure;
    private bool _asked;

    /// <summary>Adds who calls: the profile's credentials, otherwise those that the user gave.</summary>
    /// <exception cref="AwsException">The profile gives none.</exception>
    public void AddTo(Hashtable parameters, string operation, object? given)
    {
        if (profile is null)
        {
            if (given is not null)
                parameters["Credential"] = given;
            return;
        }

        // Without New-AWSCredential, or where it gives nothing, each call has to find them by itself.
        if (Resolve(operation) is { } credential)
            parameters["Credential"] = credential;
        else
            parameters["ProfileName"] = profile;
    }

    private object? Resolve(string operation)
    {
        if (!_asked && commands.Find("New-AWSCredential") is { } command)
        {
            try
            {
                _credential = caller
                    .InvokeCommand.InvokeScript(useLocalScope: true, Create, null, command, profile)
                    .FirstOrDefault();
            }
            catch (RuntimeException failed) when (failed is not PipelineStoppedException)
            {
                _failure = SdkErrors.Read(failed, operation, profile);
            }
        }

        _asked = true;
        return _failure is null ? _credential : throw _failure;
    }
}
