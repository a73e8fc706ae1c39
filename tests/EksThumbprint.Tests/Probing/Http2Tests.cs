using System.Net;
using System.Security.Authentication;
using EksThumbprint.Issuers;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EksThumbprint.Tests.Probing;

/// <summary>Handshakes and GETs by the count of a server that speaks HTTP/2.</summary>
public sealed class Http2Tests
{
    private const string Name = "issuer.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(200)]
    public async Task One_handshake_carries_all_issuers_of_a_host_at_once(int count)
    {
        RequireHttp2();
        await using Http2Server server = await StartAsync();

        await ProbeAllAsync(server, count, Probes.To(server.EndPoint, 60));

        Assert.Equal((1, 2 * count), (server.Handshakes, server.Gets));
        Assert.Equal(["HTTP/2"], server.Protocols);
        Assert.InRange(server.MostAtOnce, 1, 8);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Whether_a_server_insists_on_TLS_1_3_is_learnt_with_HTTP_2_too(SslProtocols only)
    {
        await using Http2Server server = await StartAsync();
        server.TlsVersions = only;

        ProbeResult[] results = await ProbeAllAsync(server, 20, Probes.To(server.EndPoint, 60));

        Assert.All(results, result => Assert.Equal(only == SslProtocols.Tls13, result.Discovery.RequiresTls13));
        if (!CoreBuild.IsNetStandard)
            Assert.Equal(1, server.Handshakes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public async Task A_server_that_agrees_on_HTTP_1_1_sees_no_unused_handshake_and_the_throttle_limit_at_most(
        int count
    )
    {
        await using Http2Server server = await StartAsync(HttpProtocols.Http1);

        await ProbeAllAsync(server, count, Probes.To(server.EndPoint, 60) with { ThrottleLimit = 3 });

        Assert.InRange(server.Handshakes, 1, count == 1 ? 1 : 3);
        Assert.Equal(2 * count, server.Gets);
        Assert.Equal(["HTTP/1.1"], server.Protocols);
        Assert.InRange(server.MostAtOnce, 1, 3);
    }

    [Fact]
    public async Task A_server_that_takes_one_request_at_a_time_is_waited_for()
    {
        RequireHttp2();
        await using Http2Server server = await StartAsync(maxStreams: 1);

        await ProbeAllAsync(server, 40, Probes.To(server.EndPoint, 60));

        Assert.Equal((1, 80, 1), (server.Handshakes, server.Gets, server.MostAtOnce));
    }

    [Fact]
    public async Task A_connection_may_carry_any_number_of_documents_that_are_as_long_as_a_document_may_be()
    {
        RequireHttp2();
        await using Http2Server server = await StartAsync();
        TestIssuer[] issuers =
        [
            .. Enumerable.Range(0, 20).Select(number => server.Serve(new TestIssuer(Name, $"/id/{number}"))),
        ];
        foreach (TestIssuer issuer in issuers)
            server.Serve(Name, issuer.DiscoveryPath, context =>
                Http2Server.JsonAsync(context, issuer.Discovery.PadRight(Connections.MaxBody))
            );

        await ProbeAsync(issuers, Probes.To(server.EndPoint, 60));

        Assert.Equal((1, 40), (server.Handshakes, server.Gets));
    }

    [Fact]
    public async Task A_connection_may_carry_any_number_of_refusals()
    {
        RequireHttp2();
        await using Http2Server server = await StartAsync();
        string page = new('x', 60_000);
        TestIssuer[] issuers = [.. Enumerable.Range(0, 300).Select(number => new TestIssuer(Name, $"/id/{number}"))];
        foreach (TestIssuer issuer in issuers)
        {
            server.Serve(Name, issuer.DiscoveryPath, context =>
            {
                context.Response.StatusCode = 404;
                return Http2Server.JsonAsync(context, page);
            });
        }

        using IssuerProbe probe = new(Probes.To(server.EndPoint, 60));
        ProbeResult[] results = await Task.WhenAll(
            issuers.Select(issuer => probe.ProbeAsync(IssuerUrl.Parse(issuer.Url), Cancellation))
        );

        Assert.All(results, result => Probes.Failed(result, ProbeFailureKind.HttpStatus, ProbePhase.Body));
        Assert.Equal((1, 300), (server.Handshakes, server.Gets));
    }

    [Fact]
    public async Task Two_hosts_of_one_server_have_a_connection_each()
    {
        RequireHttp2();
        await using Http2Server server = await StartAsync();
        server.AddHost("keys.example", SharedPki.Ecdsa.Served(2));
        TestIssuer[] issuers =
        [
            .. Enumerable
                .Range(0, 40)
                .Select(number => server.Serve(new TestIssuer(Name, $"/id/{number}", "keys.example"))),
        ];

        ProbeResult[] results = await ProbeAsync(issuers, Probes.To(server.EndPoint, 60));

        Assert.Equal((2, 80), (server.Handshakes, server.Gets));
        Assert.All(results, result => Assert.Equal([3, 2], result.Hosts.Select(host => host.Chain!.AsServed.Count)));
    }

    [Fact]
    public async Task Every_address_sees_one_handshake_and_the_first_document_and_one_of_them_the_rest()
    {
        RequireHttp2();
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has all of 127.0.0.0/8.");
        await using Http2Server one = await StartAsync();
        await using Http2Server two = await Http2Server.StartAsync(
            at: new IPEndPoint(IPAddress.Parse("127.0.0.2"), one.EndPoint.Port)
        );
        two.AddHost(Name, SharedPki.Ecdsa.Served(2));
        TestIssuer[] issuers =
        [
            .. Enumerable
                .Range(0, 40)
                .Select(number => two.Serve(one.Serve(new TestIssuer($"{Name}:{one.EndPoint.Port}", $"/id/{number}")))),
        ];

        ProbeResult[] results = await ProbeAsync(
            issuers,
            new ProbeOptions
            {
                Names = new MadeNames((Name, ["127.0.0.1", "127.0.0.2"])),
                Timeout = TimeSpan.FromSeconds(60),
            }
        );

        Assert.Equal((1, 1), (one.Handshakes, two.Handshakes));
        Assert.Equal(81, one.Gets + two.Gets);
        Assert.Equal(1, Math.Min(one.Gets, two.Gets));
        Assert.All(results, result => Assert.Equal(2, result.Discovery.Chains.Count));
    }

    private static void RequireHttp2() =>
        Assert.SkipWhen(CoreBuild.IsNetStandard, "the build for .NET Framework speaks HTTP/1.1 only");

    private static async Task<Http2Server> StartAsync(
        HttpProtocols protocols = HttpProtocols.Http1AndHttp2,
        int maxStreams = 100
    ) => (await Http2Server.StartAsync(protocols, maxStreams)).AddHost(Name, SharedPki.Ecdsa.Served(3));

    private static Task<ProbeResult[]> ProbeAllAsync(Http2Server server, int count, ProbeOptions options) =>
        ProbeAsync(
            [.. Enumerable.Range(0, count).Select(number => server.Serve(new TestIssuer(Name, $"/id/{number}")))],
            options
        );

    private static async Task<ProbeResult[]> ProbeAsync(IReadOnlyList<TestIssuer> issuers, ProbeOptions options)
    {
        using IssuerProbe probe = new(options);
        ProbeResult[] results = await Task.WhenAll(
            issuers.Select(issuer => probe.ProbeAsync(IssuerUrl.Parse(issuer.Url), Cancellation))
        );
        Assert.All(results, result => Assert.Null(result.Failure));
        return results;
    }
}
