namespace EksThumbprint.Tests.Cli.Faults.Proxies;

internal static partial class ProxyTable
{
    /// <summary>NO_PROXY, by name.</summary>
    private static ProxyRow[] Exceptions =>
        [
            new("NO_PROXY with the name itself", s => s.Except(Host), 2, 0, Direct),
            new("NO_PROXY with the name in capitals", s => s.Except("ISSUER.CORP.INVALID"), 2, 0, Direct),
            new("NO_PROXY with a name above", s => s.Except("localhost,corp.invalid"), 2, 0, Direct),
            new("NO_PROXY with a name above and a dot", s => s.Except("localhost, .corp.invalid"), 2, 0, Direct),
            new("NO_PROXY with the port", s => s.Except("corp.invalid:443"), 2, 0, Direct),
            new("NO_PROXY with another port", s => s.Except("corp.invalid:8443"), 0, 1),
            new("NO_PROXY with part of a name", s => s.Except("orp.invalid,er.corp.invalid"), 0, 1),
            new("NO_PROXY with a name below", s => s.Except("a." + Host), 0, 1),
            new("NO_PROXY with a range of addresses, and a name is dialled", s => s.Except("0.0.0.0/0,::/0"), 0, 1),
            new("NO_PROXY with a star", s => s.Except("*"), 2, 0, Direct),
            new("no_proxy in small letters", s => s.Set("no_proxy", "corp.invalid"), 2, 0, Direct),
            new(
                "no_proxy beside NO_PROXY: the small one counts",
                s =>
                {
                    s.Set("no_proxy", "other.invalid");
                    s.Except("*");
                },
                0,
                1
            ),
            new("NO_PROXY that is empty", s => s.Except(string.Empty), 0, 1),
        ];

    /// <summary>What is dialled counts, not whom it is dialled for.</summary>
    private static ProxyRow[] Addresses =>
        [
            new("an address is dialled", s => s.DialAddress(), 0, 1),
            new(
                "an address is dialled, and NO_PROXY names it",
                s =>
                {
                    s.DialAddress();
                    s.Except("127.0.0.1");
                },
                0,
                0
            ),
            new(
                "an address is dialled, and NO_PROXY names it and its port",
                s =>
                {
                    s.DialAddress();
                    s.Except($"127.0.0.1:{s.Server.Port}");
                },
                0,
                0
            ),
            new(
                "an address is dialled, and NO_PROXY names its range",
                s =>
                {
                    s.DialAddress();
                    s.Except("10.0.0.0/8,127.0.0.0/8");
                },
                0,
                0
            ),
            new(
                "an address is dialled, and NO_PROXY names another range",
                s =>
                {
                    s.DialAddress();
                    s.Except("10.0.0.0/8,fd00::/8");
                },
                0,
                1
            ),
            new(
                "an address is dialled, and NO_PROXY names the issuer",
                s =>
                {
                    s.DialAddress();
                    s.Except(Host);
                },
                0,
                1
            ),
        ];
}
