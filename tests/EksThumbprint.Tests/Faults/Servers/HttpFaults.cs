using System.IO.Compression;
using System.Text;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using static EksThumbprint.OidcStatus;
using static EksThumbprint.Probing.ProbeFailureKind;
using static EksThumbprint.Tests.Faults.Servers.ConnectionFaults;

namespace EksThumbprint.Tests.Faults.Servers;

/// <summary>HTTP: answers that do not end, lie, or lead elsewhere.</summary>
internal static class HttpFaults
{
    private const double Slow = 2;
    private const string Start = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private const string TooLong = "answers with more than 1 MiB";

    private static readonly byte[] EarlyHints = "HTTP/1.1 103 Early Hints\r\n\r\n"u8.ToArray();
    private static readonly byte[] Filler = [.. Enumerable.Repeat((byte)' ', 16 * 1024)];

    public static IEnumerable<ServerFault> Rows { get; } =
    [
        // Answers that do not end, or lie about where they do.
        new(
            "a header that never ends",
            s => s.Discovery(Raw(Start + "X-Endless: ", Forever)),
            DiscoveryInvalid,
            BadResponse,
            "broke off or is no HTTP"
        ),
        new(
            "headers without number",
            s =>
                s.Discovery(
                    Raw(Start, (stream, cancellation) => Forever(stream, "X-Header: 1\r\n"u8.ToArray(), cancellation))
                ),
            DiscoveryInvalid,
            BadResponse,
            "broke off or is no HTTP"
        ),
        new(
            "a header that comes line by line, for ever",
            s => s.Discovery(Raw(Start, (stream, cancellation) => Drip(stream, "X-Slow: 1\r\n", cancellation))),
            Unreachable,
            ProbeFailureKind.Timeout,
            "no answer within"
        )
        {
            Limit = Slow,
        },
        new(
            "a body that never ends",
            s => s.Discovery(Raw(Start + "\r\n{", Forever)),
            DiscoveryInvalid,
            BadResponse,
            TooLong
        ),
        new(
            "chunks without end",
            s =>
                s.Discovery(
                    Raw(Start + "Transfer-Encoding: chunked\r\n\r\n", (stream, cancellation) =>
                        Forever(stream, "4\r\n    \r\n"u8.ToArray(), cancellation)
                    )
                ),
            DiscoveryInvalid,
            BadResponse,
            TooLong
        ),
        new(
            "a body that comes byte by byte, for ever",
            s => s.Discovery(Raw(Start + "\r\n{", (stream, cancellation) => Drip(stream, " ", cancellation))),
            Unreachable,
            ProbeFailureKind.Timeout,
            "an answer that does not end within"
        )
        {
            Limit = Slow,
        },
        new(
            "status 103 without end",
            s => s.Discovery(Raw(string.Empty, (stream, cancellation) => Forever(stream, EarlyHints, cancellation))),
            DiscoveryInvalid,
            BadResponse,
            "exceeded the set limit"
        ),
        new(
            "status 103, then the document",
            s =>
                s.Discovery(
                    Raw(
                        $"{Encoding.ASCII.GetString(EarlyHints)}{Start}Content-Length: "
                            + $"{s.Issuer.Discovery.Length}\r\n\r\n{s.Issuer.Discovery}"
                    )
                ),
            Match,
            null
        ),
        new(
            "10 MB of JSON",
            s =>
                s.Discovery(LabResponse.Json($"{{\"issuer\":\"{s.Url}\",\"more\":\"{new string('x', 10_000_000)}\"}}")),
            DiscoveryInvalid,
            BadResponse,
            TooLong
        ),
        new(
            "10 MB of keys",
            s => s.Keys(LabResponse.Json($"{{\"keys\":[],\"more\":\"{new string('x', 10_000_000)}\"}}")),
            DiscoveryInvalid,
            BadResponse,
            TooLong
        ),
        new(
            "a length that promises more",
            s => s.Discovery(Raw(Start + "Content-Length: 100000\r\n\r\n{}")),
            DiscoveryInvalid,
            BadResponse,
            "broke off"
        ),
        new(
            "a length that promises less",
            s =>
                s.Discovery(
                    Raw(Start + $"Content-Length: {s.Issuer.Discovery.Length - 1}\r\n\r\n{s.Issuer.Discovery}")
                ),
            DiscoveryInvalid,
            NotJson,
            "is not the JSON document"
        ),
        new(
            "a negative length",
            s => s.Discovery(Raw(Start + "Content-Length: -1\r\n\r\n{}")),
            DiscoveryInvalid,
            ProbeFailureKind.WrongIssuer,
            "names no issuer"
        ),
        new(
            "chunks of no length",
            s => s.Discovery(Raw(Start + "Transfer-Encoding: chunked\r\n\r\nnot a number\r\n")),
            DiscoveryInvalid,
            BadResponse,
            "broke off or is no HTTP"
        ),
        new(
            "an answer in two halves, with a close between",
            s => s.Discovery(Raw("HTTP/1.1 200")),
            DiscoveryInvalid,
            BadResponse,
            "broke off or is no HTTP"
        ),
        new(
            "SSH inside TLS",
            s => s.Discovery(Raw("SSH-2.0-OpenSSH_9.9\r\n")),
            DiscoveryInvalid,
            BadResponse,
            "is no HTTP"
        ),
        // Compression, which nobody asked for.
        new(
            "a gzip bomb",
            s => s.Discovery(Packed("gzip", stream => new GZipStream(stream, CompressionLevel.SmallestSize))),
            DiscoveryInvalid,
            NotJson,
            "is not the JSON document"
        ),
        new(
            "a deflate bomb",
            s => s.Discovery(Packed("deflate", stream => new ZLibStream(stream, CompressionLevel.SmallestSize))),
            DiscoveryInvalid,
            NotJson,
            "is not the JSON document"
        ),
        new(
            "a brotli bomb",
            s => s.Discovery(Packed("br", stream => new BrotliStream(stream, CompressionLevel.SmallestSize))),
            DiscoveryInvalid,
            NotJson,
            "is not the JSON document"
        ),
        // Redirections.
        new(
            "a redirection on the same host",
            s =>
            {
                s.Discovery(LabResponse.Redirect("/moved"));
                s.Host.Serve("/moved", LabResponse.Json(s.Issuer.Discovery));
            },
            Match,
            null
        ),
        new(
            "a redirection to another host",
            s => s.Discovery(LabResponse.Redirect("https://evil.example/x")),
            DiscoveryInvalid,
            Redirected,
            "redirects to https://evil.example/x",
            "have to lie on its own host"
        ),
        new(
            "a redirection to another port",
            s => s.Discovery(LabResponse.Redirect("https://issuer.example:8443/x")),
            DiscoveryInvalid,
            Redirected,
            "issuer.example:8443"
        ),
        new(
            "a redirection to http",
            s => s.Discovery(LabResponse.Redirect("http://issuer.example/x")),
            DiscoveryInvalid,
            Redirected,
            "redirects to http://issuer.example/x"
        ),
        new(
            "a redirection to the machine itself",
            s => s.Discovery(LabResponse.Redirect("https://127.0.0.1/x")),
            DiscoveryInvalid,
            Redirected,
            "redirects to https://127.0.0.1/x"
        ),
        new(
            "a redirection to a file",
            s => s.Discovery(LabResponse.Redirect("file:///etc/passwd")),
            DiscoveryInvalid,
            Redirected,
            "redirects to file:///etc/passwd"
        ),
        new(
            "redirections in a circle",
            s => s.Discovery(LabResponse.Redirect(s.Issuer.DiscoveryPath)),
            DiscoveryInvalid,
            Redirected,
            "more than 3 times"
        ),
        new(
            "a redirection to nowhere",
            s => s.Discovery(new LabResponse { Status = 301 }),
            DiscoveryInvalid,
            HttpStatus,
            "HTTP status 301"
        ),
        // Statuses.
        new(
            "403",
            s => s.Discovery(LabResponse.Error(403)),
            DiscoveryInvalid,
            HttpStatus,
            "HTTP status 403",
            "IAM has to"
        ),
        new(
            "404",
            s => s.Discovery(LabResponse.Error(404)),
            DiscoveryInvalid,
            HttpStatus,
            "HTTP status 404",
            "no such document"
        ),
        new(
            "404 for the keys",
            s => s.Keys(LabResponse.Error(404)),
            DiscoveryInvalid,
            HttpStatus,
            "/keys answers with HTTP status 404"
        ),
        new("429 for good", s => s.Discovery(LabResponse.Error(429)), DiscoveryInvalid, HttpStatus, "HTTP status 429"),
        new("500", s => s.Discovery(LabResponse.Error(500)), DiscoveryInvalid, HttpStatus, "HTTP status 500"),
        new("503 for good", s => s.Discovery(LabResponse.Error(503)), DiscoveryInvalid, HttpStatus, "HTTP status 503"),
        new(
            "206, a part only",
            s => s.Discovery(LabResponse.Json(s.Issuer.Discovery) with { Status = 206 }),
            DiscoveryInvalid,
            HttpStatus,
            "HTTP status 206"
        ),
        new("999", s => s.Discovery(LabResponse.Error(999)), DiscoveryInvalid, HttpStatus, "HTTP status 999"),
    ];

    private static Task Forever(Stream stream, CancellationToken cancellation) => Forever(stream, Filler, cancellation);

    private static async Task Forever(Stream stream, byte[] piece, CancellationToken cancellation)
    {
        byte[] block = [.. Enumerable.Repeat(piece, 1 + (Filler.Length / piece.Length)).SelectMany(same => same)];
        while (true)
            await stream.WriteAsync(block, cancellation);
    }

    private static async Task Drip(Stream stream, string piece, CancellationToken cancellation)
    {
        while (true)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(piece), cancellation);
            await stream.FlushAsync(cancellation);
            await Task.Delay(50, cancellation);
        }
    }

    private static LabResponse Packed(string encoding, Func<Stream, Stream> pack)
    {
        using MemoryStream packed = new();
        using (Stream stream = pack(packed))
            stream.Write(new byte[50_000_000]);
        return new LabResponse
        {
            Headers = [new("Content-Type", "application/json"), new("Content-Encoding", encoding)],
            Body = packed.ToArray(),
        };
    }
}
