namespace EksThumbprint.Tests.Faults.Servers.Wire;

/// <summary>Sends one byte a second.</summary>
internal sealed class DripStream(Stream inner) : PassedStream(inner)
{
    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        for (int at = 0; at < buffer.Length; at++)
        {
            await Inner.WriteAsync(buffer.Slice(at, 1), cancellationToken);
            await Inner.FlushAsync(cancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }
    }
}
