using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Probing;

public sealed class TwoHostsTests
{
    [Fact]
    public async Task Discovery_and_keys_on_two_hosts_are_read_from_both()
    {
        await using LabServer server = LabServer.Start();
        LabHost discovery = server.AddHost("issuer.example", SharedPki.Ecdsa.Served(4));
        LabHost keys = server.AddHost("keys.example", SharedPki.Rsa.Served(2));

        ProbeResult result = await Probes.RunAsync(server, TestIssuer.At(discovery, keys));

        Assert.Null(result.Failure);
        Assert.Equal(("issuer.example", "keys.example"), (result.Discovery.Host, result.Jwks!.Host));
        Assert.Equal([result.Discovery, result.Jwks], result.Hosts);
        Assert.Equal(Probes.Fingerprints(discovery.Chain), Probes.Fingerprints(result.Discovery.Chain));
        Assert.Equal(Probes.Fingerprints(keys.Chain), Probes.Fingerprints(result.Jwks.Chain));
        Assert.Equal((1, 1), (discovery.Handshakes, keys.Handshakes));
        Assert.Equal(["issuer.example", "keys.example"], server.Counters.Requests.Select(request => request.Host));
    }

    [Fact]
    public async Task Discovery_and_keys_on_two_ports_of_one_name_are_two_hosts()
    {
        await using LabServer one = LabServer.Start();
        await using LabServer two = LabServer.Start();
        LabHost discovery = one.AddHost("localhost", SharedPki.Ecdsa.Served(3));
        LabHost keys = two.AddHost("localhost", SharedPki.Ecdsa.Served(2));
        TestIssuer issuer = new($"localhost:{one.Port}", "/tenant", $"localhost:{two.Port}");
        discovery.Serve(issuer.DiscoveryPath, LabResponse.Json(issuer.Discovery));
        keys.Serve(issuer.JwksPath, LabResponse.Json(TestIssuer.Jwks));

        ProbeResult result = await Probes.RunAsync(
            new ProbeOptions { ConnectTo = new ConnectTo("127.0.0.1", null) },
            issuer.Url
        );

        Assert.Null(result.Failure);
        Assert.Equal((one.Port, two.Port), (result.Discovery.Port, result.Jwks!.Port));
        Assert.Equal((3, 2), (result.Discovery.Chain!.AsServed.Count, result.Jwks.Chain!.AsServed.Count));
        Assert.True(result.Discovery.NameMatches && result.Jwks.NameMatches);
        Assert.Equal(
            [$"localhost:{one.Port}", $"localhost:{two.Port}"],
            one.Counters.Requests.Concat(two.Counters.Requests).Select(request => request.Headers["Host"])
        );
    }

    [Fact]
    public async Task A_name_is_dialled_as_it_is_when_no_other_address_is_given()
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("localhost", SharedPki.Ecdsa.Served(3));
        TestIssuer issuer = new($"localhost:{server.Port}", string.Empty);
        host.Serve(issuer.DiscoveryPath, LabResponse.Json(issuer.Discovery));
        host.Serve(issuer.JwksPath, LabResponse.Json(TestIssuer.Jwks));

        ProbeResult result = await Probes.RunAsync(new ProbeOptions(), issuer.Url);

        Assert.Null(result.Failure);
        Assert.Equal(Probes.Fingerprints(host.Chain), Probes.Fingerprints(result.Discovery.Chain));
    }

    [Fact]
    public async Task The_name_goes_into_the_handshake_and_the_request_wherever_the_connection_goes()
    {
        await using LabServer server = LabServer.Start();
        server.AddHost("other.example", SharedPki.Ecdsa.Served(1));
        LabHost host = server.AddHost(SharedPki.HostName, SharedPki.Ecdsa.Served(3));

        ProbeResult result = await Probes.RunAsync(server, TestIssuer.At(host));

        Assert.Null(result.Failure);
        Assert.Equal(3, result.Discovery.Chain!.AsServed.Count);
        Assert.True(result.Discovery.NameMatches);
        Assert.All(server.Counters.Requests, request => Assert.Equal(SharedPki.HostName, request.Headers["Host"]));
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_noted_and_the_chain_read_all_the_same()
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("elsewhere.example", SharedPki.Ecdsa.Served(3));

        ProbeResult result = await Probes.RunAsync(server, TestIssuer.At(host));

        Assert.Null(result.Failure);
        Assert.False(result.Discovery.NameMatches);
        Assert.Equal(Probes.Fingerprints(host.Chain), Probes.Fingerprints(result.Discovery.Chain));
    }
}
