using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace EksThumbprint;

/// <summary>
/// Kills a process and what it has started. The CLI is often a script that starts Python, or a launcher.
/// </summary>
internal static class ProcessTree
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

#if NET
    private static void KillTree(Process process) => process.Kill(entireProcessTree: true);
#else
    private static void KillTree(Process process)
    {
        if (process.HasExited)
            return;
        string taskkill = Path.Combine(Environment.SystemDirectory, "taskkill.exe");
        if (File.Exists(taskkill))
        {
            ProcessStartInfo start = new(taskkill, $"/T /F /PID {process.Id}")
            {
                UseShellExecute = false,
                CreateNoWindow = true,
            };
            using Process? killer = Process.Start(start);
            killer?.WaitForExit(WaitMilliseconds);
        }

        // .NET Framework has no Kill(true); the runtimes that have it also load this build.
        MethodInfo? kill = typeof(Process).GetMethod(nameof(Process.Kill), [typeof(bool)]);
        if (kill is null)
            process.Kill();
        else
            kill.Invoke(process, [true]);
    }
#endif
}
