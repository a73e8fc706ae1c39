using System.Globalization;
using System.Text;

namespace EksThumbprint.Lab.Serving;

/// <summary>
/// Reads HTTP/1.1 requests from a stream, one after the other (RFC 9112). Keeps what a client sends ahead, and reads
/// no more of a head or a body than its limits.
/// </summary>
internal sealed class HttpRequestReader(Stream stream)
{
    private const int LargestHead = 16 * 1024;
    private const int LargestBody = 64 * 1024;

    private static ReadOnlySpan<byte> EndOfHead => "\r\n\r\n"u8;

    private readonly byte[] _buffer = new byte[LargestHead];
    private int _held;

    /// <summary>The next request; null when the client has closed the connection between two.</summary>
    public async Task<HttpRequestHead?> ReadAsync(CancellationToken cancellation)
    {
        int end;
        while ((end = _buffer.AsSpan(0, _held).IndexOf(EndOfHead)) < 0)
        {
            if (_held == _buffer.Length)
                return HttpRequestHead.Refused(431);
            int read = await stream.ReadAsync(_buffer.AsMemory(_held), cancellation);
            if (read == 0)
                return _held == 0 ? null : HttpRequestHead.Refused(400);
            _held += read;
        }

        HttpRequestHead head = HttpRequestHead.Parse(Encoding.Latin1.GetString(_buffer, 0, end));
        Drop(end + EndOfHead.Length);
        return head.Refusal is null ? await SkipBodyAsync(head, cancellation) : head;
    }

    private async Task<HttpRequestHead> SkipBodyAsync(HttpRequestHead head, CancellationToken cancellation)
    {
        if (head.Headers.ContainsKey("Transfer-Encoding"))
            return HttpRequestHead.Refused(501);
        if (!head.Headers.TryGetValue("Content-Length", out string? text))
            return head;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long left))
            return HttpRequestHead.Refused(400);
        if (left > LargestBody)
            return HttpRequestHead.Refused(413);
        while (true)
        {
            int known = (int)Math.Min(left, _held);
            Drop(known);
            left -= known;
            if (left == 0)
                return head;
            _held = await stream.ReadAsync(_buffer, cancellation);
            if (_held == 0)
                return HttpRequestHead.Refused(400);
        }
    }

    private void Drop(int count)
    {
        _buffer.AsSpan(count, _held - count).CopyTo(_buffer);
        _held -= count;
    }
}
