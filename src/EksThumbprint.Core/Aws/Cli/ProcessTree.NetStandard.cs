using System.Diagnostics;
using System.Reflection;

namespace EksThumbprint.Aws.Cli;

internal static partial class ProcessTree
{
    private static partial void KillTree(Process process)
    {
        if (process.HasExited)
            return;
        // Outside Windows there is no such folder, and a name alone would be looked for in the working directory.
        string system = Environment.SystemDirectory;
        string taskkill = Path.Combine(system, "taskkill.exe");
        if (system.Length > 0 && File.Exists(taskkill))
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
