using System.Diagnostics;

namespace EksThumbprint.Probing;

/// <summary>
/// The time that one document may take, over every attempt at it. It passes while the document is asked for, and not
/// while it waits for its turn.
/// </summary>
internal sealed class Deadline : IDisposable
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _stop;
    private readonly TimeSpan _before;

    /// <param name="limit">How long the document may take altogether.</param>
    /// <param name="before">How much of that has passed already.</param>
    /// <param name="stop">Cancelled when the user stops the run.</param>
    public Deadline(TimeSpan limit, TimeSpan before, CancellationToken stop)
    {
        (_before, _stop) = (before, stop);
        _source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _source.CancelAfter(before < limit ? limit - before : TimeSpan.Zero);
    }

    /// <summary>Cancelled when the time is up, or when the user stops the run.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>How long the document has taken so far.</summary>
    public TimeSpan Elapsed => _before + _clock.Elapsed;

    /// <summary>Whether the time is up; a user who stops the run is another matter.</summary>
    public bool Passed => _source.IsCancellationRequested && !_stop.IsCancellationRequested;

    /// <exception cref="OperationCanceledException">The user stopped the run.</exception>
    public void ThrowIfStopped() => _stop.ThrowIfCancellationRequested();

    public void Dispose() => _source.Dispose();
}
