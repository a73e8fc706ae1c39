using System.Net.Sockets;
using EksThumbprint.Lab.Serving;

namespace EksThumbprint.Tests.Probing.Soak;

/// <summary>Says nothing, and keeps no connection that the other side has closed.</summary>
internal sealed class SilentUntilClosed : LabFault
{
    public override async ValueTask<Stream?> OnConnectedAsync(NetworkStream connection, CancellationToken cancellation)
    {
        byte[] heard = new byte[1024];
        while (await connection.ReadAsync(heard, cancellation) > 0) { }

        return null;
    }
}
