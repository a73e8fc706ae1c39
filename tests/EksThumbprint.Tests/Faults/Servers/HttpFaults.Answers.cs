using System.IO.Compression;
using EksThumbprint.Lab.Serving;
using static EksThumbprint.OidcStatus;
using static EksThumbprint.Probing.ProbeFailureKind;

namespace EksThumbprint.Tests.Faults.Servers;

internal static partial class HttpFaults
{
    /// <summary>Compression, which nobody asked for.</summary>
    private static ServerFault[] Compression =>
        [
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
        ];

    /// <summary>Redirections.</summary>
    private static ServerFault[] Redirections =>
        [
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
        ];

    /// <summary>Statuses.</summary>
    private static ServerFault[] Statuses =>
        [
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
            new(
                "429 for good",
                s => s.Discovery(LabResponse.Error(429)),
                DiscoveryInvalid,
                HttpStatus,
                "HTTP status 429"
            ),
            new("500", s => s.Discovery(LabResponse.Error(500)), DiscoveryInvalid, HttpStatus, "HTTP status 500"),
            new(
                "503 for good",
                s => s.Discovery(LabResponse.Error(503)),
                DiscoveryInvalid,
                HttpStatus,
                "HTTP status 503"
            ),
            new(
                "206, a part only",
                s => s.Discovery(LabResponse.Json(s.Issuer.Discovery) with { Status = 206 }),
                DiscoveryInvalid,
                HttpStatus,
                "HTTP status 206"
            ),
            new("999", s => s.Discovery(LabResponse.Error(999)), DiscoveryInvalid, HttpStatus, "HTTP status 999"),
        ];
}
