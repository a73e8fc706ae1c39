namespace EksThumbprint.Tests.Faults.Servers.Wire;

/// <summary>Sends so many bytes, then closes.</summary>
internal sealed class CutStream(Stream inner, int bytes) : PassedStream(inner)
{
    private int _left = bytes;

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        int now = Math.Min(_left, buffer.Length);
        await Inner.WriteAsync(buffer[..now], cancellationToken);
        await Inner.FlushAsync(cancellationToken);
        _left -= now;
        if (_left > 0)
            return;
        await Inner.DisposeAsync();
        throw new IOException("The server closed, as arranged.");
    }
}
