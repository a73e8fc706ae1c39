using EksThumbprint.Probing;
using EksThumbprint.Tests.Faults.Servers.Wire;
using static EksThumbprint.OidcStatus;
using static EksThumbprint.Tests.Faults.Servers.Http2Faults;
using static EksThumbprint.Tests.Faults.Servers.Wire.Http2Frames;

namespace EksThumbprint.Tests.Faults.Servers;

/// <summary>HTTP/2: servers that agree on it and say nothing, or too much.</summary>
internal static class Http2Floods
{
    private const double Limit = 2;

    public static IEnumerable<ServerFault> Rows { get; } =
    [
        // Floods that the platform puts an end to, and three to which it would listen for ever.
        .. Broken(
            "a flood of PINGs",
            wire => AfterAsking(wire, _ => wire.FloodAsync([], Frame(Ping, 0, 0, new byte[8]))),
            "exceeded an internal limit"
        ),
        .. Broken(
            "a flood of SETTINGS",
            wire => AfterAsking(wire, _ => wire.FloodAsync([], Frame(Settings, 0, 0))),
            "exceeded an internal limit"
        ),
        .. Broken(
            "status 103 without end",
            wire =>
                AfterAsking(wire, id =>
                    wire.FloodAsync([], Frame(Headers, EndHeaders, id, 0x08, 3, (byte)'1', (byte)'0', (byte)'3'))
                ),
            "exceeded the set limit"
        ),
        .. Broken(
            "header fields without end",
            wire =>
                AfterAsking(wire, id =>
                    wire.FloodAsync(
                        Frame(Headers, 0, id, Ok),
                        Frame(Continuation, 0, id, Field("x-more", new string('x', 100)))
                    )
                ),
            "exceeded the set limit"
        ),
        .. Broken(
            "a flood of empty DATA",
            wire => AfterAsking(wire, id => wire.FloodAsync(Frame(Headers, EndHeaders, id, Ok), Frame(Data, 0, id))),
            "sends without end"
        ),
        .. Broken(
            "CONTINUATION without end",
            wire => AfterAsking(wire, id => wire.FloodAsync(Frame(Headers, 0, id, Ok), Frame(Continuation, 0, id))),
            "sends without end"
        ),
        .. Broken(
            "a flood of PRIORITY",
            wire => AfterAsking(wire, id => wire.FloodAsync([], Frame(Priority, 0, id, 0, 0, 0, 0, 1))),
            "sends without end"
        ),
        // Silence.
        Endless("says nothing", wire => wire.WaitAsync()),
        Endless("says nothing after its SETTINGS, and answers PINGs", wire =>
            AfterAsking(wire, _ => Task.CompletedTask)
        ),
        Endless("refuses a stream, and takes no more from then on", wire =>
            AfterAsking(wire, id => wire.SendAsync([.. Setting(3, 0), .. Abandon(id, Http2Error.RefusedStream)]))
        ),
        Endless("a body that does not end", wire =>
            AfterAsking(wire, id =>
                wire.SendAsync([.. Frame(Headers, EndHeaders, id, Ok), .. Frame(Data, 0, id, wire.Document)])
            )
        ),
        new(
            "HTTP/2: ends every stream after its headers; and HTTP/1.1 says nothing",
            s =>
            {
                s.Http2(AbandonAsync);
                s.Discovery(
                    ConnectionFaults.Raw(string.Empty, (stream, cancellation) =>
                        stream.ReadAsync(new byte[1], cancellation).AsTask()
                    )
                );
            },
            Unreachable,
            ProbeFailureKind.Timeout,
            "a TLS handshake, but no answer within 2 s"
        )
        {
            Limit = Limit,
        },
    ];

    private static Task AbandonAsync(Http2Wire wire) =>
        AfterAsking(wire, id =>
            wire.SendAsync([.. Frame(Headers, EndHeaders, id, Ok), .. Abandon(id, Http2Error.InternalError)])
        );

    private static ServerFault Endless(string when, Func<Http2Wire, Task> act) =>
        new($"HTTP/2: {when}", s => s.Http2(act, alone: true), Unreachable, ProbeFailureKind.Timeout, "within 2 s")
        {
            Limit = Limit,
        };
}
