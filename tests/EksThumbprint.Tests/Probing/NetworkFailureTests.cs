using System.Net;
using System.Net.Sockets;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Probing;

public sealed class NetworkFailureTests
{
    private const string Url = "https://issuer.example/id/A";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_that_does_not_resolve_is_said_to_be_that()
    {
        ProbeResult result = await Probes.RunAsync(new ProbeOptions(), "https://no-such-host.invalid/id/A");

        ProbeFailure failure = Probes.Failed(result, ProbeFailureKind.Dns, ProbePhase.Connect);
        Assert.Equal("no-such-host.invalid:443", failure.Where);
        Assert.Contains("does not resolve", failure.Sentence, StringComparison.Ordinal);
        Assert.Matches(
            "This machine's resolver (has no address for it|gave no answer), and no proxy",
            failure.Sentence
        );
        Assert.False(failure.IsAboutContent);
        Assert.Empty(result.Discovery.Chains);
        Assert.Null(result.Discovery.Chain);
        Assert.False(result.Discovery.NameMatches);
    }

    [Fact]
    public async Task A_port_where_nothing_listens_refuses()
    {
        ProbeFailure failure = Probes.Failed(
            await Probes.RunAsync(FreePort(), Url),
            ProbeFailureKind.Refused,
            ProbePhase.Connect
        );

        Assert.StartsWith("issuer.example:443 (at 127.0.0.1:", failure.Sentence, StringComparison.Ordinal);
        Assert.Contains("the connection was refused", failure.Sentence, StringComparison.Ordinal);
        Assert.EndsWith(" It was tried over IPv4, without a proxy.", failure.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", "IPv4")]
    [InlineData("::1", "IPv6")]
    public async Task What_the_resolver_said_and_the_address_family_are_told(string address, string family)
    {
        IPAddress only = IPAddress.Parse(address);
        ProbeOptions options = new() { Names = new Fixed(only), Timeout = TimeSpan.FromSeconds(20) };
        ProbeResult result = await Probes.RunAsync(options, $"https://issuer.example:{FreePort().Port}/id/A");
        Assert.NotNull(result.Failure);
        Assert.EndsWith(
            $" issuer.example resolves to {only}; it was tried over {family}, without a proxy.",
            result.Failure.Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Of_many_addresses_a_few_are_told()
    {
        IPAddress[] many = [.. Enumerable.Range(1, 6).Select(last => IPAddress.Parse($"127.0.0.{last}"))];
        ProbeOptions options = new() { Names = new Fixed(many) };
        ProbeResult result = await Probes.RunAsync(options, $"https://issuer.example:{FreePort().Port}/id/A");
        Assert.Contains(
            " issuer.example resolves to 127.0.0.1, 127.0.0.2, 127.0.0.3, 127.0.0.4 and 2 more; it was tried over IPv4",
            result.Failure!.Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_resolver_that_says_nothing_in_time_is_told_as_that()
    {
        ProbeOptions options = new() { Names = new Silent(), Timeout = TimeSpan.FromSeconds(0.2) };
        ProbeFailure failure = Probes.Failed(
            await Probes.RunAsync(options, Url),
            ProbeFailureKind.Timeout,
            ProbePhase.Connect
        );
        Assert.Equal(
            "issuer.example:443: the resolver gave no answer for the name within 0.2 s. Check the DNS servers of this "
                + "machine.",
            failure.Sentence
        );
    }

    [Fact]
    public async Task A_host_that_goes_away_after_a_good_probe_is_unreachable_and_its_chain_remains()
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("issuer.example", SharedPki.Ecdsa.Served());
        TestIssuer issuer = TestIssuer.At(host);
        host.Serve(issuer.JwksPath, LabResponse.Json(TestIssuer.Jwks) with { Close = true });
        using IssuerProbe probe = new(Probes.To(server.EndPoint));
        Assert.Null((await probe.ProbeAsync(IssuerUrl.Parse(issuer.Url), Cancellation)).Failure);
        await server.DisposeAsync();
        // A program that some other test starts just now holds the port open until it is under way.
        await LabClient.EventuallyAsync(() => Refuses(server.EndPoint), Cancellation);

        ProbeResult result = await probe.ProbeAsync(IssuerUrl.Parse(issuer.Url), Cancellation);

        Assert.Equal(ProbeFailureKind.Refused, result.Failure!.Kind);
        Assert.Equal(ProbePhase.Connect, result.Failure.Phase);
        Assert.Equal(Probes.Fingerprints(host.Chain), Probes.Fingerprints(result.Discovery.Chain));
    }

    [Fact]
    public async Task Keys_on_a_host_that_cannot_be_reached_leave_the_discovery_hosts_chain()
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("localhost", SharedPki.Ecdsa.Served());
        TestIssuer issuer = new($"localhost:{server.Port}", "/a", $"localhost:{FreePort().Port}");
        host.Serve(issuer.DiscoveryPath, LabResponse.Json(issuer.Discovery));

        ProbeResult result = await Probes.RunAsync(
            new ProbeOptions { ConnectTo = new ConnectTo("127.0.0.1", null) },
            issuer.Url
        );

        Probes.Failed(result, ProbeFailureKind.Refused, ProbePhase.Connect);
        Assert.Equal(Probes.Fingerprints(host.Chain), Probes.Fingerprints(result.Discovery.Chain));
        Assert.Empty(result.Jwks!.Chains);
    }

    public static TheoryData<string, LabFault> BrokenHandshakes() =>
        new()
        {
            { "plain HTTP", LabFault.Plain("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray()) },
            { "garbage", LabFault.Plain([0, 1, 2, 3, 250, 251, 252, 253, 254, 255]) },
            { "an empty TLS record of no version", LabFault.Plain([22, 9, 9, 0, 0]) },
            { "a close", LabFault.Close },
            { "a reset", new ResetAfterHello() },
        };

    [Theory]
    [MemberData(nameof(BrokenHandshakes))]
    public async Task Whatever_is_no_TLS_fails_in_the_handshake(string what, LabFault fault)
    {
        await using LabServer server = LabServer.Start();
        server.AddHost("issuer.example", SharedPki.Ecdsa.Served(2));
        server.Fault = fault;

        ProbeResult result = await Probes.RunAsync(server.EndPoint, Url);

        ProbeFailure failure = Probes.Failed(result, ProbeFailureKind.Tls, ProbePhase.Handshake);
        Assert.Contains("TLS handshake", failure.Sentence, StringComparison.Ordinal);
        Assert.True(result.Discovery.Chain is null, what);
        Assert.False(result.Discovery.RequiresTls13, what);

        // TLS 1.2, whatever is newer, and at last without the offer of HTTP/2.
        Assert.InRange(server.Counters.Connections, 1, Transport.OffersHttp2 ? 3 : 2);
    }

    [Fact]
    public async Task A_server_that_knows_no_such_name_refuses_the_handshake()
    {
        await using LabServer server = LabServer.Start();
        server.AddHost("other.example", SharedPki.Ecdsa.Served(2));

        Probes.Failed(await Probes.RunAsync(server.EndPoint, Url), ProbeFailureKind.Tls, ProbePhase.Handshake);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SSH-2.0-OpenSSH_9.9\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnot a number\r\n")]
    public async Task What_is_no_HTTP_or_breaks_off_after_the_handshake_is_a_bad_response_and_the_chain_is_kept(
        string answer
    )
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("issuer.example", SharedPki.Ecdsa.Served(3));
        TestIssuer issuer = TestIssuer.At(host);
        host.Serve(
            issuer.DiscoveryPath,
            LabResponse.Raw(
                async (stream, cancellation) =>
                    await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer), cancellation)
            )
        );

        ProbeResult result = await Probes.RunAsync(server, issuer);

        Assert.Equal(ProbeFailureKind.BadResponse, result.Failure!.Kind);
        Assert.InRange(result.Failure.Phase, ProbePhase.Answer, ProbePhase.Body);
        Assert.Equal(Probes.Fingerprints(host.Chain), Probes.Fingerprints(result.Discovery.Chain));
        Assert.False(result.Discovery.RequiresTls13);
    }

    private static bool Refuses(IPEndPoint at)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(at);
            return false;
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }

    private sealed class Fixed(params IPAddress[] addresses) : NameResolution
    {
        public override Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<IPAddress>>(addresses);
    }

    private sealed class Silent : NameResolution
    {
        public override async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return [];
        }
    }

    private static IPEndPoint FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return (IPEndPoint)socket.LocalEndPoint!;
    }
}
