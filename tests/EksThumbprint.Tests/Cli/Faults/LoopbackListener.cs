using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EksThumbprint.Tests.Cli.Faults;

/// <summary>
/// A port on the loopback address whose callers are each served on their own until the end of the test.
/// </summary>
internal sealed class LoopbackListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentBag<Task> _serving = [];
    private readonly Func<TcpClient, Task> _serve;
    private readonly Task _accepting;

    public LoopbackListener(Func<TcpClient, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        Ending = _ending.Token;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Cancelled when the test is over.</summary>
    public CancellationToken Ending { get; }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_serving);
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                TcpClient caller = await _listener.AcceptTcpClientAsync(Ending);
                _serving.Add(Task.Run(() => _serve(caller)));
            }
            catch (Exception ended)
                when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
