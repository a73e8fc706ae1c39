using EksThumbprint.Probing;

namespace EksThumbprint.Workflow;

/// <summary>Makes calls on threads of their own: so many at a time, in the order in which they were begun.</summary>
/// <param name="width">How many.</param>
internal sealed class CallsAside(int width)
{
    /// <summary>Longer than a child process is waited for when it is killed.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly PriorityGate _gate = new(width);
    private long _begun;
    private int _underWay;

    /// <summary>Makes a call as soon as there is room for it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before there was room, or by the call itself.</exception>
    public async Task<T> AskAsync<T>(Func<T> call, CancellationToken cancellation)
    {
        long number = Interlocked.Increment(ref _begun);
        using IDisposable place = await _gate.EnterAsync(number, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        Interlocked.Increment(ref _underWay);
        try
        {
            // A call blocks its thread for a second or more, and the pool's few threads read the issuers.
            return await Task
                .Factory.StartNew(
                    call,
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
                    TaskScheduler.Default
                )
                .ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    /// <summary>
    /// Waits until what was cancelled has ended, so that no child process outlives the command; not for ever.
    /// </summary>
    public void Settle() => SpinWait.SpinUntil(() => Volatile.Read(ref _underWay) == 0, Grace);
}
