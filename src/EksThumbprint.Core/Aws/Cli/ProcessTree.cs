using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace EksThumbprint.Aws.Cli;

/// <summary>
/// Kills a process and what it has started. The CLI is often a script that starts Python, or a launcher.
/// </summary>
internal static partial class ProcessTree
{
    private const int WaitMilliseconds = 2000;

    public static void Kill(Process process)
    {
        try
        {
            KillTree(process);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself in the meantime.
        }
        catch (Exception failure)
            when (failure is Win32Exception or AggregateException or TargetInvocationException or NotSupportedException)
        {
            // A child that cannot be killed (another user's, or just ending) must not keep the caller waiting.
        }

        process.WaitForExit(WaitMilliseconds);
    }

    private static partial void KillTree(Process process);
}
