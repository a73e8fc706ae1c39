using System.Diagnostics;
using System.Reflection;

namespace EksThumbprint.Aws.Cli;

internal static partial class ProcessTree
{
    private static partial void KillTree(Process process)
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
}
