using System.Globalization;
using System.Text;

namespace EksThumbprint.Lab.Serving;

/// <summary>Writes a <see cref="LabResponse"/> as HTTP/1.1.</summary>
internal static class HttpResponseWriter
{
    /// <summary>Sends the answer and tells whether the connection stays open.</summary>
    public static async Task<bool> WriteAsync(
        Stream stream,
        LabResponse response,
        string method,
        bool keepAlive,
        CancellationToken cancellation
    )
    {
        if (response.Delay > TimeSpan.Zero)
            await Task.Delay(response.Delay, cancellation);
        if (response.Writer is { } writer)
        {
            await writer(stream, cancellation);
            await stream.FlushAsync(cancellation);
            return false;
        }

        bool ownLength = Has(response, "Content-Length") || Has(response, "Transfer-Encoding");
        bool stays = keepAlive && !response.Close && !ownLength;
        byte[] head = Encoding.Latin1.GetBytes(Head(response, ownLength, stays));
        bool silent = method == "HEAD";
        byte[] whole = new byte[head.Length + (silent ? 0 : response.Body.Length)];
        head.CopyTo(whole, 0);
        if (!silent)
            response.Body.Span.CopyTo(whole.AsSpan(head.Length));
        await stream.WriteAsync(whole, cancellation);
        await stream.FlushAsync(cancellation);
        return stays;
    }

    private static string Head(LabResponse response, bool ownLength, bool stays)
    {
        StringBuilder head = new();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {response.Status} {HttpReason.For(response.Status)}\r\n");
        if (!Has(response, "Date"))
            head.Append(CultureInfo.InvariantCulture, $"Date: {DateTimeOffset.UtcNow:r}\r\n");
        foreach ((string name, string value) in response.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        if (!ownLength)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {response.Body.Length}\r\n");
        if (!Has(response, "Connection"))
            head.Append(stays ? "Connection: keep-alive\r\n" : "Connection: close\r\n");
        return head.Append("\r\n").ToString();
    }

    private static bool Has(LabResponse response, string name) =>
        response.Headers.Any(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
}
