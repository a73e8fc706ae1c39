using System.Text;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using static EksThumbprint.OidcStatus;
using static EksThumbprint.Probing.ProbeFailureKind;
using static EksThumbprint.Tests.Faults.Servers.ConnectionFaults;

namespace EksThumbprint.Tests.Faults.Servers;

/// <summary>HTTP: answers that do not end, lie, or lead elsewhere.</summary>
internal static partial class HttpFaults
{
    private const double Slow = 2;
    private const string Start = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private const string TooLong = "answers with more than 1 MiB";

    private static readonly byte[] EarlyHints = "HTTP/1.1 103 Early Hints\r\n\r\n"u8.ToArray();
    private static readonly byte[] Filler = [.. Enumerable.Repeat((byte)' ', 16 * 1024)];

    public static IEnumerable<ServerFault> Rows { get; } = [.. Lengths, .. Compression, .. Redirections, .. Statuses];

    /// <summary>Answers that do not end, or lie about where they do.</summary>
    private static ServerFault[] Lengths =>
        [
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
                        Raw(Start, (stream, cancellation) =>
                            Forever(stream, "X-Header: 1\r\n"u8.ToArray(), cancellation)
                        )
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
                s =>
                    s.Discovery(Raw(string.Empty, (stream, cancellation) => Forever(stream, EarlyHints, cancellation))),
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
                    s.Discovery(
                        LabResponse.Json($"{{\"issuer\":\"{s.Url}\",\"more\":\"{new string('x', 10_000_000)}\"}}")
                    ),
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
