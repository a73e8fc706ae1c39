namespace EksThumbprint.Probing;

/// <summary>Lets so many through at a time. Of those that wait the one with the lowest number is next.</summary>
/// <remarks>
/// So the keys of an older issuer come before the discovery document of a newer one, and results are ready in about the
/// order in which they are wanted.
/// </remarks>
internal sealed class PriorityGate(int places)
{
    private readonly SortedDictionary<long, TaskCompletionSource<bool>> _waiting = [];
    private int _free = places;

    /// <summary>Waits for a place, which is given back when the result is disposed of.</summary>
    /// <param name="number">The caller's own number; it may wait here once at a time.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<IDisposable> EnterAsync(long number, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        TaskCompletionSource<bool> turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
        {
            if (_free > 0)
            {
                _free--;
                return new Place(this);
            }

            _waiting.Add(number, turn);
        }

        using CancellationTokenRegistration stopping = stop.Register(() => GiveUp(number, turn));
        await turn.Task.ConfigureAwait(false);
        return new Place(this);
    }

    private void GiveUp(long number, TaskCompletionSource<bool> turn)
    {
        lock (_waiting)
        {
            if (!turn.Task.IsCompleted && _waiting.Remove(number))
                turn.SetCanceled();
        }
    }

    private void Leave()
    {
        lock (_waiting)
        {
            if (_waiting.Count == 0)
            {
                _free++;
                return;
            }

            KeyValuePair<long, TaskCompletionSource<bool>> next = _waiting.First();
            _waiting.Remove(next.Key);
            next.Value.SetResult(true);
        }
    }

    private sealed class Place(PriorityGate gate) : IDisposable
    {
        private PriorityGate? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Leave();
    }
}
