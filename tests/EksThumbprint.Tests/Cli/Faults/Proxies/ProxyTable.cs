using EksThumbprint.Lab.Serving;

namespace EksThumbprint.Tests.Cli.Faults.Proxies;

/// <summary>Proxies, and what HTTPS_PROXY and NO_PROXY say of them.</summary>
internal static partial class ProxyTable
{
    private const string Host = ProxyScene.Host;
    private const string SignInAdvice = "HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT";
    private const string NotReached = "the proxy cannot be reached";

    // Reached without the proxy, the name leads nowhere: that is how a row knows that none was asked.
    private const string Direct = "the name does not resolve";

    public static IReadOnlyList<ProxyRow> Rows { get; } =
    [.. Proxies, .. SigningIn, .. NoConnection, .. Exceptions, .. Addresses];

    /// <summary>The proxy.</summary>
    private static ProxyRow[] Proxies =>
        [
            new("an open proxy, which alone can resolve the name", _ => { }, 0, 1),
            new(
                "https_proxy in small letters",
                s =>
                {
                    s.Set("HTTPS_PROXY", null);
                    s.Set("https_proxy", s.Url);
                },
                0,
                1
            ),
            new(
                "ALL_PROXY",
                s =>
                {
                    s.Set("HTTPS_PROXY", null);
                    s.Set("ALL_PROXY", s.Url);
                },
                0,
                1
            ),
            new(
                "HTTP_PROXY, which is for http alone",
                s =>
                {
                    s.Set("HTTPS_PROXY", null);
                    s.Set("HTTP_PROXY", s.Url);
                },
                2,
                0,
                Direct
            ),
            new("a proxy without scheme", s => s.Set("HTTPS_PROXY", s.Url["http://".Length..]), 0, 1),
        ];

    /// <summary>Signing in: .NET asks without first, and again with what HTTPS_PROXY says.</summary>
    private static ProxyRow[] SigningIn =>
        [
            new(
                "the right user and password",
                s =>
                {
                    s.Proxy.SignIn = "fred:sesame";
                    s.SignInAs("fred:sesame");
                },
                0,
                2
            ),
            new(
                "a password of special characters",
                s =>
                {
                    s.Proxy.SignIn = "fred:sesame/@:%";
                    s.SignInAs("fred:sesame%2F%40%3A%25");
                },
                0,
                2
            ),
            new(
                "no user and password",
                s => s.Proxy.SignIn = "fred:sesame",
                2,
                1,
                "HTTP 407",
                SignInAdvice,
                "It was tried through the proxy 127.0.0.1:"
            ),
            new(
                "a wrong password",
                s =>
                {
                    s.Proxy.SignIn = "fred:sesame";
                    s.SignInAs("fred:sesame2");
                },
                2,
                2,
                "HTTP 407",
                SignInAdvice
            ),
            new(
                "a wrong password of special characters",
                s =>
                {
                    s.Proxy.SignIn = "fred:sesame";
                    s.SignInAs("fred:sesame%20%40%27");
                },
                2,
                2,
                "HTTP 407",
                SignInAdvice
            ),
        ];

    /// <summary>A proxy that makes no connection.</summary>
    private static ProxyRow[] NoConnection =>
        [
            new(
                "a proxy that forbids the host",
                s =>
                {
                    s.Proxy.Refusal = "403 Forbidden";
                    s.SignInAs("fred:sesame");
                },
                2,
                1,
                "the proxy makes no connection (HTTP 403)",
                "let this host through"
            ),
            new(
                "a proxy that does not reach the host",
                s => s.Proxy.Refusal = "502 Bad Gateway",
                2,
                1,
                "the proxy makes no connection (HTTP 502)"
            ),
            new(
                "a proxy that says nothing",
                s =>
                {
                    s.Proxy.Hangs = true;
                    s.Limit = "2";
                },
                2,
                1,
                "within 2 s",
                "a proxy"
            ),
            new(
                "a proxy that hangs up",
                s =>
                {
                    s.Server.Fault = LabFault.Close;
                    s.Set("HTTPS_PROXY", $"http://fred:sesame@127.0.0.1:{s.Server.Port}");
                },
                2,
                0,
                "broke"
            ),
            new(
                "a proxy that speaks no HTTP",
                s =>
                {
                    s.Server.Fault = LabFault.Plain("SSH-2.0-OpenSSH_9.2\r\n"u8.ToArray());
                    s.Set("HTTPS_PROXY", $"http://fred:sesame@127.0.0.1:{s.Server.Port}");
                },
                2,
                0
            ),
            new(
                "a port where no proxy listens",
                s => s.Set("HTTPS_PROXY", "http://fred:sesame@127.0.0.1:1"),
                2,
                0,
                NotReached,
                "127.0.0.1:1",
                "Check HTTPS_PROXY"
            ),
            new(
                "a proxy whose name does not resolve",
                s => s.Set("HTTPS_PROXY", "http://fred:sesame@proxy.invalid:3128"),
                2,
                0,
                NotReached,
                "proxy.invalid:3128",
                "Check HTTPS_PROXY"
            ),
        ];
}
