using System.Net.Security;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Faults.Servers.Wire;

/// <summary>
/// A server that agrees on HTTP/2 and speaks it in its own way; over HTTP/1.1 it does as the lab does.
/// </summary>
/// <param name="act">What it does on each HTTP/2 connection.</param>
/// <param name="alone">Whether it closes connections that are no HTTP/2.</param>
/// <param name="issuers">What it serves.</param>
internal sealed class Http2Fault(Func<Http2Wire, Task> act, bool alone, params IReadOnlyList<TestIssuer> issuers)
    : LabFault
{
    private int _connections;

    /// <summary>Connections that agreed on HTTP/2.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public override async ValueTask<Stream?> OnSecuredAsync(
        LabHost host,
        Stream secured,
        CancellationToken cancellation
    )
    {
        if (((SslStream)secured).NegotiatedApplicationProtocol != SslApplicationProtocol.Http2)
            return alone ? null : secured;
        await act(new Http2Wire(secured, issuers, Interlocked.Increment(ref _connections), cancellation));
        return null;
    }
}
