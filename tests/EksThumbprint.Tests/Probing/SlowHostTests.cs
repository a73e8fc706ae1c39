using System.Diagnostics;
using System.Globalization;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Faults.Servers;
using EksThumbprint.Tests.Support;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Probing;

/// <summary>A host that runs out of time is remembered, and makes nobody else wait.</summary>
[WholeRun(OnNetStandard = true)]
[Collection(Alone.Name)]
public sealed class SlowHostTests : IAsyncDisposable
{
    private const string AskedOnce = "So this host was not asked again";

    private readonly LabServer _server = LabServer.Start();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [WholeRunData("before the handshake", 1)]
    [InlineData("after the handshake", 1)]
    [WholeRunData("in the answer", 1)]
    [InlineData("after an answer", 8)]
    public async Task A_host_that_goes_silent_costs_one_time_limit_whatever_its_issuers(string when, int mostAsked)
    {
        const double Seconds = 3;
        string head = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{";
        StallingFault stalling = new(
            when is "in the answer" ? [head]
            : when is "after the handshake" ? [string.Empty]
            : []
        );
        LabHost host = _server.AddHost("slow.example", SharedPki.Ecdsa.Served(3));
        TestIssuer[] issuers =
        [
            .. Enumerable.Range(0, 40).Select(number => TestIssuer.At(host, path: $"/id/{number}")),
        ];
        using IssuerProbe probe = new(Probes.To(_server.EndPoint, Seconds));
        if (when is "after an answer")
        {
            host.Serve(issuers[0].JwksPath, LabResponse.Json(TestIssuer.Jwks) with { Close = true });
            Assert.Null((await probe.ProbeAsync(IssuerUrl.Parse(issuers[0].Url), Cancellation)).Failure);
        }

        _server.Fault = stalling;
        using Lateness lateness = new();
        Stopwatch clock = Stopwatch.StartNew();
        ProbeResult[] results = await Task.WhenAll(
            issuers.Skip(1).Select(issuer => probe.ProbeAsync(IssuerUrl.Parse(issuer.Url), Cancellation))
        );
        TimeSpan took = clock.Elapsed - await lateness.EndAsync();

        Assert.All(results, result => Assert.Equal(ProbeFailureKind.Timeout, result.Failure!.Kind));
        Assert.InRange(
            results.Count(result => !Told(result).Contains(AskedOnce, StringComparison.Ordinal)),
            1,
            mostAsked
        );
        Assert.All(results, result => Assert.Contains("slow.example:443", Told(result), StringComparison.Ordinal));
        Assert.InRange(stalling.Stalled, 1, mostAsked);
        Assert.True(took.TotalSeconds < 1.6 * Seconds, $"{took}");
    }

    [Fact]
    public async Task One_document_that_hangs_is_not_its_hosts_affair()
    {
        LabHost host = _server.AddHost("good.example", SharedPki.Ecdsa.Served(3));
        TestIssuer[] issuers = [.. Enumerable.Range(0, 6).Select(number => TestIssuer.At(host, path: $"/id/{number}"))];
        host.Serve(issuers[2].DiscoveryPath, LabResponse.Json("{}") with { Delay = TimeSpan.FromMinutes(1) });
        using IssuerProbe probe = new(Probes.To(_server.EndPoint, seconds: 2));

        List<ProbeFailureKind?> kinds = [];
        foreach (TestIssuer issuer in issuers)
            kinds.Add((await probe.ProbeAsync(IssuerUrl.Parse(issuer.Url), Cancellation)).Failure?.Kind);

        Assert.Equal([null, null, ProbeFailureKind.Timeout, null, null, null], kinds);
    }

    [Fact]
    public async Task Documents_that_hang_together_are_not_their_hosts_affair_while_others_are_answered()
    {
        LabHost host = _server.AddHost("good.example", SharedPki.Ecdsa.Served(3));
        TestIssuer[] issuers =
        [
            .. Enumerable.Range(0, 40).Select(number => TestIssuer.At(host, path: $"/id/{number}")),
        ];
        foreach (TestIssuer issuer in issuers)
            host.Serve(
                issuer.DiscoveryPath,
                LabResponse.Json(issuer.Discovery) with
                {
                    Delay = TimeSpan.FromSeconds(0.4),
                }
            );
        foreach (TestIssuer issuer in issuers[4..8])
            host.Serve(issuer.DiscoveryPath, LabResponse.Json("{}") with { Delay = TimeSpan.FromMinutes(1) });
        using IssuerProbe probe = new(Probes.To(_server.EndPoint, seconds: 3));

        ProbeResult[] results = await Task.WhenAll(
            issuers.Select(issuer => probe.ProbeAsync(IssuerUrl.Parse(issuer.Url), Cancellation))
        );

        Assert.Equal(Enumerable.Range(4, 4), Enumerable.Range(0, 40).Where(at => results[at].Failure is not null));
    }

    [Theory]
    [WholeRunData(true)]
    [InlineData(false)]
    public async Task Slow_hosts_add_one_time_limit_to_an_estate_and_results_come_in_order(bool hostByHost)
    {
        const double Seconds = 6;
        const int Hosts = 30;
        const int IssuersOfEach = 6;
        TestIssuer[] issuers =
        [
            .. Enumerable
                .Range(0, Hosts)
                .Select(number =>
                    _server.AddHost(
                        string.Create(CultureInfo.InvariantCulture, $"h{number}.example"),
                        SharedPki.Ecdsa.Served(2)
                    )
                )
                .SelectMany((host, number) => Issuers(host, number % 10 == 5, IssuersOfEach)),
        ];
        if (!hostByHost)
            issuers =
            [
                .. issuers
                    .Select((issuer, at) => (issuer, at))
                    .OrderBy(one => one.at % IssuersOfEach)
                    .Select(one => one.issuer),
            ];

        (string[] order, TimeSpan slow) = await ReadAsync(issuers, Seconds);
        (_, TimeSpan good) = await ReadAsync([.. issuers.Where(issuer => !IsSlow(issuer))], Seconds);

        Assert.Equal(issuers.Select(issuer => issuer.Url), order);
        Assert.True(
            slow.TotalSeconds < good.TotalSeconds + (1.6 * Seconds),
            $"{slow}, and {good} without the slow hosts"
        );
    }

    private static bool IsSlow(TestIssuer issuer) => issuer.Host.Split('.')[0].EndsWith('5');

    private static IEnumerable<TestIssuer> Issuers(LabHost host, bool silent, int count)
    {
        for (int number = 0; number < count; number++)
        {
            TestIssuer issuer = TestIssuer.At(host, path: $"/id/{number}");
            if (silent)
                host.Serve(issuer.DiscoveryPath, LabResponse.Json("{}") with { Delay = TimeSpan.FromMinutes(5) });
            yield return issuer;
        }
    }

    private async Task<(string[] Order, TimeSpan Took)> ReadAsync(IReadOnlyList<TestIssuer> issuers, double seconds)
    {
        using IssuerProbe probe = new(Probes.To(_server.EndPoint, seconds));
        OrderedWork<ProbeResult> work = new();
        List<ProbeResult> results = [];
        using Lateness lateness = new();
        Stopwatch clock = Stopwatch.StartNew();
        Task<ProbeResult>? next;
        foreach (TestIssuer issuer in issuers)
        {
            work.Begin(() => probe.ProbeAsync(IssuerUrl.Parse(issuer.Url), Cancellation));
            while (work.TryTakeDue(out next))
                results.Add(await next);
        }

        while (work.TryTake(out next))
            results.Add(await next);
        TimeSpan took = clock.Elapsed - await lateness.EndAsync();
        Assert.All(results, result =>
            Assert.Equal(
                result.Issuer.ToString().Contains("5.example", StringComparison.Ordinal),
                result.Failure is not null
            )
        );
        return ([.. results.Select(result => result.Issuer.ToString())], took);
    }

    private static string Told(ProbeResult result) => result.Failure!.Sentence;
}
