using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace EksThumbprint.Binding;

/// <summary>
/// Completes cluster names, by the session's own Get-EKSClusterList. Where that cannot answer there is nothing to
/// complete.
/// </summary>
public sealed class ClusterNameCompleter : IArgumentCompleter
{
    private static readonly string[] PassedOn = ["Region", "ProfileName", "Credential", "EndpointUrl"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    )
    {
        Hashtable parameters = new() { ["ErrorAction"] = "Stop" };
        foreach (string name in PassedOn)
        {
            if (fakeBoundParameters.Contains(name))
                parameters[name] = fakeBoundParameters[name];
        }

        string begun = wordToComplete.Trim('\'', '"');
        return Clusters(parameters)
            .Where(name => name.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name));
    }

    private static List<string> Clusters(Hashtable parameters)
    {
        try
        {
            using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
            return
            [
                .. shell
                    .AddCommand("Get-EKSClusterList")
                    .AddParameters(parameters)
                    .Invoke()
                    .Select(name => name.ToString()),
            ];
        }
        catch (RuntimeException)
        {
            // No AWS.Tools, no credentials, no network: completion stays silent.
            return [];
        }
    }
}
