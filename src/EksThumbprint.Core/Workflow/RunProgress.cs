using System.Diagnostics;

namespace EksThumbprint.Workflow;

/// <summary>
/// Counts how far a run is, for somebody who waits: first what is listed, then how many of how many are done. For one
/// thread, the one that writes the rows.
/// </summary>
/// <param name="show">Shows each state; called on that thread.</param>
/// <param name="clock">The time since the run began; null for the real one.</param>
public sealed class RunProgress(Action<RunState> show, Func<TimeSpan>? clock = null)
{
    /// <summary>The first few say little about the rest: they pay for what starts once.</summary>
    private const int EnoughToEstimate = 3;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _begun;
    private int _done;
    private int? _total;
    private TimeSpan _start;

    /// <summary>Something is about to be listed, which may take a while.</summary>
    /// <param name="what">What, in a few words: <c>the clusters of eu-west-1</c>.</param>
    public void List(string what) => Show(what, name: null);

    /// <summary>How many there will be, as soon as that is known. It may grow.</summary>
    public void Expect(int total) => _total = total;

    /// <summary>One is being looked at.</summary>
    public void Begin(string name)
    {
        if (_begun++ == 0)
            _start = Now;
        Show(listing: null, name);
    }

    /// <summary>One is done.</summary>
    public void Finish(string name)
    {
        _done++;
        Show(listing: null, name);
    }

    private TimeSpan Now => clock is null ? _watch.Elapsed : clock();

    private void Show(string? listing, string? name) =>
        show(new RunState(listing, _begun, _done, _total, name, Remaining()));

    private TimeSpan? Remaining()
    {
        if (_total is not { } total || _done < EnoughToEstimate || total < _done)
            return null;
        return TimeSpan.FromTicks((Now - _start).Ticks / _done * (total - _done));
    }
}
