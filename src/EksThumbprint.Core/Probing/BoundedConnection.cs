#if NET8_0_OR_GREATER
using System.Net.Sockets;

namespace EksThumbprint.Probing;

/// <summary>
/// A connection that breaks when it brings more than all documents under way together may hold: a flood that leads to
/// no answer, such as
/// HTTP/2 frames that mean nothing, would otherwise be read for as long as it lasts.
/// </summary>
/// <param name="socket">The connected socket.</param>
/// <param name="most">How many bytes may come from one answer to the next.</param>
/// <param name="progress">Counts the answers.</param>
internal sealed class BoundedConnection(Socket socket, long most, ConnectionProgress progress)
    : NetworkStream(socket, ownsSocket: true)
{
    private int _answers;
    private long _sinceAnswer;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (_answers != progress.Answers)
            (_answers, _sinceAnswer) = (progress.Answers, 0);
        _sinceAnswer += read;
        return _sinceAnswer <= most
            ? read
            : throw new IOException($"the server sends without end: {_sinceAnswer} bytes, and no answer");
    }
}
#endif
