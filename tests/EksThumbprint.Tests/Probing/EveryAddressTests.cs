using System.Net;
using System.Net.Sockets;
using EksThumbprint.Assessment;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Faults.Servers;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;

namespace EksThumbprint.Tests.Probing;

/// <summary>
/// A name with several addresses: servers on one port of several loopback addresses, which Linux has without being
/// asked.
/// </summary>
public sealed class EveryAddressTests
{
    private const string Name = "issuer.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_address_is_probed_and_the_tops_of_all_are_expected()
    {
        await using LabServer one = Start();
        await using LabServer two = Start("127.0.0.2", one.Port);
        TestIssuer issuer = Serve(one, SharedPki.Ecdsa.Served(3));
        Serve(two, SharedPki.Rsa.Served(2));

        ProbeResult result = await Probes.RunAsync(Options("127.0.0.1", "127.0.0.2"), issuer.Url);
        OidcAssessment assessment = Assess(result);

        Assert.Null(result.Failure);
        Assert.Equal(2, result.Discovery.Chains.Count);
        Assert.Equal(2, assessment.Expected.Count);
        Assert.Contains(assessment.Findings, finding => finding.Code == "MixedChains");
        Assert.Equal((1, 1), (one.Counters.Handshakes, two.Counters.Handshakes));
    }

    [Fact]
    public async Task A_dead_address_among_live_ones_is_a_finding_and_no_failure()
    {
        await using LabServer live = Start("127.0.0.2");
        // Bound and not listening, so that nobody else can listen there.
        using Socket taken = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, live.Port));
        TestIssuer issuer = Serve(live, SharedPki.Ecdsa.Served(3));

        ProbeResult result = await Probes.RunAsync(Options("127.0.0.1", "127.0.0.2"), issuer.Url);

        Assert.Null(result.Failure);
        ProbeFailure silent = Assert.Single(result.Discovery.Silent);
        Assert.Equal(ProbeFailureKind.Refused, silent.Kind);
        Assert.Contains("at 127.0.0.1", silent.Sentence, StringComparison.Ordinal);
        Finding finding = Assert.Single(Assess(result).Findings, finding => finding.Code == "AddressSilent");
        Assert.Null(finding.Status);
    }

    [Fact]
    public async Task An_address_that_says_nothing_makes_no_issuer_slow()
    {
        await using LabServer live = Start();
        await using LabServer silent = Start("127.0.0.2", live.Port);
        silent.Fault = LabFault.Silent;
        TestIssuer issuer = Serve(live, SharedPki.Ecdsa.Served(3));

        using Lateness lateness = new();

        ProbeResult result = await Probes.RunAsync(
            Options("127.0.0.1", "127.0.0.2") with
            {
                Timeout = TimeSpan.FromSeconds(2),
            },
            issuer.Url
        );

        Assert.Null(result.Failure);
        Assert.Equal(ProbeFailureKind.Timeout, Assert.Single(result.Discovery.Silent).Kind);
        TimeSpan took = result.Elapsed - await lateness.EndAsync();
        Assert.True(took < TimeSpan.FromSeconds(2), $"{took} counts the silent address");
    }

    [Fact]
    public async Task With_every_address_dead_the_host_is_unreachable()
    {
        int port;
        await using (LabServer gone = Start())
            port = gone.Port;

        ProbeResult result = await Probes.RunAsync(Options("127.0.0.1", "127.0.0.2"), $"https://{Name}:{port}/id/1");

        Probes.Failed(result, ProbeFailureKind.Refused, ProbePhase.Connect);
        Assert.Empty(result.Discovery.Silent);
    }

    [Fact]
    public async Task A_host_is_met_once_however_many_issuers_it_has()
    {
        await using LabServer server = Start();
        LabHost host = server.AddHost(Name, SharedPki.Ecdsa.Served(3));
        TestIssuer[] issuers = [.. Enumerable.Range(0, 40).Select(number => Serve(server, host, $"/id/{number}"))];
        MadeNames names = new((Name, ["127.0.0.1"]));
        using IssuerProbe probe = new(new ProbeOptions { Names = names, ThrottleLimit = 3 });

        ProbeResult[] results = await Task.WhenAll(
            issuers.Select(issuer => probe.ProbeAsync(IssuerUrl.Parse(issuer.Url), Cancellation))
        );

        Assert.All(results, result => Assert.Null(result.Failure));
        Assert.Equal(1, names.Asked);
        Assert.InRange(server.Counters.Handshakes, 1, 3);
        Assert.Equal(80, server.Counters.RequestCount);
    }

    [Fact]
    public async Task A_host_that_nobody_reaches_is_asked_once_for_all_of_its_issuers()
    {
        MadeNames names = new();
        using IssuerProbe probe = new(new ProbeOptions { Names = names });

        ProbeResult[] results = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(number => probe.ProbeAsync(IssuerUrl.Parse($"https://{Name}/id/{number}"), Cancellation))
        );

        Assert.All(results, result => Probes.Failed(result, ProbeFailureKind.Dns, ProbePhase.Connect));
        Assert.Equal(1, names.Asked);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    public async Task A_farm_that_alternates_is_met_as_often_as_is_asked_and_all_tops_are_joined(int attempts, int tops)
    {
        await using LabServer server = Start();
        LabHost host = server.AddHost(Name, SharedPki.Ecdsa.Served(3));
        TestIssuer issuer = Serve(server, host, "/id/1");
        bool first = false;
        host.Serve(issuer.DiscoveryPath, _ =>
        {
            host.Chain = first ? SharedPki.Ecdsa.Served(3) : SharedPki.Rsa.Served(2);
            first = !first;
            return LabResponse.Json(issuer.Discovery);
        });

        ProbeResult result = await Probes.RunAsync(Options("127.0.0.1") with { Attempts = attempts }, issuer.Url);
        OidcAssessment assessment = Assess(result);

        Assert.Null(result.Failure);
        Assert.Equal(tops, assessment.Expected.Count);
        Assert.Equal(tops > 1, assessment.Findings.Any(finding => finding.Code == FindingCode.MixedChains));
        Assert.InRange(server.Counters.Handshakes, attempts, attempts + 1);
    }

    [Fact]
    public async Task An_EKS_host_that_does_not_resolve_is_reached_by_its_dual_stack_name()
    {
        await using LabServer server = Start();
        LabHost host = server.AddHost(RealChain.Host, SharedPki.Ecdsa.Served(3));
        TestIssuer issuer = new($"{RealChain.Host}:{server.Port}", "/id/0123456789ABCDEF0123456789ABCDEF");
        host.Serve(issuer.DiscoveryPath, LabResponse.Json(issuer.Discovery));
        host.Serve(issuer.JwksPath, LabResponse.Json(TestIssuer.Jwks));
        ProbeOptions options = new() { Names = new MadeNames(("oidc-eks.us-west-2.api.aws", ["127.0.0.1"])) };

        ProbeResult result = await Probes.RunAsync(options, issuer.Url);

        Assert.Null(result.Failure);
        Assert.Equal(("oidc-eks.us-west-2.api.aws", RealChain.Host), (result.Discovery.Alias, result.Discovery.Host));
        Assert.Equal(issuer.Url, result.Issuer.ToString());
        Finding told = Assert.Single(Assess(result).Findings, finding => finding.Code == FindingCode.DualStackUsed);
        Assert.Contains("oidc-eks.us-west-2.api.aws", told.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_but_an_EKS_host_has_another_name_to_try()
    {
        MadeNames names = new(("oidc-eks.us-west-2.api.aws", ["127.0.0.1"]));
        ProbeResult result = await Probes.RunAsync(new ProbeOptions { Names = names }, "https://issuer.example/id/1");
        Probes.Failed(result, ProbeFailureKind.Dns, ProbePhase.Connect);
        Assert.Null(result.Discovery.Alias);
    }

    private static LabServer Start(string address = "127.0.0.1", int port = 0)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has all of 127.0.0.0/8.");
        return LabServer.Start(new IPEndPoint(IPAddress.Parse(address), port));
    }

    private static ProbeOptions Options(params string[] addresses) =>
        new() { Names = new MadeNames((Name, addresses)) };

    private static TestIssuer Serve(LabServer server, LabChain chain) =>
        Serve(server, server.AddHost(Name, chain), "/id/1");

    private static TestIssuer Serve(LabServer server, LabHost host, string path)
    {
        TestIssuer issuer = new($"{Name}:{server.Port}", path);
        host.Serve(issuer.DiscoveryPath, LabResponse.Json(issuer.Discovery));
        host.Serve(issuer.JwksPath, LabResponse.Json(TestIssuer.Jwks));
        return issuer;
    }

    private static OidcAssessment Assess(ProbeResult result) =>
        OidcAssessment.Judge(
            new OidcFacts
            {
                Name = Name,
                Now = DateTimeOffset.UtcNow,
                Issuer = result.Issuer,
            }.With(result, new TrustPolicy())
        );
}
