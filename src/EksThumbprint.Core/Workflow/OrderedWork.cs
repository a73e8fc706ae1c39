using System.Diagnostics.CodeAnalysis;

namespace EksThumbprint.Workflow;

/// <summary>
/// Work that runs behind, and is taken back in the order in which it was begun: each piece as soon as it and those
/// before it are done. Only so much is in hand at a time, so what is kept does not grow with the number of inputs. For
/// one thread.
/// </summary>
/// <typeparam name="T">What a piece of work results in.</typeparam>
/// <param name="window">How many pieces may be in hand, running or waiting for an older one; at least 1. It bounds the
/// memory, and is large enough that a slow piece holds up none of an estate.</param>
public sealed class OrderedWork<T>(int window = 4096)
{
    private readonly Queue<Task<T>> _running = new();

    /// <summary>Begins a piece of work on a pool thread. Afterwards take what is due.</summary>
    public void Begin(Func<Task<T>> work) => _running.Enqueue(Task.Run(work));

    /// <summary>The oldest piece, if it is done, or if it has to be waited for because the window is full.</summary>
    /// <remarks>The window counts from the next input on: while that is looked up, so many run.</remarks>
    public bool TryTakeDue([NotNullWhen(true)] out Task<T>? next)
    {
        next =
            _running.Count > window || (_running.Count > 0 && _running.Peek().IsCompleted) ? _running.Dequeue() : null;
        return next is not null;
    }

    /// <summary>The oldest piece, done or not, once there is no further input.</summary>
    public bool TryTake([NotNullWhen(true)] out Task<T>? next)
    {
        next = _running.Count > 0 ? _running.Dequeue() : null;
        return next is not null;
    }
}
