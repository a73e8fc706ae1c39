using EksThumbprint.Lab.Serving;

namespace EksThumbprint.Tests.Faults.Servers.Wire;

/// <summary>Does something in place of speaking HTTP, and ends the connection.</summary>
internal sealed class AfterHandshake(Func<Stream, CancellationToken, Task> act) : LabFault
{
    public override async ValueTask<Stream?> OnSecuredAsync(
        LabHost host,
        Stream secured,
        CancellationToken cancellation
    )
    {
        await act(secured, cancellation);
        return null;
    }
}
