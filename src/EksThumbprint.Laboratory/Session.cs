using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace EksThumbprint.Laboratory;

/// <summary>The PowerShell that plays, and what it leaves: nothing.</summary>
internal static class Session
{
    private const string ScriptsKey = "EksThumbprint.LaboratoryScripts";
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    /// <summary>Runs it to its end; the exit code is PowerShell's own.</summary>
    /// <exception cref="LaboratoryException">There is no PowerShell.</exception>
    public static async Task<int> RunAsync(Play play)
    {
        PowerShellCommand command = PowerShellCommand.Find()
            ?? throw new LaboratoryException(PowerShellCommand.Missing);
        TaskCompletionSource<int> told = new();

        // Ctrl+C is for what runs in the session; it reaches that without our help. The other two end the session.
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stay);
        using PosixSignalRegistration quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Stay);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
            Leave(signal, 128 + 15)
        );
        using PosixSignalRegistration hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
            Leave(signal, 128 + 1)
        );
        LaboratoryFolder folder = LaboratoryFolder.Create();
        try
        {
            using Process process = Process.Start(StartInfo(command, play, folder))!;
            Task ended = process.WaitForExitAsync();
            if (await Task.WhenAny(ended, told.Task) == ended)
                return process.ExitCode;
            await EndAsync(process, ended);
            return await told.Task;
        }
        finally
        {
            await folder.DeleteAsync();
        }

        static void Stay(PosixSignalContext signal) => signal.Cancel = true;

        void Leave(PosixSignalContext signal, int exitCode)
        {
            signal.Cancel = true;
            told.TrySetResult(exitCode);
        }
    }

    /// <summary>A closed terminal ends PowerShell too, in its own time; whoever does not go is ended.</summary>
    private static async Task EndAsync(Process process, Task ended)
    {
        if (await Task.WhenAny(ended, Task.Delay(Farewell)) == ended)
            return;
        process.Kill();
        await ended;
    }

    private static ProcessStartInfo StartInfo(PowerShellCommand command, Play play, LaboratoryFolder folder)
    {
        string scripts =
            AppContext.GetData(ScriptsKey) as string
            ?? throw new LaboratoryException(
                "The laboratory runs from its sources: dotnet run --project src/EksThumbprint.Laboratory"
            );
        string[] mode = play == Play.Prompt ? ["-NoExit"] : ["-NonInteractive"];
        string script = Path.Combine(scripts, $"{play}.ps1");
        string parent = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        ProcessStartInfo start = command.With(["-NoLogo", "-NoProfile", .. mode, "-File", script, folder.Root, parent]);
        start.WorkingDirectory = folder.Files;
        SessionEnvironment.Apply(start.Environment, folder);
        return start;
    }
}
