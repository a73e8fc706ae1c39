using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Authentication;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Probing;

public sealed class ConnectionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_handshake_serves_discovery_keys_and_a_second_issuer_of_the_host()
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost(SharedPki.HostName, SharedPki.Ecdsa.Served());
        TestIssuer one = TestIssuer.At(host, path: "/id/A");
        TestIssuer two = TestIssuer.At(host, path: "/id/B");
        using IssuerProbe probe = new(Probes.To(server.EndPoint));

        ProbeResult first = await probe.ProbeAsync(IssuerUrl.Parse(one.Url), Cancellation);
        ProbeResult second = await probe.ProbeAsync(IssuerUrl.Parse(two.Url), Cancellation);

        Assert.Null(first.Failure);
        Assert.Null(second.Failure);
        Assert.Equal((1, 1, 4), (server.Counters.Connections, host.Handshakes, host.Requests));
        Assert.Equal(Probes.Fingerprints(first.Discovery.Chain), Probes.Fingerprints(second.Discovery.Chain));
        Assert.Equal([first.Discovery], first.Hosts);
    }

    [Fact]
    public async Task Many_issuers_at_once_agree_on_the_host()
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost(SharedPki.HostName, SharedPki.Ecdsa.Served(3));
        List<TestIssuer> issuers = [.. Enumerable.Range(0, 20).Select(i => TestIssuer.At(host, path: $"/id/{i:X32}"))];
        using IssuerProbe probe = new(Probes.To(server.EndPoint));

        ProbeResult[] results = await Task.WhenAll(
            issuers.Select(issuer => Task.Run(() => probe.ProbeAsync(IssuerUrl.Parse(issuer.Url), Cancellation)))
        );

        Assert.All(results, result => Assert.Null(result.Failure));
        Assert.All(results, result => Assert.False(result.Discovery.RequiresTls13));
        Assert.All(results, result =>
            Assert.Equal(Probes.Fingerprints(host.Chain), Probes.Fingerprints(Assert.Single(result.Discovery.Chains)))
        );
        Assert.Equal(40, host.Requests);
    }

    [Fact]
    public async Task No_trace_of_the_program_that_asks_goes_to_an_issuer()
    {
        Assert.SkipWhen(
            CoreBuild.IsNetStandard,
            "the build for .NET Framework cannot turn off what a newer platform adds"
        );
        await using LabServer server = LabServer.Start();
        TestIssuer issuer = TestIssuer.At(server.AddHost(SharedPki.HostName, SharedPki.Ecdsa.Served()));
        using Activity runbook = new Activity("runbook").AddBaggage("account", "111122223333").Start();

        Assert.Null((await Probes.RunAsync(server, issuer)).Failure);

        Assert.All(server.Counters.Requests, request =>
            Assert.Equal(["Accept", "Host", "User-Agent"], request.Headers.Keys.Order(StringComparer.Ordinal))
        );
    }

    [Fact]
    public async Task A_second_probe_of_a_server_that_resumes_sessions_sees_the_whole_chain_again()
    {
        Assert.SkipWhen(CoreBuild.IsNetStandard, "the build for .NET Framework cannot turn off TLS resumption");
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost(SharedPki.HostName, SharedPki.Ecdsa.Served());
        TestIssuer issuer = TestIssuer.At(host);

        for (int i = 0; i < 3; i++)
        {
            ProbeResult result = await Probes.RunAsync(server, issuer);
            Assert.Equal(Probes.Fingerprints(host.Chain), Probes.Fingerprints(result.Discovery.Chain));
        }

        Assert.Equal(3, host.Handshakes);
    }

    [Fact]
    public async Task Only_a_host_that_refuses_TLS_1_2_requires_TLS_1_3()
    {
        await using LabServer server = LabServer.Start();
        LabHost both = server.AddHost("both.example", SharedPki.Ecdsa.Served());
        LabHost newest = server.AddHost("newest.example", SharedPki.Ecdsa.Served());
        LabHost oldest = server.AddHost("oldest.example", SharedPki.Ecdsa.Served());
        newest.Protocols = SslProtocols.Tls13;
        oldest.Protocols = SslProtocols.Tls12;

        Assert.False((await Probes.RunAsync(server, TestIssuer.At(both))).Discovery.RequiresTls13);
        Assert.False((await Probes.RunAsync(server, TestIssuer.At(oldest))).Discovery.RequiresTls13);
        ProbeResult result = await Probes.RunAsync(server, TestIssuer.At(newest));

        Assert.True(result.Discovery.RequiresTls13);
        Assert.Null(result.Failure);
        Assert.Equal((1, 1, 1), (both.Handshakes, oldest.Handshakes, newest.Handshakes));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_that_breaks_once_does_not_make_a_host_one_that_refuses_TLS_1_2(bool reset)
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("issuer.example", SharedPki.Ecdsa.Served());
        server.Fault = new FirstOnly(reset ? new ResetAfterHello() : LabFault.Close);

        ProbeResult result = await Probes.RunAsync(server, TestIssuer.At(host));

        Assert.Null(result.Failure);
        Assert.False(result.Discovery.RequiresTls13);
    }

    [Fact]
    public async Task A_kept_connection_that_the_server_gives_up_is_made_anew()
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("issuer.example", SharedPki.Ecdsa.Served());
        TestIssuer issuer = TestIssuer.At(host);
        int asked = 0;
        host.Serve(issuer.JwksPath, _ =>
            Interlocked.Increment(ref asked) == 1
                ? LabResponse.Raw((_, _) => Task.CompletedTask)
                : LabResponse.Json(TestIssuer.Jwks)
        );

        ProbeResult result = await Probes.RunAsync(server, issuer);

        Assert.Null(result.Failure);
        Assert.Equal((2, 2), (asked, host.Handshakes));
    }

    [Fact]
    public async Task Two_chains_of_one_host_are_both_kept()
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("issuer.example", SharedPki.Ecdsa.Served(4));
        TestIssuer issuer = TestIssuer.At(host);
        host.Serve(issuer.DiscoveryPath, _ =>
        {
            host.Chain = SharedPki.Ecdsa.Served(3);
            return LabResponse.Json(issuer.Discovery) with { Close = true };
        });

        ProbeResult result = await Probes.RunAsync(server, issuer);

        Assert.Null(result.Failure);
        Assert.Equal(2, host.Handshakes);
        Assert.Equal([4, 3], result.Discovery.Chains.Select(chain => chain.AsServed.Count));
    }

    /// <summary>Lets the first connection run into a fault, and the others through.</summary>
    private sealed class FirstOnly(LabFault fault) : LabFault
    {
        private int _connections;

        public override ValueTask<Stream?> OnConnectedAsync(NetworkStream connection, CancellationToken cancellation) =>
            Interlocked.Increment(ref _connections) == 1
                ? fault.OnConnectedAsync(connection, cancellation)
                : new(connection);
    }
}
