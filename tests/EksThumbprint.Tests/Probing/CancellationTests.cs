using System.Diagnostics;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Probing;

public sealed class CancellationTests
{
    private static readonly TestIssuer Issuer = new("issuer.example", "/id/A");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string[]> Waits() =>
        new()
        {
            { "for the handshake", [] },
            { "for the answer", [string.Empty] },
            { "for the rest of the body", ["HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"] },
            {
                "for the keys",
                [$"HTTP/1.1 200 OK\r\nContent-Length: {Issuer.Discovery.Length}\r\n\r\n{Issuer.Discovery}"]
            },
        };

    [Theory]
    [MemberData(nameof(Waits))]
    public async Task Cancellation_ends_any_wait_long_before_the_time_limit_and_leaves_no_connection(
        string wait,
        string[] answers
    )
    {
        await using LabServer server = LabServer.Start();
        server.AddHost(Issuer.Host, SharedPki.Ecdsa.Served(3));
        StallingFault stalling = new(answers);
        server.Fault = stalling;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Stopwatch clock = new();
        using (IssuerProbe probe = new(Probes.To(server.EndPoint, seconds: 60)))
        {
            Task<ProbeResult> running = probe.ProbeAsync(IssuerUrl.Parse(Issuer.Url), stop.Token);
            await LabClient.EventuallyAsync(() => stalling.Stalled == 1, Cancellation);
            await Task.Delay(100, Cancellation);
            Assert.False(running.IsCompleted, wait);
            clock.Start();
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"took {clock.Elapsed}");
        }

        await ClosesAsync(stalling, clock);
    }

    [Fact]
    public async Task A_time_limit_is_no_cancellation_and_leaves_no_connection_either()
    {
        await using LabServer server = LabServer.Start();
        StallingFault stalling = new();
        server.Fault = stalling;

        ProbeResult result = await Probes.RunAsync(server.EndPoint, Issuer.Url, seconds: 0.3);

        Assert.Equal(ProbeFailureKind.Timeout, result.Failure!.Kind);
        await ClosesAsync(stalling, Stopwatch.StartNew());
    }

    [Fact]
    public async Task What_is_cancelled_beforehand_dials_nobody()
    {
        await using LabServer server = LabServer.Start();
        using IssuerProbe probe = new(Probes.To(server.EndPoint));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            probe.ProbeAsync(IssuerUrl.Parse(Issuer.Url), new CancellationToken(canceled: true))
        );

        Assert.Equal(0, server.Counters.Connections);
    }

    [Fact]
    public async Task A_cancelled_probe_leaves_the_others_of_its_host_alone()
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("issuer.example", SharedPki.Ecdsa.Served(3));
        TestIssuer slow = TestIssuer.At(host, path: "/slow");
        TestIssuer good = TestIssuer.At(host, path: "/good");
        host.Serve(slow.DiscoveryPath, LabResponse.Json("{}") with { Delay = TimeSpan.FromMinutes(1) });
        using IssuerProbe probe = new(Probes.To(server.EndPoint));
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        Task<ProbeResult> stalled = probe.ProbeAsync(IssuerUrl.Parse(slow.Url), stop.Token);
        await LabClient.EventuallyAsync(() => host.Requests == 1, Cancellation);
        Task<ProbeResult> running = probe.ProbeAsync(IssuerUrl.Parse(good.Url), Cancellation);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stalled);
        Assert.Null((await running).Failure);
    }

    private static async Task ClosesAsync(StallingFault stalling, Stopwatch clock)
    {
        await LabClient.EventuallyAsync(() => stalling.Closed == stalling.Stalled, Cancellation);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"a connection stayed open for {clock.Elapsed}");
    }
}
