using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Probing;

/// <summary>A probe is no way into the inside network: a public issuer cannot send it there.</summary>
public sealed class InsideNetworkTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("10.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("inside.example")]
    public async Task A_public_issuer_whose_keys_lie_inside_is_refused_and_nothing_is_asked_there(string target)
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("issuer.example", SharedPki.Ecdsa.Served(3));
        TestIssuer issuer = new($"issuer.example:{server.Port}", "/id/1", $"{target}:{server.Port}");
        host.Serve(issuer.DiscoveryPath, LabResponse.Json(issuer.Discovery));
        MadeNames names = new(
            ("issuer.example", ["127.0.0.1"]),
            ("127.0.0.1", ["127.0.0.9"]),
            ("inside.example", ["3.120.1.2", "10.1.1.1"]),
            ("169.254.169.254", ["169.254.169.254"]),
            ("10.0.0.1", ["10.0.0.1"]),
            ("::1", ["::1"])
        )
        {
            Public = ["127.0.0.1"],
        };

        ProbeResult result = await Probes.RunAsync(new ProbeOptions { Names = names }, issuer.Url);

        ProbeFailure failure = Probes.Failed(result, ProbeFailureKind.JwksInside, ProbePhase.Content);
        Assert.True(failure.IsAboutContent);
        Assert.Equal(1, server.Counters.Connections);
        Assert.Single(server.Counters.Requests);
    }

    [Fact]
    public async Task An_inside_address_beside_a_public_one_makes_no_issuer_an_inside_one()
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("issuer.example", SharedPki.Ecdsa.Served(3));
        TestIssuer issuer = new($"issuer.example:{server.Port}", "/id/1", $"inside.example:{server.Port}");
        host.Serve(issuer.DiscoveryPath, LabResponse.Json(issuer.Discovery));
        MadeNames names = new(("issuer.example", ["127.0.0.1", "127.0.0.2"]), ("inside.example", ["127.0.0.3"]))
        {
            Public = ["127.0.0.1"],
        };

        ProbeResult result = await Probes.RunAsync(new ProbeOptions { Names = names }, issuer.Url);

        Probes.Failed(result, ProbeFailureKind.JwksInside, ProbePhase.Content);
    }

    [Fact]
    public async Task A_name_that_resolves_only_the_second_time_is_not_asked()
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("issuer.example", SharedPki.Ecdsa.Served(3));
        TestIssuer issuer = new($"issuer.example:{server.Port}", "/id/1", $"late.example:{server.Port}");
        host.Serve(issuer.DiscoveryPath, LabResponse.Json(issuer.Discovery));
        MadeNames names = new(("issuer.example", ["127.0.0.1"]), ("late.example", ["127.0.0.1"]))
        {
            Public = ["127.0.0.1"],
            UnknownAtFirst = "late.example",
        };

        ProbeResult result = await Probes.RunAsync(new ProbeOptions { Names = names }, issuer.Url);

        Probes.Failed(result, ProbeFailureKind.Dns, ProbePhase.Connect);
        Assert.Equal(1, server.Counters.Connections);
    }

    [Fact]
    public async Task An_issuer_that_lies_inside_itself_may_have_its_keys_there()
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("issuer.example", SharedPki.Ecdsa.Served(3));
        LabHost keys = server.AddHost("inside.example", SharedPki.Ecdsa.Served(2));
        TestIssuer issuer = new($"issuer.example:{server.Port}", "/id/1", $"inside.example:{server.Port}");
        host.Serve(issuer.DiscoveryPath, LabResponse.Json(issuer.Discovery));
        keys.Serve(issuer.JwksPath, LabResponse.Json(TestIssuer.Jwks));
        MadeNames names = new(("issuer.example", ["127.0.0.1"]), ("inside.example", ["127.0.0.1"]));

        ProbeResult result = await Probes.RunAsync(new ProbeOptions { Names = names }, issuer.Url);

        Assert.Null(result.Failure);
        Assert.Equal("inside.example", result.Jwks!.Host);
    }
}
