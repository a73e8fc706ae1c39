using System.Net;
using System.Text;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Faults.Servers.Wire;
using EksThumbprint.Tests.Support;
using static EksThumbprint.OidcStatus;
using static EksThumbprint.Probing.ProbeFailureKind;

namespace EksThumbprint.Tests.Faults.Servers;

/// <summary>Below HTTP: connections and TLS.</summary>
internal static partial class ConnectionFaults
{
    private const string Weak = "DEFAULT@SECLEVEL=0";
    private const double Short = 1;
    private const double AfterHandshake = 2;

    /// <summary>The build for .NET Framework does not tell when a connection stands.</summary>
    private static readonly string NoHandshake = CoreBuild.IsNetStandard
        ? "no connection within"
        : "connected, but no TLS handshake within";

    public static IEnumerable<ServerFault> Rows { get; } = [.. Handshakes, .. NoTls, .. Versions, .. Names];

    /// <summary>Nothing wrong, and what is wrong before anything is said.</summary>
    private static ServerFault[] Handshakes =>
        [
            new("nothing wrong at all", _ => { }, Match, null),
            new(
                "accepts and says nothing",
                s => s.Below(new StallingFault()),
                Unreachable,
                ProbeFailureKind.Timeout,
                NoHandshake
            )
            {
                ShowsChain = false,
                Limit = Short,
            },
            new("closes before the handshake", s => s.Below(LabFault.Close), Unreachable, Tls, "TLS handshake")
            {
                ShowsChain = false,
            },
            new("resets before the handshake", s => s.Below(new ResetAfterHello()), Unreachable, Tls, "TLS handshake")
            {
                ShowsChain = false,
            },
            new(
                "closes after the first byte of the handshake",
                s => s.Below(new Through(inner => new CutStream(inner, 1))),
                Unreachable,
                Tls,
                "TLS handshake"
            )
            {
                ShowsChain = false,
            },
            new(
                "closes in the middle of its certificates",
                s => s.Below(new Through(inner => new CutStream(inner, 600))),
                Unreachable,
                Tls,
                "TLS handshake"
            )
            {
                ShowsChain = false,
            },
            new(
                "sends its handshake one byte a second",
                s => s.Below(new Through(inner => new DripStream(inner))),
                Unreachable,
                ProbeFailureKind.Timeout,
                NoHandshake
            )
            {
                ShowsChain = false,
                Limit = Short,
            },
            new(
                "closes after the handshake",
                s => s.Below(new Wire.AfterHandshake((_, _) => Task.CompletedTask)),
                DiscoveryInvalid,
                BadResponse,
                "broke off or is no HTTP"
            ),
            new(
                "says nothing after the handshake",
                s => s.Below(new StallingFault(string.Empty)),
                Unreachable,
                ProbeFailureKind.Timeout,
                "a TLS handshake, but no answer within"
            )
            {
                Limit = AfterHandshake,
            },
            new(
                "answers one byte a second",
                s => s.Below(new Through(aboveTls: inner => new DripStream(inner))),
                Unreachable,
                ProbeFailureKind.Timeout,
                "within 2 s"
            )
            {
                Limit = AfterHandshake,
            },
        ];

    /// <summary>Where names lead.</summary>
    private static ServerFault[] Names =>
        [
            new(
                "the name does not resolve",
                s => s.Names = new MadeNames(),
                Unreachable,
                ProbeFailureKind.Dns,
                "the name does not resolve"
            )
            {
                ShowsChain = false,
            },
            new(
                "one address of two is dead",
                s => TwoAddresses(s, dead: true),
                Match,
                null,
                "Other addresses of this name answer"
            )
            {
                Finding = "AddressSilent",
            },
            new("two addresses, one chain", s => TwoAddresses(s, dead: false), Match, null),
        ];

    private static void TwoAddresses(ServerScene scene, bool dead)
    {
        IPAddress[] addresses = [IPAddress.Loopback, IPAddress.Parse(dead ? "127.0.0.2" : "127.0.0.1")];
        scene.Names = new MadeNames((ServerScene.Name, [.. addresses.Select(address => address.ToString())]));
        string origin = $"{ServerScene.Name}:{scene.EndPoint.Port}";
        scene.Url = $"https://{origin}/id/A";
        scene.Discovery(TestIssuer.Document(scene.Url, $"https://{origin}/id/A/keys"));
    }

    /// <summary>An answer that a delegate writes, begun with a head of one's own.</summary>
    public static LabResponse Raw(string head, Func<Stream, CancellationToken, Task>? more = null) =>
        LabResponse.Raw(
            async (stream, cancellation) =>
            {
                await stream.WriteAsync(Encoding.Latin1.GetBytes(head), cancellation);
                if (more is not null)
                    await more(stream, cancellation);
            }
        );
}
