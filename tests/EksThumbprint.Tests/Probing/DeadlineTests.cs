using System.Diagnostics;
using System.Net;
using System.Security.Authentication;
using EksThumbprint.Assessment;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Faults.Servers;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Probing;

/// <summary>
/// The time limit is one promise for each document, whatever is tried, and the time that passed is told.
/// </summary>
[Collection(Alone.Name)]
public sealed class DeadlineTests
{
    private const string Name = "issuer.example";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1.5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Everyday the one that has both.</summary>
    public static TheoryData<string> Paths() =>
        [.. TestSize.Rows(["closes, and a slow name", "closes", "resets", "a slow name"], _ => true)];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task One_limit_covers_the_name_every_handshake_and_the_answer(string path)
    {
        await using LabServer server = LabServer.Start();
        server.AddHost(Name, SharedPki.Ecdsa.Served(3));
        server.Fault = path switch
        {
            "resets" => new SlowConnections(Most, new ResetAfterHello()),
            "a slow name" => LabFault.Silent,
            _ => new SlowConnections(Most, LabFault.Close),
        };
        NameResolution names = path.EndsWith("a slow name", StringComparison.Ordinal)
            ? new SlowNames(Most)
            : new MadeNames((Name, ["127.0.0.1"]));

        (ProbeResult result, TimeSpan took) = await TimedAsync(names, $"https://{Name}:{server.Port}/id/A");

        Probes.Failed(
            result,
            ProbeFailureKind.Timeout,
            CoreBuild.IsNetStandard ? ProbePhase.Connect : ProbePhase.Handshake
        );
        Assert.InRange(took, Limit * 0.9, Limit * 1.5);
        Assert.InRange(result.Elapsed, Limit * 0.9, took);
    }

    [Fact]
    public async Task The_keys_host_has_one_limit_too_and_its_name_counts()
    {
        await using LabServer server = LabServer.Start();
        await using LabServer silent = LabServer.Start();
        LabHost host = server.AddHost(Name, SharedPki.Ecdsa.Served(3));
        silent.Fault = LabFault.Silent;
        TestIssuer issuer = new($"{Name}:{server.Port}", "/id/A", $"keys.example:{silent.Port}");
        host.Serve(issuer.DiscoveryPath, LabResponse.Json(issuer.Discovery));

        // Only a public host's keys are looked up beforehand, lest they lie inside a network.
        SlowNames names = new(Most, slow: "keys.example") { AllPublic = true };
        (ProbeResult result, TimeSpan took) = await TimedAsync(names, issuer.Url);

        Assert.Equal(ProbeFailureKind.Timeout, result.Failure?.Kind);
        Assert.InRange(took, Limit * 0.9, Limit * 1.5);
        Assert.InRange(result.Elapsed, Limit * 0.9, took);
    }

    [Fact]
    public async Task The_time_that_every_handshake_took_is_told_and_makes_a_slow_issuer()
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost(Name, SharedPki.Ecdsa.Served(3));
        host.Protocols = SslProtocols.Tls13; // refuses two handshakes, takes the one between
        server.Fault = new SlowConnections(TimeSpan.FromSeconds(1.8));
        TestIssuer issuer = TestIssuer.At(host);
        using IssuerProbe probe = new(Probes.To(server.EndPoint, seconds: 30));
        Stopwatch clock = Stopwatch.StartNew();

        OidcAssessment assessment = await new IssuerAssessor(probe, new TrustPolicy()).AssessAsync(
            MadeFacts.Registered(issuer.Url, new string('a', 40)),
            Cancellation
        );

        TimeSpan took = clock.Elapsed;
        Assert.Null(assessment.Facts.Probe!.Failure);
        Assert.True(assessment.Facts.Probe.Discovery.RequiresTls13);
        Assert.InRange(assessment.Facts.Probe.Elapsed.TotalSeconds, 5.4, took.TotalSeconds);
        Assert.Contains(assessment.Findings, finding => finding.Code == nameof(FindingCode.SlowIssuer));
    }

    [Fact]
    public async Task A_document_that_was_read_counts_although_no_time_was_left_to_ask_for_TLS_1_2_again()
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost(Name, SharedPki.Ecdsa.Served(3));
        host.Protocols = SslProtocols.Tls13;
        server.Fault = new SlowConnections(TimeSpan.FromSeconds(1));

        ProbeResult result = await Probes.RunAsync(server, TestIssuer.At(host), seconds: 2.7);

        Assert.Null(result.Failure);
        Assert.Equal(Probes.Fingerprints(host.Chain), Probes.Fingerprints(result.Discovery.Chain));
    }

    private static async Task<(ProbeResult Result, TimeSpan Took)> TimedAsync(NameResolution names, string issuer)
    {
        using IssuerProbe probe = new(new ProbeOptions { Names = names, Timeout = Limit });
        using Lateness lateness = new();
        Stopwatch clock = Stopwatch.StartNew();
        ProbeResult result = await probe.ProbeAsync(IssuerUrl.Parse(issuer), Cancellation);
        TimeSpan took = clock.Elapsed;
        TimeSpan late = await lateness.EndAsync();
        return (result, took - late < Limit ? took : took - late);
    }

    /// <summary>Names of this machine that take their time.</summary>
    private sealed class SlowNames(TimeSpan wait, string? slow = null) : NameResolution
    {
        public bool AllPublic { get; init; }

        public override async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation)
        {
            if (slow is null || slow == host)
                await Task.Delay(wait, cancellation);
            return [IPAddress.Loopback];
        }

        public override bool IsPublic(IPAddress address) => AllPublic || base.IsPublic(address);
    }
}
