using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using EksThumbprint.Lab.Pki;

namespace EksThumbprint.Tests.Cli.Faults.Proxies;

/// <summary>
/// An HTTP proxy on the loopback address for CONNECT (RFC 9110, section 9.3.6). Whatever name is asked for, it
/// resolves to the lab's server. It notes every CONNECT and may want a sign-in, refuse, fall silent, or open TLS and
/// sign anew.
/// </summary>
internal sealed class ConnectProxy : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly IPEndPoint _server;
    private readonly ConcurrentQueue<string> _asked = new();
    private int _made;

    public ConnectProxy(IPEndPoint server)
    {
        _server = server;
        _listener = new LoopbackListener(ServeAsync);
    }

    public int Port => _listener.Port;

    /// <summary>The target of every CONNECT, such as <c>issuer.example:443</c>.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    /// <summary>How many connections it has made.</summary>
    public int Made => _made;

    /// <summary>The user and the password that it wants, such as <c>user:password</c>.</summary>
    public string? SignIn { get; set; }

    /// <summary>What it answers in place of making a connection.</summary>
    public string? Refusal { get; set; }

    /// <summary>Whether it hears a CONNECT and says nothing.</summary>
    public bool Hangs { get; set; }

    /// <summary>Who signs for every host; null to leave TLS alone.</summary>
    public LabAuthority? Signer { get; set; }

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ServeAsync(TcpClient caller)
    {
        using TcpClient connection = caller;
        NetworkStream stream = connection.GetStream();
        try
        {
            while (await HeadAsync(stream) is { Length: > 0 } lines)
            {
                string target = lines[0].Split(' ')[1];
                _asked.Enqueue(target);
                if (Hangs)
                    await Task.Delay(Timeout.InfiniteTimeSpan, _listener.Ending);
                if (Answer(lines) is { } refusal)
                {
                    await SayAsync(stream, refusal + "\r\nContent-Length: 0");
                    continue;
                }

                using TcpClient onward = new();
                await onward.ConnectAsync(_server, _listener.Ending);
                Interlocked.Increment(ref _made);
                await SayAsync(stream, "200 Connection established");
                await Tunnel.JoinAsync(stream, onward.GetStream(), target.Split(':')[0], Signer, _listener.Ending);
                return;
            }
        }
        catch (Exception ended)
            when (ended is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The client is gone, or the test is over.
        }
    }

    /// <summary>The refusal that these request lines get, if any.</summary>
    private string? Answer(string[] lines)
    {
        string credentials =
            "Proxy-Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(SignIn ?? string.Empty));
        return SignIn is null || lines.Contains(credentials)
            ? Refusal
            : "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"the lab\"";
    }

    private async Task<string[]?> HeadAsync(NetworkStream stream)
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _listener.Ending) == 0)
                return null;
            head.Append((char)one[0]);
        }

        return head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private Task SayAsync(NetworkStream stream, string head) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\n\r\n"), _listener.Ending).AsTask();
}
