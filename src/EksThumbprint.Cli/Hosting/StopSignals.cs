using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace EksThumbprint.Cli.Hosting;

/// <summary>
/// Ctrl+C, SIGTERM and SIGHUP stop the command in order: it says what may have been written, and ends with the exit
/// code for that.
/// </summary>
/// <remarks>
/// Some senders signal twice at once (timeout signals its child and its process group). The second one neither cuts the
/// first one's last words off nor changes the exit code. Whatever cannot be stopped is left behind after a few seconds.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "It lives for as long as the process.")]
internal sealed class StopSignals
{
    /// <summary>Longer than a child process of ours is waited for when it is killed.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();

    // A registration that nothing holds is collected, and its signal is obeyed no longer.
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _stopped;

    /// <summary>Obeys signals from now on, to the process's end; cancelled by the first of them.</summary>
    public static CancellationToken Obey()
    {
        StopSignals signals = new();
        foreach (PosixSignal signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
            signals._registrations.Add(PosixSignalRegistration.Create(signal, signals.Stop));
        return signals._stop.Token;
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (Interlocked.Exchange(ref _stopped, 1) == 0)
            _ = StopAsync();
    }

    private async Task StopAsync()
    {
        Task grace = Task.Delay(Grace);
        await _stop.CancelAsync();
        await grace;
        Environment.Exit(ExitCode.Interrupted);
    }
}
