using System.Security.Authentication;
using EksThumbprint.Lab.Serving;
using static EksThumbprint.OidcStatus;
using static EksThumbprint.Probing.ProbeFailureKind;

namespace EksThumbprint.Tests.Faults.Servers;

internal static partial class ConnectionFaults
{
    /// <summary>What is no TLS.</summary>
    private static ServerFault[] NoTls =>
        [
            new(
                "plain HTTP on the port",
                s => s.Below(LabFault.Plain("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray())),
                Unreachable,
                Tls,
                "Check that an HTTPS server"
            )
            {
                ShowsChain = false,
            },
            new(
                "SSH on the port",
                s => s.Below(LabFault.Plain("SSH-2.0-OpenSSH_9.9\r\n"u8.ToArray())),
                Unreachable,
                Tls,
                "Check that an HTTPS server"
            )
            {
                ShowsChain = false,
            },
            new(
                "garbage in place of TLS",
                s => s.Below(LabFault.Plain([0, 1, 2, 3, 250, 251, 252, 253, 254, 255])),
                Unreachable,
                Tls,
                "TLS handshake"
            )
            {
                ShowsChain = false,
            },
            new(
                "a TLS record of no version",
                s => s.Below(LabFault.Plain([22, 9, 9, 0, 0])),
                Unreachable,
                Tls,
                "TLS handshake"
            )
            {
                ShowsChain = false,
            },
            new(
                "a TLS alert: handshake failure",
                s => s.Below(LabFault.Plain([21, 3, 3, 0, 2, 2, 40])),
                Unreachable,
                Tls,
                "TLS handshake failed"
            )
            {
                ShowsChain = false,
            },
            new(
                "a TLS alert: no such name",
                s => s.Below(LabFault.Plain([21, 3, 3, 0, 2, 2, 112])),
                Unreachable,
                Tls,
                "TLS handshake failed"
            )
            {
                ShowsChain = false,
            },
            new(
                "a TLS alert: no such version",
                s => s.Below(LabFault.Plain([21, 3, 1, 0, 2, 2, 70])),
                Unreachable,
                Tls,
                "TLS 1.2 or 1.3"
            )
            {
                ShowsChain = false,
            },
        ];

    /// <summary>TLS versions.</summary>
    private static ServerFault[] Versions =>
        [
            new(
                "TLS 1.0 only",
                s => s.OpenSsl(ServerScene.Pki.Served(), "-tls1", "-cipher", Weak),
                Unreachable,
                Tls,
                "TLS 1.2 or 1.3"
            )
            {
                ShowsChain = false,
            },
            new(
                "TLS 1.1 only",
                s => s.OpenSsl(ServerScene.Pki.Served(), "-tls1_1", "-cipher", Weak),
                Unreachable,
                Tls,
                "TLS 1.2 or 1.3"
            )
            {
                ShowsChain = false,
            },
            new("TLS 1.2 only", s => s.Host.Protocols = SslProtocols.Tls12, Match, null),
            new(
                "TLS 1.3 only",
                s => s.Host.Protocols = SslProtocols.Tls13,
                Match,
                null,
                "IAM relies on the thumbprint list",
                "the server refuses TLS 1.2"
            )
            {
                Finding = "PrivateIssuer",
            },
            new(
                "a client certificate is asked for, but not needed",
                s => s.OpenSsl(ServerScene.Pki.Served(), "-verify", "1", "-no_tls1_3"),
                Match,
                null
            ),
            new(
                "a client certificate is demanded",
                s => s.OpenSsl(ServerScene.Pki.Served(), "-Verify", "1", "-no_tls1_3"),
                Unreachable,
                Tls,
                "TLS handshake"
            )
            {
                ShowsChain = false,
            },
        ];
}
