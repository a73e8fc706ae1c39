using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EksThumbprint.Lab.Pki;

namespace EksThumbprint.Lab.Serving;

/// <summary>
/// An HTTPS server on the loopback address, with any number of hosts behind one port. The name in the TLS handshake
/// (SNI) picks the <see cref="LabHost"/>, so a client dials <see cref="EndPoint"/> and keeps the issuer's name.
/// </summary>
/// <remarks>
/// Speaks TLS 1.2 and 1.3 and HTTP/1.1 with keep-alive. Faults can be injected at every stage; see
/// <see cref="LabFault"/>.
/// </remarks>
public sealed class LabServer : IAsyncDisposable
{
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(5);

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, LabHost> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<long, Task> _connections = new();
    private readonly Task _accepting;

    private LabServer(IPEndPoint at)
    {
        _listener = new TcpListener(at);
        _listener.Start();
        EndPoint = (IPEndPoint)_listener.LocalEndpoint;
        _accepting = Task.Run(AcceptAsync);
    }

    /// <summary>
    /// The address to dial: 127.0.0.1 and a port that the operating system chose, unless started elsewhere.
    /// </summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>The port to dial.</summary>
    public int Port => EndPoint.Port;

    /// <summary>The host for clients that send no name or one that is not known; null to refuse them.</summary>
    public LabHost? DefaultHost { get; set; }

    /// <summary>Misbehaviour below HTTP, for connections from now on; null for none.</summary>
    public LabFault? Fault { get; set; }

    /// <summary>How long a client may take for its handshake; 10 seconds at first.</summary>
    public TimeSpan HandshakeTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a client may take to send a request; 30 seconds at first.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What the server has seen so far.</summary>
    public LabCounters Counters { get; } = new();

    /// <summary>Starts a server without hosts.</summary>
    /// <param name="at">A loopback address and port; null for 127.0.0.1 and any free port.</param>
    /// <exception cref="SocketException">The address cannot be bound.</exception>
    public static LabServer Start(IPEndPoint? at = null) => new(at ?? new IPEndPoint(IPAddress.Loopback, 0));

    /// <summary>Answers to a name from now on, in place of an earlier host of that name.</summary>
    /// <param name="name">The DNS name; case and a trailing dot do not matter.</param>
    /// <param name="chain">The certificates to send.</param>
    public LabHost AddHost(string name, LabChain chain)
    {
#pragma warning disable CA1308 // DNS names are written in lower case.
        LabHost host = new(Normal(name).ToLowerInvariant(), chain);
#pragma warning restore CA1308
        _hosts[host.Name] = host;
        return host;
    }

    /// <summary>Stops listening, ends every connection and waits for that, five seconds at most.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
            return;
        await _stop.CancelAsync();
        _listener.Stop();
        Task all = EndAsync();
        await Task.WhenAny(all, Task.Delay(LongestFarewell));
        if (all.IsCompleted)
            _stop.Dispose();
    }

    internal LabHost? FindHost(string name) => _hosts.GetValueOrDefault(Normal(name));

    private async Task EndAsync()
    {
        await _accepting;
        await Task.WhenAll(_connections.Values);
    }

    // .NET tells an internationalised name of the handshake in Unicode.
    private static string Normal(string name) =>
        (name.All(char.IsAscii) ? name : new IdnMapping().GetAscii(name)).TrimEnd('.');

    private async Task AcceptAsync()
    {
        for (long number = 0; !_stop.IsCancellationRequested; number++)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync(_stop.Token);
            }
            catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException failure)
            {
                // The client gave up before it was accepted, or descriptors ran out: neither ends the server.
                Counters.Failed(failure);
                continue;
            }

            Counters.Opened();
            long key = number;
            Task connection = Task.Run(() => ServeAsync(socket));
            _connections[key] = connection;
            _ = connection.ContinueWith(_ => _connections.TryRemove(key, out Task? _), TaskScheduler.Default);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            socket.NoDelay = true;
            await new LabConnection(this, socket).RunAsync(_stop.Token);
        }
        catch (Exception failure)
        {
            // Whatever a client or a fault does ends one connection only, and a test may ask what it was.
            if (!_stop.IsCancellationRequested)
                Counters.Failed(failure);
        }
        finally
        {
            Counters.Closed();
        }
    }
}
