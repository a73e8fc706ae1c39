using System.Collections.Concurrent;
using EksThumbprint.Probing;

namespace EksThumbprint.Benchmarks;

/// <summary>
/// The least that reading an estate can cost: kept-alive connections, at most so many a host, and the same documents
/// with the same number in hand.
/// </summary>
internal sealed class BareEstate(int port, int clusters, ProbeOptions limits)
{
    public async Task RunAsync()
    {
        Dictionary<string, HostPool> pools = Estate.Hosts.ToDictionary(
            host => host,
            host => new HostPool(port, host, limits.ThrottleLimit)
        );
        try
        {
            int next = -1;
            await Task.WhenAll(
                Enumerable
                    .Range(0, limits.Window)
                    .Select(_ =>
                        Task.Run(async () =>
                        {
                            int cluster;
                            while ((cluster = Interlocked.Increment(ref next)) < clusters)
                                await pools[Estate.Host(cluster)].ReadAsync(cluster);
                        })
                    )
            );
        }
        finally
        {
            foreach (HostPool pool in pools.Values)
                await pool.DisposeAsync();
        }
    }

    /// <summary>One host's connections.</summary>
    private sealed class HostPool(int port, string host, int connections) : IAsyncDisposable
    {
        private readonly SemaphoreSlim _places = new(connections);
        private readonly ConcurrentBag<BareConnection> _idle = [];

        public async Task ReadAsync(int cluster)
        {
            await _places.WaitAsync();
            if (!_idle.TryTake(out BareConnection? connection))
                connection = await BareConnection.OpenAsync(port, host);
            await connection.GetAsync(Estate.Path(cluster) + Estate.Discovery);
            await connection.GetAsync(Estate.Path(cluster) + Estate.Keys);
            _idle.Add(connection);
            _places.Release();
        }

        public async ValueTask DisposeAsync()
        {
            foreach (BareConnection connection in _idle)
                await connection.DisposeAsync();
            _places.Dispose();
        }
    }
}
