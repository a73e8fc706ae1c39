using System.Net.Sockets;
using EksThumbprint.Lab.Serving;

namespace EksThumbprint.Tests.Faults.Servers.Wire;

/// <summary>Leads a connection through a stream that changes it: below TLS, or between TLS and HTTP.</summary>
internal sealed class Through(Func<Stream, Stream>? belowTls = null, Func<Stream, Stream>? aboveTls = null) : LabFault
{
    public override ValueTask<Stream?> OnConnectedAsync(NetworkStream connection, CancellationToken cancellation) =>
        new(belowTls?.Invoke(connection) ?? connection);

    public override ValueTask<Stream?> OnSecuredAsync(LabHost host, Stream secured, CancellationToken cancellation) =>
        new(aboveTls?.Invoke(secured) ?? secured);
}
