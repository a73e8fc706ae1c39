using System.Collections.Concurrent;

namespace EksThumbprint.Lab.Serving;

/// <summary>What a <see cref="LabServer"/> has seen.</summary>
public sealed class LabCounters
{
    private const int Kept = 1000;

    private readonly ConcurrentQueue<LabRequest> _requests = new();
    private readonly ConcurrentQueue<Exception> _failures = new();
    private int _connections;
    private int _open;
    private int _handshakes;
    private int _requestCount;

    internal LabCounters() { }

    /// <summary>TCP connections accepted.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Connections open at this moment.</summary>
    public int OpenConnections => Volatile.Read(ref _open);

    /// <summary>TLS handshakes completed.</summary>
    public int Handshakes => Volatile.Read(ref _handshakes);

    /// <summary>HTTP requests received.</summary>
    public int RequestCount => Volatile.Read(ref _requestCount);

    /// <summary>The last thousand requests, oldest first.</summary>
    public IReadOnlyList<LabRequest> Requests => [.. _requests];

    /// <summary>
    /// How the last thousand connections that broke off did so, oldest first: failed handshakes, resets, timeouts.
    /// </summary>
    public IReadOnlyList<Exception> Failures => [.. _failures];

    internal void Opened()
    {
        Interlocked.Increment(ref _connections);
        Interlocked.Increment(ref _open);
    }

    internal void Closed() => Interlocked.Decrement(ref _open);

    internal void Handshake() => Interlocked.Increment(ref _handshakes);

    internal void Request(LabRequest request)
    {
        Interlocked.Increment(ref _requestCount);
        Keep(_requests, request);
    }

    internal void Failed(Exception failure) => Keep(_failures, failure);

    private static void Keep<T>(ConcurrentQueue<T> queue, T item)
    {
        queue.Enqueue(item);
        while (queue.Count > Kept && queue.TryDequeue(out _)) { }
    }
}
