namespace EksThumbprint;

/// <summary>
/// The pause that a host asks for by 429 or 503. It is one for all of the host's issuers: while it lasts nothing is asked there.
/// </summary>
/// <param name="clock">What waits.</param>
/// <param name="longest">A pause that would be longer is not made.</param>
/// <param name="closing">Ends the wait when the host is done with.</param>
internal sealed class HostPause(BackOffClock clock, TimeSpan longest, CancellationToken closing)
{
    /// <summary>How many pauses are made in a row before a host counts as one that does not answer; an answer starts anew.</summary>
    public const int MostInARow = 3;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);

    private readonly object _gate = new();
    private Task _pause = Task.CompletedTask;
    private int _round;
    private int _inARow;

    /// <summary>Waits for the end of a pause that is on. What it gives is for <see cref="Extend"/>.</summary>
    public async Task<int> WaitAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task pause;
            int round;
            lock (_gate) (pause, round) = (_pause, _round);
            if (pause.IsCompleted) return round;
            TaskCompletionSource<bool> stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
            using CancellationTokenRegistration stop = cancellation.Register(() => stopped.TrySetResult(true));
            await Task.WhenAny(pause, stopped.Task).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The host gave an answer.</summary>
    public void Answered()
    {
        lock (_gate) _inARow = 0;
    }

    /// <summary>The host asked to slow down. Whether it is worth to try again after the pause.</summary>
    /// <param name="asked">For how long, if it said so.</param>
    /// <param name="round">What <see cref="WaitAsync"/> gave before the request: several that were under way together make one pause.</param>
    public bool Extend(TimeSpan? asked, int round)
    {
        lock (_gate)
        {
            if (asked > longest) return false;
            if (round != _round) return true;
            if (_inARow == MostInARow) return false;
            TimeSpan time = asked > TimeSpan.Zero ? asked.Value : TimeSpan.FromTicks((long)(First.Ticks * Math.Pow(2, _inARow) * (0.5 + (clock.Chance() / 2))));
            _round++;
            _inARow++;
            _pause = clock.DelayAsync(time < longest ? time : longest, closing);
            return true;
        }
    }
}
