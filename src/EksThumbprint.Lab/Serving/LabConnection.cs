using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using EksThumbprint.Common;

namespace EksThumbprint.Lab.Serving;

/// <summary>
/// One connection from accept to close: the fault's turn, the handshake, then requests until one side has enough.
/// </summary>
internal sealed class LabConnection(LabServer server, Socket socket)
{
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(1);

    private LabHost? _host;
    private bool _named;

    public async Task RunAsync(CancellationToken stopped)
    {
        await using NetworkStream network = new(socket, ownsSocket: true);
        LabFault? fault = server.Fault;
        Stream? carrier = fault is null ? network : await fault.OnConnectedAsync(network, stopped);
        if (carrier is null)
            return;

        await using SslStream tls = new(carrier, leaveInnerStreamOpen: false);
        await HandshakeAsync(tls, fault, stopped);
        Stream? secured = fault is null ? tls : await fault.OnSecuredAsync(_host!, tls, stopped);
        if (secured is null)
            return;
        await using (secured)
        {
            await AnswerAsync(secured, stopped);
            await FarewellAsync(network, tls, stopped);
        }
    }

    /// <summary>
    /// Closes so that the client gets all that was sent: closing with its bytes unread would reset the connection (RFC
    /// 9112, 9.6).
    /// </summary>
    private async Task FarewellAsync(NetworkStream network, SslStream tls, CancellationToken stopped)
    {
        await tls.ShutdownAsync();
        socket.Shutdown(SocketShutdown.Send);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        limit.CancelAfter(LongestFarewell);
        byte[] unread = new byte[4096];
        try
        {
            while (await network.ReadAsync(unread, limit.Token) > 0) { }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
            // The client keeps its side open, or has reset it: the answer is out either way.
        }
    }

    private async Task HandshakeAsync(SslStream tls, LabFault? fault, CancellationToken stopped)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        limit.CancelAfter(server.HandshakeTimeout);
        await tls.AuthenticateAsServerAsync(ChooseAsync, fault, limit.Token);
        _host!.CountHandshake();
        server.Counters.Handshake();
    }

    private async ValueTask<SslServerAuthenticationOptions> ChooseAsync(
        SslStream stream,
        SslClientHelloInfo hello,
        object? fault,
        CancellationToken cancellation
    )
    {
        _named = hello.ServerName.Length > 0;
        _host = _named ? server.FindHost(hello.ServerName) ?? server.DefaultHost : server.DefaultHost;
        if (fault is LabFault interferes)
            _host = await interferes.OnHelloAsync(hello, _host, cancellation);
        return _host?.TlsOptions()
            ?? throw new AuthenticationException($"No host for '{Printable.Shorten(hello.ServerName, 80)}'.");
    }

    private async Task AnswerAsync(Stream secured, CancellationToken stopped)
    {
        HttpRequestReader reader = new(secured);
        while (true)
        {
            HttpRequestHead? head = await ReadAsync(reader, stopped);
            if (head is null)
                return;
            LabResponse response = Respond(head);
            if (!await HttpResponseWriter.WriteAsync(secured, response, head.Method, head.KeepAlive, stopped))
                return;
        }
    }

    private async Task<HttpRequestHead?> ReadAsync(HttpRequestReader reader, CancellationToken stopped)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        limit.CancelAfter(server.IdleTimeout);
        return await reader.ReadAsync(limit.Token);
    }

    private LabResponse Respond(HttpRequestHead head)
    {
        if (head.Refusal is { } status)
            return LabResponse.Error(status) with { Close = true };
        LabHost host = _host!;

        // A client that named one host in the handshake and another in the request is at the wrong place (RFC 9110,
        // 15.5.20).
        if (_named && head.HostName() is { } name && server.FindHost(name) != host && server.FindHost(name) is not null)
            return LabResponse.Error(421);
        LabRequest request = head.For(host.Name);
        server.Counters.Request(request);
        return host.Respond(request);
    }
}
