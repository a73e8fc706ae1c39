using System.Text;

namespace EksThumbprint.Lab.Serving;

/// <summary>
/// What a <see cref="LabHost"/> answers to a request. A length and a date are added unless <see cref="Headers"/> has
/// them.
/// </summary>
public sealed record LabResponse
{
    /// <summary>The status code.</summary>
    public int Status { get; init; } = 200;

    /// <summary>
    /// Header fields, in the order to send. With a <c>Content-Length</c> or <c>Transfer-Encoding</c> of your own the
    /// connection closes after the body, since the length may be a lie.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body. Not sent in answer to HEAD.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>How long to wait before anything is sent.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the connection closes after this answer.</summary>
    public bool Close { get; init; }

    /// <summary>
    /// Writes the whole answer by itself in place of everything else here, status line included, for what no honest
    /// server would send. The connection closes properly when it is done, and breaks off when it throws.
    /// </summary>
    public Func<Stream, CancellationToken, Task>? Writer { get; init; }

    /// <summary>An answer 200 with a JSON text.</summary>
    public static LabResponse Json(string text) => Content("application/json", text);

    /// <summary>An answer 200 with a text, as UTF-8.</summary>
    public static LabResponse Content(string contentType, string text) =>
        new() { Headers = [new("Content-Type", contentType)], Body = Encoding.UTF8.GetBytes(text) };

    /// <summary>An answer with a status, and the status as its text.</summary>
    public static LabResponse Error(int status) =>
        Content("text/plain", HttpReason.For(status) + "\n") with
        {
            Status = status,
        };

    /// <summary>A redirect (302) to another address.</summary>
    public static LabResponse Redirect(string location) =>
        new() { Status = 302, Headers = [new("Location", location)] };

    /// <summary>An answer that a delegate writes, byte by byte; see <see cref="Writer"/>.</summary>
    public static LabResponse Raw(Func<Stream, CancellationToken, Task> writer) => new() { Writer = writer };
}
