namespace EksThumbprint.Probing;

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
