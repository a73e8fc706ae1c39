using System.Diagnostics;

namespace EksThumbprint.Aws.Cli;

internal static partial class ProcessTree
{
    private static partial void KillTree(Process process) => process.Kill(entireProcessTree: true);
}
