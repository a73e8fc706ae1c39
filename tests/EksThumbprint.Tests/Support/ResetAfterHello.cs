using System.Net.Sockets;
using EksThumbprint.Lab.Serving;

namespace EksThumbprint.Tests.Support;

/// <summary>
/// Resets the connection as soon as the client has said something: a reset at once may come before the client knows
/// that it has connected.
/// </summary>
internal sealed class ResetAfterHello : LabFault
{
    public override async ValueTask<Stream?> OnConnectedAsync(NetworkStream connection, CancellationToken cancellation)
    {
        _ = await connection.ReadAsync(new byte[16], cancellation);
        return await Reset.OnConnectedAsync(connection, cancellation);
    }
}
