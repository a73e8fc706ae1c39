using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Lab;

public sealed class LabFaultTests
{
    private const string Name = "one.example";
    private const string Request = "GET / HTTP/1.1\r\nHost: one.example\r\nConnection: close\r\n\r\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_silent_server_answers_nothing_until_the_client_gives_up()
    {
        await using LabServer server = Start(LabFault.Silent);
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(300);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            LabClient.ExchangeAsync(server, Name, Request, patience.Token)
        );
        await LabClient.EventuallyAsync(() => server.Counters.Connections == 1, Cancellation);
        Assert.Equal(0, server.Counters.Handshakes);
    }

    [Fact]
    public async Task A_reset_is_a_reset_and_a_close_is_none()
    {
        await using LabServer server = Start(LabFault.Reset);
        Assert.Equal(SocketError.ConnectionReset, await FirstReadAsync(server));

        server.Fault = LabFault.Close;
        Assert.Equal(SocketError.Success, await FirstReadAsync(server));
    }

    [Fact]
    public async Task Plain_text_on_the_TLS_port_fails_the_handshake()
    {
        await using LabServer server = Start(LabFault.Plain("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray()));

        await Assert.ThrowsAsync<AuthenticationException>(() =>
            LabClient.ExchangeAsync(server, Name, Request, Cancellation)
        );
    }

    [Fact]
    public async Task A_fault_of_ones_own_can_step_in_at_the_hello_and_after_the_handshake()
    {
        await using LabServer server = Start(null);
        LabHost other = server.AddHost("other.example", SharedPki.Ecdsa.Served(3));
        other.Serve("/", LabResponse.Json("{}"));
        server.Fault = new Detour(other);

        string answer = await LabClient.ExchangeAsync(server, Name, "GET / HTTP/1.0\r\n\r\n", Cancellation);

        Assert.Empty(answer);
        Assert.Equal(1, other.Handshakes);
        server.Fault = null;
        Assert.StartsWith(
            "HTTP/1.1 404 ",
            await LabClient.ExchangeAsync(server, Name, Request, Cancellation),
            StringComparison.Ordinal
        );
    }

    private static LabServer Start(LabFault? fault)
    {
        LabServer server = LabServer.Start();
        server.AddHost(Name, SharedPki.Ecdsa.Served(2));
        server.Fault = fault;
        return server;
    }

    private static async Task<SocketError> FirstReadAsync(LabServer server)
    {
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(server.EndPoint, Cancellation);
            return await socket.ReceiveAsync(new byte[1], Cancellation) == 0
                ? SocketError.Success
                : SocketError.InvalidArgument;
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode;
        }
    }

    /// <summary>Answers with another host's certificates, then ends the connection.</summary>
    private sealed class Detour(LabHost other) : LabFault
    {
        public override ValueTask<LabHost?> OnHelloAsync(
            SslClientHelloInfo hello,
            LabHost? host,
            CancellationToken cancellation
        ) => new(other);

        public override ValueTask<Stream?> OnSecuredAsync(
            LabHost host,
            Stream secured,
            CancellationToken cancellation
        ) => new((Stream?)null);
    }
}
