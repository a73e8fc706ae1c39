using System.Net.Security;
using EksThumbprint.Tests.Faults.Servers.Wire;
using static EksThumbprint.OidcStatus;
using static EksThumbprint.Probing.ProbeFailureKind;
using static EksThumbprint.Tests.Faults.Servers.Wire.Http2Error;
using static EksThumbprint.Tests.Faults.Servers.Wire.Http2Frames;

namespace EksThumbprint.Tests.Faults.Servers;

/// <summary>HTTP/2: servers that agree on it and speak it badly.</summary>
internal static class Http2Faults
{
    private const string Broke = "broke off or is no HTTP";

    public static IEnumerable<ServerFault> Rows { get; } =
    [
        new("HTTP/2: nothing wrong", s => s.Http2(wire => wire.ServeAsync(), alone: true), Match, null),
        // Connections that end.
        .. Broken("closes at once", _ => Task.CompletedTask),
        .. Broken("closes after its SETTINGS", wire => wire.GreetAsync()),
        .. Broken("closes when it is asked", wire => wire.RequestAsync()),
        .. Broken("goes away before the first stream", wire => AwayAsync(wire, NoError)),
        .. Broken("goes away before the first stream: ENHANCE_YOUR_CALM", wire => AwayAsync(wire, EnhanceYourCalm)),
        .. Broken("goes away before the first stream: PROTOCOL_ERROR", wire => AwayAsync(wire, ProtocolError)),
        .. Broken("goes away before the first stream: HTTP_1_1_REQUIRED", wire => AwayAsync(wire, Http11Required)),
        new("HTTP/2: goes away after each document", s => s.Http2(AwayAfterEachAsync, alone: true), Match, null),
        new("HTTP/2: closes after each document", s => s.Http2(wire => wire.ServeAsync(1), alone: true), Match, null),
        new(
            "HTTP/2: closes when it is asked for another document",
            s =>
                s.Http2(
                    async wire =>
                    {
                        await wire.ServeAsync(1);
                        await wire.RequestAsync();
                    },
                    alone: true
                ),
            Match,
            null
        ),
        // Streams that end.
        .. Broken("refuses every stream: REFUSED_STREAM", wire =>
            AfterAsking(wire, id => wire.SendAsync(Abandon(id, RefusedStream)))
        ),
        .. Broken("refuses every stream: INTERNAL_ERROR", wire =>
            AfterAsking(wire, id => wire.SendAsync(Abandon(id, InternalError)))
        ),
        .. Broken("refuses every stream: HTTP_1_1_REQUIRED", wire =>
            AfterAsking(wire, id => wire.SendAsync(Abandon(id, Http11Required)))
        ),
        .. Broken("refuses every stream: CANCEL", wire => AfterAsking(wire, id => wire.SendAsync(Abandon(id, Cancel)))),
        .. Broken("ends every stream after its headers", wire =>
            AfterAsking(wire, id =>
                wire.SendAsync([.. Frame(Headers, EndHeaders, id, Ok), .. Abandon(id, InternalError)])
            )
        ),
        // Frames that break the rules.
        .. Broken("garbage in place of frames", wire => SayAsync(wire, [.. Enumerable.Repeat((byte)0xAA, 64)])),
        .. Broken("HTTP/1.1 in place of frames", wire =>
            SayAsync(wire, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray())
        ),
        .. Broken("a frame that is too long", wire =>
            AfterAsking(wire, id => wire.SendAsync(Claiming(0xFFFFFF, Data, 0, id, new byte[1000])))
        ),
        .. Broken("SETTINGS of half a setting", wire => SayAsync(wire, Frame(Settings, 0, 0, 0, 3, 0))),
        .. Broken("SETTINGS of no sense: frames of 1 byte", wire => SayAsync(wire, Setting(5, 1))),
        .. Broken("SETTINGS of no sense: a window of 4 GiB", wire => SayAsync(wire, Setting(4, uint.MaxValue))),
        .. Broken("header fields that are no HPACK", wire =>
            AfterAsking(wire, id =>
                wire.SendAsync(Frame(Headers, EndHeaders | EndStream, id, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F))
            )
        ),
        .. Broken("an answer on a stream that nobody asked on", wire =>
            AfterAsking(wire, id => wire.SendAsync(Frame(Headers, EndHeaders | EndStream, id + 2, Ok)))
        ),
        .. Broken("an answer on stream 0", wire =>
            AfterAsking(wire, _ => wire.SendAsync(Frame(Headers, EndHeaders | EndStream, 0, Ok)))
        ),
        .. Broken("a promise that nobody wants", wire =>
            AfterAsking(wire, id => wire.SendAsync(Frame(PushPromise, EndHeaders, id, 0, 0, 0, 2, 0x82)))
        ),
        .. Broken("a window that overflows", wire =>
            AfterAsking(wire, _ => wire.SendAsync(Frame(WindowUpdate, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF)))
        ),
        new(
            "HTTP/2: DATA that heeds no window",
            s =>
                s.Http2(
                    wire =>
                        AfterAsking(wire, id =>
                            wire.FloodAsync(
                                Frame(Headers, EndHeaders, id, Ok),
                                Frame(Data, 0, id, [.. Enumerable.Repeat((byte)' ', 16384)])
                            )
                        ),
                    alone: true
                ),
            DiscoveryInvalid,
            BadResponse
        ),
        .. Broken(
            "a frame of a type of its own, which is no fault (RFC 9113, section 4.1) but more than the platform takes",
            wire => SayAsync(wire, [.. Frame(Settings, 0, 0), .. Frame(0xFA, 0, 0, new byte[10])])
        ),
        // Answers that lie, or do not end.
        .. Broken("no status", wire =>
            AfterAsking(wire, id =>
                wire.SendAsync([
                    .. Frame(Headers, EndHeaders, id, Field("content-type", "application/json")),
                    .. Frame(Data, EndStream, id, wire.Document),
                ])
            )
        ),
        .. Broken("more DATA than the length says", wire =>
            AfterAsking(wire, id =>
                wire.SendAsync([
                    .. Frame(Headers, EndHeaders, id, [.. Ok, .. Field("content-length", "10")]),
                    .. Frame(Data, EndStream, id, wire.Document),
                ])
            )
        ),
        .. Broken("less DATA than the length says", wire =>
            AfterAsking(wire, id =>
                wire.SendAsync([
                    .. Frame(Headers, EndHeaders, id, [.. Ok, .. Field("content-length", "1000")]),
                    .. Frame(Data, EndStream, id, wire.Document),
                ])
            )
        ),
        new(
            "HTTP/2: status 421",
            s =>
                s.Http2(wire =>
                    AfterAsking(wire, id =>
                        wire.SendAsync(
                            Frame(Headers, EndHeaders | EndStream, id, 0x08, 3, (byte)'4', (byte)'2', (byte)'1')
                        )
                    )
                ),
            DiscoveryInvalid,
            HttpStatus,
            "HTTP status 421"
        ),
        // Oddities that are no fault.
        new(
            "HTTP/2: one stream at a time",
            s =>
                s.Http2(
                    async wire =>
                    {
                        await wire.GreetAsync(Setting(3, 1));
                        await wire.ServeAsync();
                    },
                    alone: true
                ),
            Match,
            null
        ),
        // ALPN.
        new("agrees on HTTP/1.1", s => s.Host.ApplicationProtocols = [SslApplicationProtocol.Http11], Match, null),
        new("knows no ALPN", s => s.Host.ApplicationProtocols = [], Match, null),
        new(
            "refuses the protocols that are offered",
            s => s.Host.ApplicationProtocols = [new SslApplicationProtocol("imap")],
            Match,
            null
        ),
        new(
            "picks a protocol that was not offered",
            s => s.Below(new BareTls([s.Host.Chain.Leaf.RawData]) { Protocol = "imap" }),
            Unreachable,
            Tls,
            "TLS handshake failed"
        )
        {
            ShowsChain = false,
        },
    ];

    public static IEnumerable<ServerFault> Broken(string when, Func<Http2Wire, Task> act, string words = Broke) =>
        [
            new($"HTTP/2: {when}", s => s.Http2(act, alone: true), DiscoveryInvalid, BadResponse, words),
            new($"HTTP/2: {when}; and HTTP/1.1 works", s => s.Http2(act), Match, null),
        ];

    private static async Task SayAsync(Http2Wire wire, byte[] first)
    {
        await wire.GreetAsync(first);
        await wire.WaitAsync();
    }

    private static async Task AwayAsync(Http2Wire wire, Http2Error error)
    {
        await wire.GreetAsync();
        await wire.SendAsync(Away(0, error));
        await wire.WaitAsync();
    }

    private static async Task AwayAfterEachAsync(Http2Wire wire)
    {
        int id = await wire.RequestAsync();
        await wire.AnswerAsync(id);
        await wire.SendAsync(Away(id, NoError));
        await wire.WaitAsync();
    }

    public static async Task AfterAsking(Http2Wire wire, Func<int, Task> act)
    {
        for (int id; (id = await wire.RequestAsync()) > 0; )
            await act(id);
    }
}
