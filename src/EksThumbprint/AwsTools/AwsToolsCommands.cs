using System.Collections.ObjectModel;
using System.Management.Automation;

namespace EksThumbprint.AwsTools;

/// <summary>
/// Finds the cmdlets of AWS.Tools in the caller's session. The variant that is loaded is used; otherwise the first one
/// installed of AWS.Tools, AWSPowerShell.NetCore and AWSPowerShell. A second variant is never loaded: their import
/// guards throw.
/// </summary>
internal sealed class AwsToolsCommands(PSCmdlet caller)
{
    // Modules that bring all cmdlets in one, and do not load by themselves.
    private static readonly string[] Monoliths = ["AWSPowerShell.NetCore", "AWSPowerShell"];
    private static readonly string[] Anything = ["AWS.Tools.*", "AWSPowerShell*"];

    private readonly Dictionary<string, CommandInfo?> _found = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the session has the cmdlets for EKS and IAM, or can load them.</summary>
    public bool Available => Find("Get-IAMOpenIDConnectProvider") is not null && Find("Get-EKSCluster") is not null;

    /// <summary>
    /// A cmdlet by name, or null. Only cmdlets: a function or an alias of that name is somebody else's (AWS.Tools has
    /// none).
    /// </summary>
    public CommandInfo? Find(string name)
    {
        if (_found.TryGetValue(name, out CommandInfo? known))
            return known;
        CommandInfo? found = Resolve(name) ?? (LoadMonolith() ? Resolve(name) : null);
        _found.Add(name, found);
        return found;
    }

    /// <summary>Looking a cmdlet up loads its AWS.Tools module, when that is installed.</summary>
    private CommandInfo? Resolve(string name) => caller.InvokeCommand.GetCommand(name, CommandTypes.Cmdlet);

    private bool LoadMonolith()
    {
        if (Modules("param($n) Get-Module -Name $n", Anything).Count > 0)
            return false;
        return Monoliths.Any(name =>
            Modules("param($n) Get-Module -ListAvailable -Name $n", [name]).Count > 0
            && Modules("param($n) Import-Module -Name $n -Global -PassThru", [name]).Count > 0
        );
    }

    private Collection<PSObject> Modules(string script, string[] names) =>
        caller.InvokeCommand.InvokeScript(useLocalScope: true, ScriptBlock.Create(script), null, [names]);
}
