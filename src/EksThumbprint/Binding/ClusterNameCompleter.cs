using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace EksThumbprint.Binding;

/// <summary>
/// Completes cluster names, by the session's own Get-EKSClusterList. Where that cannot answer within a second there is
/// nothing to complete.
/// </summary>
/// <remarks>
/// A cmdlet of AWS.Tools cannot be stopped in the middle of a call, and without a network it tries for half a minute.
/// So it runs in a runspace of its own, with the session's credentials and region, and is left alone when its time is
/// over.
/// </remarks>
public sealed class ClusterNameCompleter : IArgumentCompleter
{
    private const string Lister = "Get-EKSClusterList";
    private static readonly string[] PassedOn = ["Region", "ProfileName", "Credential", "EndpointUrl"];
    private static readonly string[] Settings = ["StoredAWSCredentials", "StoredAWSRegion", "AWSProxy"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

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
                parameters[name] = fakeBoundParameters[name] is object[] several
                    ? several.FirstOrDefault()
                    : fakeBoundParameters[name];
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
            return Apart() is { } runspace ? List(runspace, parameters) : [];
        }
        catch (Exception refused) when (refused is RuntimeException or AggregateException)
        {
            // No AWS.Tools, no credentials: completion stays silent.
            return [];
        }
    }

    /// <summary>
    /// A runspace with that one cmdlet and the session's settings; null where the session has no such cmdlet.
    /// </summary>
    private static Runspace? Apart()
    {
        InitialSessionState state = InitialSessionState.Create();
        using PowerShell session = PowerShell.Create(RunspaceMode.CurrentRunspace);
        CmdletInfo? lister = session
            .AddCommand("Get-Command")
            .AddParameter("Name", Lister)
            .AddParameter("CommandType", CommandTypes.Cmdlet)
            .AddParameter("ErrorAction", "Ignore")
            .Invoke<CmdletInfo>()
            .FirstOrDefault();
        if (lister is null)
            return null;
        state.LanguageMode = PSLanguageMode.FullLanguage;
        state.Commands.Add(new SessionStateCmdletEntry(Lister, lister.ImplementingType, helpFileName: null));
        foreach (string name in Settings)
        {
            session.Commands.Clear();
            PSVariable? setting = session
                .AddCommand("Get-Variable")
                .AddParameter("Name", name)
                .AddParameter("ErrorAction", "Ignore")
                .Invoke<PSVariable>()
                .FirstOrDefault();
            if (setting?.Value is { } value)
                state.Variables.Add(new SessionStateVariableEntry(name, value, description: null));
        }

        return RunspaceFactory.CreateRunspace(state);
    }

    private static List<string> List(Runspace runspace, Hashtable parameters)
    {
        runspace.Open();
        PowerShell shell = PowerShell.Create();
        shell.Runspace = runspace;
        Task<List<string>> listing = Task.Run(() =>
        {
            using (runspace)
            using (shell)
            {
                return shell
                    .AddCommand(Lister)
                    .AddParameters(parameters)
                    .Invoke()
                    .Select(name => name.ToString())
                    .ToList();
            }
        });

        // What failed after its time is over is nobody's error any more.
        listing.ContinueWith(
            late => _ = late.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
        return listing.Wait(Patience) ? listing.Result : [];
    }
}
