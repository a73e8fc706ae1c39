using System.Net.Http.Headers;

namespace EksThumbprint.Probing;

/// <summary>
/// The pause that a host asks for by 429 or 503. It is one for all of the host's issuers: while it lasts nothing is
/// asked there.
/// </summary>
/// <param name="clock">What waits.</param>
/// <param name="longest">How long the pauses in a row may be together. A host that asks for more is let alone until
/// then.</param>
/// <param name="closing">Ends the wait when the host is done with.</param>
internal sealed class HostBackoff(BackOffClock clock, TimeSpan longest, CancellationToken closing)
{
    /// <summary>
    /// How many pauses are made in a row before a host counts as one that does not answer; an answer starts anew.
    /// </summary>
    public const int MostInARow = 3;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);

    private readonly object _gate = new();
    private Task _pause = Task.CompletedTask;
    private int _round;
    private int _inARow;
    private TimeSpan _together;
    private DateTimeOffset _givenUpUntil;

    /// <summary>Whether the host is let alone for now: it asked for more than we wait, or went on asking.</summary>
    public bool GivenUp
    {
        get
        {
            lock (_gate)
                return clock.UtcNow < _givenUpUntil;
        }
    }

    /// <summary>Waits for the end of a pause that is on. What it gives is for <see cref="Extend"/>.</summary>
    public async Task<int> WaitAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task pause;
            int round;
            lock (_gate)
                (pause, round) = (_pause, _round);
            if (pause.IsCompleted)
                return round;
            await pause.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The host gave an answer.</summary>
    public void Answered()
    {
        lock (_gate)
            (_inARow, _together) = (0, TimeSpan.Zero);
    }

    /// <summary>The host asked to slow down. Whether it is worth to try again after the pause.</summary>
    /// <param name="asked">For how long, if it said so.</param>
    /// <param name="round">What <see cref="WaitAsync"/> gave before the request: several that were under way together
    /// make one pause.</param>
    public bool Extend(TimeSpan? asked, int round)
    {
        lock (_gate)
        {
            if (asked is null && round != _round)
                return true;
            TimeSpan time =
                asked > TimeSpan.Zero
                    ? asked.Value
                    : TimeSpan.FromTicks((long)(First.Ticks * Math.Pow(2, _inARow) * (0.5 + (clock.Chance() / 2))));
            if (time > longest || (round == _round && (_inARow == MostInARow || _together + time > longest)))
            {
                _givenUpUntil = clock.UtcNow + (time > longest ? time : longest);
                return false;
            }

            if (round != _round)
                return true;
            _round++;
            _inARow++;
            _together += time;
            _pause = clock.DelayAsync(time, closing);
            return true;
        }
    }
}

/// <summary>An answer 429 or 503: the host asks to slow down.</summary>
/// <param name="Time">For how long, by its Retry-After (RFC 9110, section 10.2.3); null when it does not say.</param>
internal sealed record RetryAfter(TimeSpan? Time)
{
    /// <summary>Reads an answer; null when it is another.</summary>
    public static RetryAfter? From(HttpResponseMessage response, DateTimeOffset now)
    {
        if ((int)response.StatusCode is not (429 or 503))
            return null;
        RetryConditionHeaderValue? after = response.Headers.RetryAfter;

        // A date is the server's, and so is the clock that it goes by.
        return new RetryAfter(after?.Delta ?? (after?.Date is { } date ? date - (response.Headers.Date ?? now) : null));
    }
}

/// <summary>The time that a back-off waits, and its chance. Tests put another one in the system's place.</summary>
internal class BackOffClock
{
    private readonly Random _random = new();

    /// <summary>The moment to which a date in Retry-After is compared.</summary>
    public virtual DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    /// <summary>Waits.</summary>
    public virtual Task DelayAsync(TimeSpan time, CancellationToken cancellation) => Task.Delay(time, cancellation);

    /// <summary>A number from 0 to 1: clients that were turned away together do not come back together.</summary>
    public virtual double Chance()
    {
        lock (_random)
            return _random.NextDouble();
    }
}
