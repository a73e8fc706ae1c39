using System.Text;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;
using static EksThumbprint.OidcStatus;
using static EksThumbprint.Probing.ProbeFailureKind;

namespace EksThumbprint.Tests.Faults.Servers;

/// <summary>The two documents: their bytes, the issuer that they name, and where the keys are.</summary>
internal static class DocumentFaults
{
    private const string Url = "https://issuer.example/id/A";
    private const string KeysUrl = Url + "/keys";
    private const string Right = $$"""{"issuer":"{{Url}}","jwks_uri":"{{KeysUrl}}"}""";

    public static IEnumerable<ServerFault> Rows { get; } =
    [
        // Bytes.
        new("an empty document", s => s.Discovery(string.Empty), DiscoveryInvalid, NotJson, "it is empty"),
        new(
            "a sign-in page",
            s => s.Discovery(LabResponse.Content("text/html", "<html>sign in</html>")),
            DiscoveryInvalid,
            NotJson,
            "is not the JSON document"
        ),
        new(
            "the right document as text/plain",
            s => s.Discovery(LabResponse.Content("text/plain", Right)),
            Match,
            null
        ),
        new(
            "a byte order mark",
            s => s.Discovery(Bytes([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Right)])),
            Match,
            null
        ),
        new(
            "UTF-16",
            s => s.Discovery(Bytes([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Right)])),
            DiscoveryInvalid,
            NotJson,
            "it is not UTF-8 text"
        ),
        new(
            "UTF-16, and a header that says so",
            s => s.Discovery(Bytes(Encoding.Unicode.GetBytes(Right), "application/json; charset=utf-16")),
            DiscoveryInvalid,
            NotJson,
            "is not the JSON document"
        ),
        new(
            "Latin-1",
            s => s.Discovery(Bytes(Encoding.Latin1.GetBytes($$"""{"name":"bücher",{{Right[1..]}}"""))),
            DiscoveryInvalid,
            NotJson,
            "it is not UTF-8 text"
        ),
        new(
            "a charset that does not exist",
            s => s.Discovery(Bytes(Encoding.UTF8.GetBytes(Right), "application/json; charset=klingon")),
            Match,
            null
        ),
        new("a document cut off", s => s.Discovery(Right[..^1]), DiscoveryInvalid, NotJson, "is not the JSON document"),
        new(
            "100,000 levels deep",
            s => s.Discovery(new string('[', 100_000) + new string(']', 100_000)),
            DiscoveryInvalid,
            NotJson,
            "levels deep"
        ),
        new(
            "a list in place of an object",
            s => s.Discovery($"[{Right}]"),
            DiscoveryInvalid,
            NotJson,
            "it is no object"
        ),
        new(
            "duplicate members, the last one right",
            s => s.Discovery($$"""{"issuer":"https://evil.example",{{Right[1..]}}"""),
            Match,
            null
        ),
        new(
            "duplicate members, the last one wrong",
            s => s.Discovery($$"""{{Right[..^1]}},"issuer":"https://evil.example"}"""),
            DiscoveryInvalid,
            ProbeFailureKind.WrongIssuer,
            "names the issuer 'https://evil.example'"
        ),
        new(
            "control and direction characters",
            s => s.Discovery("""{"issuer":"https://\u001b[2J\u202eelpmaxe.reussi"}"""),
            DiscoveryInvalid,
            ProbeFailureKind.WrongIssuer,
            @"\u{001B}[2J\u{202E}"
        ),
        // The issuer.
        new("no issuer", s => s.Discovery("{}"), DiscoveryInvalid, ProbeFailureKind.WrongIssuer, "names no issuer"),
        Named("a slash more", Url + "/"),
        Named("another case of the path", "https://issuer.example/id/a"),
        Named("another case of the host", "https://ISSUER.example/id/A"),
        Named("a port", "https://issuer.example:443/id/A"),
        Named("another scheme", "http://issuer.example/id/A"),
        Named("no scheme", "issuer.example/id/A"),
        Named("the dual-stack form", "https://oidc-eks.us-west-2.api.aws/id/A"),
        // Where the keys are.
        new(
            "no jwks_uri",
            s => s.Discovery($$"""{"issuer":"{{Url}}"}"""),
            DiscoveryInvalid,
            NoJwksUri,
            "has no jwks_uri"
        ),
        Keys("a relative jwks_uri", "/id/A/keys", NoJwksUri, "is no URL"),
        Keys("a jwks_uri without host", "https://", NoJwksUri, "is no URL"),
        Keys("a jwks_uri by http", "http://issuer.example/id/A/keys", JwksNotHttps, "is not https"),
        Keys("a jwks_uri that is a file", "file:///etc/passwd", NoJwksUri, "is no URL"),
        Inside("the machine itself", "127.0.0.1"),
        Inside("the metadata service", "169.254.169.254"),
        Inside("a private network", "10.0.0.1"),
        Inside("the machine itself, by IPv6", "[::1]"),
        Inside("a private address written as IPv6", "[::ffff:192.168.0.1]"),
        Inside("a name that leads inside", "inside.example"),
        new(
            "the keys on another host with another chain",
            OtherHost,
            Mismatch,
            null,
            "serve chains with different tops"
        )
        {
            Finding = "HostsDiffer",
        },
        // The keys.
        new(
            "keys that are no JSON",
            s => s.Keys(LabResponse.Json("no")),
            DiscoveryInvalid,
            NotJson,
            "/keys is not the JSON document"
        ),
        new(
            "a list in place of keys",
            s => s.Keys(LabResponse.Json("[]")),
            DiscoveryInvalid,
            NotJson,
            "it is no object"
        ),
        new("an object without keys", s => s.Keys(LabResponse.Json("{}")), DiscoveryInvalid, NoKeys, "holds no keys"),
        new(
            "no key in the list",
            s => s.Keys(LabResponse.Json("""{"keys":[]}""")),
            DiscoveryInvalid,
            NoKeys,
            "holds no keys"
        ),
        new(
            "keys that are none",
            s => s.Keys(LabResponse.Json("""{"keys":[null,"RSA",{}]}""")),
            DiscoveryInvalid,
            NoKeys,
            "holds no keys"
        ),
        new(
            "keys that are an object",
            s => s.Keys(LabResponse.Json("""{"keys":{"kty":"RSA"}}""")),
            DiscoveryInvalid,
            NoKeys,
            "holds no keys"
        ),
    ];

    private static ServerFault Named(string how, string issuer) =>
        new(
            $"an issuer that differs: {how}",
            s => s.Discovery(TestIssuer.Document(issuer, KeysUrl)),
            DiscoveryInvalid,
            ProbeFailureKind.WrongIssuer,
            $"names the issuer '{issuer}'",
            "equal to the letter"
        );

    private static ServerFault Keys(string when, string jwks, ProbeFailureKind kind, string words) =>
        new(when, s => s.Discovery(TestIssuer.Document(Url, jwks)), DiscoveryInvalid, kind, words);

    /// <summary>
    /// A public issuer sends the probe inside. Nothing must be asked there, so nothing listens there that could
    /// answer.
    /// </summary>
    private static ServerFault Inside(string where, string target) =>
        new(
            $"keys inside: {where}",
            s =>
            {
                string origin = $"{ServerScene.Name}:{s.EndPoint.Port}";
                s.Url = $"https://{origin}/id/A";
                s.Discovery(TestIssuer.Document(s.Url, $"https://{target}:{s.EndPoint.Port}/id/A/keys"));
                string literal = target.Trim('[', ']');
                s.Names = new MadeNames(
                    (ServerScene.Name, ["127.0.0.1"]),
                    ("inside.example", ["10.1.2.3"]),
                    (literal, [literal == "127.0.0.1" ? "127.0.0.9" : literal])
                )
                {
                    Public = ["127.0.0.1"],
                };
            },
            DiscoveryInvalid,
            JwksInside,
            "leads to an address of an inside network",
            "It was not asked"
        );

    private static void OtherHost(ServerScene scene)
    {
        LabPki other = LabPki.Create(LabKeyKind.Ecdsa, "keys.example");
        LabHost keys = scene.Server.AddHost("keys.example", other.Served());
        keys.Serve("/keys", LabResponse.Json(TestIssuer.Jwks));
        scene.Discovery(TestIssuer.Document(Url, "https://keys.example/keys"));
    }

    private static LabResponse Bytes(byte[] body, string type = "application/json") =>
        new() { Headers = [new("Content-Type", type)], Body = body };
}
