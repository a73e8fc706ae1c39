using System.Net.Sockets;

namespace EksThumbprint.Lab.Serving;

/// <summary>A fault that takes the whole connection for itself.</summary>
internal sealed class ConnectionFault(Func<NetworkStream, CancellationToken, Task> behave) : LabFault
{
    public override async ValueTask<Stream?> OnConnectedAsync(NetworkStream connection, CancellationToken cancellation)
    {
        await behave(connection, cancellation);
        return null;
    }
}
