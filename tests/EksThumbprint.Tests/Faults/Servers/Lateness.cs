using System.Diagnostics;

namespace EksThumbprint.Tests.Faults.Servers;

/// <summary>
/// How late this machine was with everything meanwhile: what a time limit cannot be blamed for on a machine with too
/// much to do.
/// </summary>
internal sealed class Lateness : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task<TimeSpan> _measured;

    public Lateness() => _measured = Task.Run(MeasureAsync);

    /// <summary>Ends the measurement.</summary>
    public async Task<TimeSpan> EndAsync()
    {
        await _stop.CancelAsync();
        return await _measured;
    }

    public void Dispose() => _stop.Dispose();

    private async Task<TimeSpan> MeasureAsync()
    {
        TimeSpan late = TimeSpan.Zero;
        while (!_stop.IsCancellationRequested)
        {
            Stopwatch clock = Stopwatch.StartNew();
            await Task.Delay(Beat);
            late += clock.Elapsed - Beat;
        }

        return late;
    }
}
