#if NET8_0_OR_GREATER
namespace EksThumbprint;

/// <summary>
/// An HTTP/2 connection that breaks when it brings more than all documents under way together may hold: a flood of frames that mean nothing
/// would otherwise be read for as long as the connection lasts.
/// </summary>
/// <param name="inner">The connection.</param>
/// <param name="most">How many bytes may come before another document is whole.</param>
/// <param name="progress">Counts the documents.</param>
internal sealed class BoundedStream(Stream inner, long most, ConnectionProgress progress) : Stream
{
    private int _documents;
    private long _sinceDocument;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private int Counted(int read)
    {
        if (_documents != progress.Http2Documents) (_documents, _sinceDocument) = (progress.Http2Documents, 0);
        _sinceDocument += read;
        return _sinceDocument <= most ? read : throw new IOException($"the server sends without end: {_sinceDocument} bytes, and no document");
    }
}
#endif
