using System.Net.Security;
using System.Net.Sockets;

namespace EksThumbprint.Lab.Serving;

/// <summary>
/// Misbehaviour below HTTP. Derive from it and override the points at which to interfere; bad answers are a
/// <see cref="LabResponse"/>'s affair.
/// </summary>
/// <remarks>Each point gets a token that is cancelled when the server is disposed of.</remarks>
public abstract class LabFault
{
    /// <summary>Accepts, and never says a word.</summary>
    public static LabFault Silent { get; } =
        new ConnectionFault(async (_, cancellation) => await Task.Delay(Timeout.InfiniteTimeSpan, cancellation));

    /// <summary>Accepts, and closes at once.</summary>
    public static LabFault Close { get; } = new ConnectionFault((_, _) => Task.CompletedTask);

    /// <summary>Accepts, and resets the connection (RST).</summary>
    public static LabFault Reset { get; } =
        new ConnectionFault(
            (connection, _) =>
            {
                connection.Socket.LingerState = new LingerOption(enable: true, seconds: 0);
                connection.Socket.Close();
                return Task.CompletedTask;
            }
        );

    /// <summary>
    /// Sends these bytes in place of a TLS handshake, then closes: a plain-text server on a TLS port, for instance.
    /// </summary>
    public static LabFault Plain(byte[] bytes) =>
        new ConnectionFault(
            async (connection, cancellation) =>
            {
                // Closing with bytes unread would reset the connection, and the client might lose the answer.
                await connection.WriteAsync(bytes, cancellation);
                connection.Socket.Shutdown(SocketShutdown.Send);
                byte[] unread = new byte[4096];
                while (await connection.ReadAsync(unread, cancellation) > 0) { }
            }
        );

    /// <summary>Called for each connection before TLS.</summary>
    /// <returns>
    /// The stream over which TLS goes on, such as one that delays or cuts; null to end the connection.
    /// </returns>
    public virtual ValueTask<Stream?> OnConnectedAsync(NetworkStream connection, CancellationToken cancellation) =>
        new(connection);

    /// <summary>Called when a client has said hello, before the host's certificates are sent.</summary>
    /// <returns>The host that answers; null to end the handshake.</returns>
    public virtual ValueTask<LabHost?> OnHelloAsync(
        SslClientHelloInfo hello,
        LabHost? host,
        CancellationToken cancellation
    ) => new(host);

    /// <summary>Called after the handshake, before the first request is read.</summary>
    /// <returns>The stream over which HTTP goes on; null to end the connection.</returns>
    public virtual ValueTask<Stream?> OnSecuredAsync(LabHost host, Stream secured, CancellationToken cancellation) =>
        new(secured);
}
