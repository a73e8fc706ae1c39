using System.Net.Sockets;
using System.Text;
using EksThumbprint.Lab.Serving;

namespace EksThumbprint.Tests.Support;

/// <summary>
/// Answers the first requests of each connection with these texts and then nothing any more, but goes on reading, so
/// that it notices when the client closes. Without any text it does not even shake hands.
/// </summary>
internal sealed class StallingFault(params string[] answers) : LabFault
{
    private int _stalled;
    private int _closed;

    /// <summary>Connections on which nothing more will be said.</summary>
    public int Stalled => Volatile.Read(ref _stalled);

    /// <summary>Those of them that the client has closed.</summary>
    public int Closed => Volatile.Read(ref _closed);

    public override async ValueTask<Stream?> OnConnectedAsync(NetworkStream connection, CancellationToken cancellation)
    {
        if (answers.Length > 0)
            return connection;
        await StallAsync(connection, cancellation);
        return null;
    }

    public override async ValueTask<Stream?> OnSecuredAsync(
        LabHost host,
        Stream secured,
        CancellationToken cancellation
    )
    {
        byte[] buffer = new byte[8192];
        foreach (string answer in answers)
        {
            if (await secured.ReadAsync(buffer, cancellation) == 0)
                return null;
            await secured.WriteAsync(Encoding.ASCII.GetBytes(answer), cancellation);
        }

        await StallAsync(secured, cancellation);
        return null;
    }

    private async Task StallAsync(Stream stream, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _stalled);
        byte[] buffer = new byte[8192];
        try
        {
            while (await stream.ReadAsync(buffer, cancellation) > 0) { }
        }
        catch (IOException)
        {
            // A reset is a close too.
        }

        Interlocked.Increment(ref _closed);
    }
}
