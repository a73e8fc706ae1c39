using System.Net.Sockets;
using EksThumbprint.Lab.Serving;

namespace EksThumbprint.Tests.Support;

/// <summary>Lets each connection wait for its handshake; then it goes on, or runs into another fault.</summary>
internal sealed class SlowConnections(TimeSpan wait, LabFault? then = null) : LabFault
{
    public override async ValueTask<Stream?> OnConnectedAsync(NetworkStream connection, CancellationToken cancellation)
    {
        await Task.Delay(wait, cancellation);
        return then is null ? connection : await then.OnConnectedAsync(connection, cancellation);
    }
}
