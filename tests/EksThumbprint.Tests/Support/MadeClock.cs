using System.Collections.Concurrent;
using EksThumbprint.Probing;

namespace EksThumbprint.Tests.Support;

/// <summary>A clock whose pauses are over at once, or when the test says so; it keeps what was waited for.</summary>
internal sealed class MadeClock : BackOffClock
{
    private readonly ConcurrentQueue<TimeSpan> _pauses = new();

    /// <summary>The pauses so far, in order.</summary>
    public IReadOnlyList<TimeSpan> Pauses => [.. _pauses];

    /// <summary>What a pause waits for in place of its time.</summary>
    public Func<CancellationToken, Task> Wait { get; init; } = _ => Task.CompletedTask;

    /// <summary>Where between the least and the most a pause is, from 0 to 1.</summary>
    public double Luck { get; init; }

    public override DateTimeOffset UtcNow => MadeFacts.Now;

    public override Task DelayAsync(TimeSpan time, CancellationToken cancellation)
    {
        _pauses.Enqueue(time);
        return Wait(cancellation);
    }

    public override double Chance() => Luck;
}
