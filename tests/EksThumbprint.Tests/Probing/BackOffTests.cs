using System.Globalization;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Probing;

/// <summary>A host that asks to slow down: how long is waited, for whom, and when it is let alone.</summary>
public sealed class BackOffTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task The_seconds_of_Retry_After_are_waited_and_then_the_document_is_read(int status)
    {
        await using Scene scene = new(new MadeClock(), turnedAway: 2, Slow(status, "3"));

        ProbeResult result = await scene.ProbeAsync();

        Assert.Null(result.Failure);
        Assert.Equal([3.0, 3.0], scene.Clock.Pauses.Select(pause => pause.TotalSeconds));
        Assert.Equal(4, scene.Host.Requests);
    }

    [Fact]
    public async Task A_date_in_Retry_After_is_compared_with_the_servers_own_clock()
    {
        DateTimeOffset there = DateTimeOffset.UtcNow.AddYears(-3);
        string date = there.ToString("r", CultureInfo.InvariantCulture);
        string until = there.AddSeconds(4).ToString("r", CultureInfo.InvariantCulture);
        await using Scene scene = new(
            new MadeClock(),
            turnedAway: 1,
            LabResponse.Error(429) with
            {
                Headers = [new("Date", date), new("Retry-After", until)],
            }
        );

        Assert.Null((await scene.ProbeAsync()).Failure);
        Assert.Equal([4.0], scene.Clock.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Theory]
    [InlineData(0.0, 0.25, 0.5, 1.0)]
    [InlineData(1.0, 0.5, 1.0, 2.0)]
    public async Task Without_Retry_After_each_pause_is_twice_as_long_and_they_end(double luck, params double[] seconds)
    {
        await using Scene scene = new(new MadeClock { Luck = luck }, turnedAway: int.MaxValue, LabResponse.Error(503));

        ProbeFailure failure = Probes.Failed(await scene.ProbeAsync(), ProbeFailureKind.HttpStatus, ProbePhase.Body);

        Assert.Contains("HTTP status 503. The server asks to slow down", failure.Sentence, StringComparison.Ordinal);
        Assert.Equal(seconds, scene.Clock.Pauses.Select(pause => pause.TotalSeconds));
        Assert.Equal(1 + seconds.Length, scene.Host.Requests);
    }

    [Fact]
    public async Task A_host_that_asks_for_longer_than_is_waited_is_asked_once_whatever_its_issuers()
    {
        await using Scene scene = new(new MadeClock(), turnedAway: int.MaxValue, Slow(429, "600"), issuers: 5);

        ProbeResult[] results = await scene.ProbeAllAsync();

        Assert.Empty(scene.Clock.Pauses);
        Assert.Equal(1, scene.Host.Requests);
        string[] told =
        [
            .. results.Select(result => Probes.Failed(result, ProbeFailureKind.HttpStatus, ProbePhase.Body).Sentence),
        ];
        Assert.Single(told, sentence =>
            sentence.Contains("asks to come back in 600 s, and no more than 10 s are waited", StringComparison.Ordinal)
        );
        Assert.Equal(
            4,
            told.Count(sentence =>
                sentence.Contains("was not asked for: its host asks to slow down", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task Pauses_in_a_row_are_no_longer_than_one_document_may_take()
    {
        await using Scene scene = new(new MadeClock(), turnedAway: int.MaxValue, Slow(503, "6"));

        Probes.Failed(await scene.ProbeAsync(), ProbeFailureKind.HttpStatus, ProbePhase.Body);

        Assert.Equal([6.0], scene.Clock.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task Documents_that_are_turned_away_together_make_one_pause()
    {
        using Barrier all = new(4);
        await using Scene scene = new(new MadeClock(), turnedAway: 4, Slow(429, "2"), issuers: 5, begin: 1)
        {
            Together = all,
        };

        ProbeResult[] results = await scene.ProbeAllAsync();

        Assert.All(results, result => Assert.Null(result.Failure));
        Assert.Single(scene.Clock.Pauses);
    }

    [Fact]
    public async Task A_pause_ends_at_once_when_the_user_stops()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using Scene scene = new(
            new MadeClock { Wait = closing => StopThenWait(stop, closing) },
            turnedAway: 1,
            Slow(429, "9")
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.ProbeAsync(stop.Token));
    }

    [Fact]
    public async Task A_pause_is_no_time_that_the_issuer_took()
    {
        await using Scene scene = new(
            new MadeClock { Wait = closing => Task.Delay(TimeSpan.FromSeconds(3), closing) },
            turnedAway: 1,
            Slow(429, "2")
        );

        ProbeResult result = await scene.ProbeAsync();

        Assert.Null(result.Failure);
        Assert.InRange(result.Elapsed.TotalSeconds, 0, 2.9);
    }

    private static LabResponse Slow(int status, string after) =>
        LabResponse.Error(status) with
        {
            Headers = [new("Retry-After", after)],
        };

    private static async Task StopThenWait(CancellationTokenSource stop, CancellationToken closing)
    {
        await stop.CancelAsync();
        await Task.Delay(Timeout.InfiniteTimeSpan, closing);
    }

    /// <summary>Issuers of a host that turns some requests away, from a certain one on.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        private readonly LabServer _server = LabServer.Start();
        private readonly TestIssuer[] _issuers;
        private readonly IssuerProbe _probe;
        private int _asked;

        public Scene(MadeClock clock, int turnedAway, LabResponse answer, int issuers = 1, int begin = 0)
        {
            Clock = clock;
            Host = _server.AddHost("issuer.example", SharedPki.Ecdsa.Served(2));
            _issuers = [.. Enumerable.Range(0, issuers).Select(number => TestIssuer.At(Host, path: $"/id/{number}"))];
            foreach (TestIssuer issuer in _issuers)
            {
                Host.Serve(issuer.DiscoveryPath, _ =>
                {
                    int number = Interlocked.Increment(ref _asked) - 1;
                    if (number < begin || number - begin >= turnedAway)
                        return LabResponse.Json(issuer.Discovery);
                    return Together?.SignalAndWait(TimeSpan.FromSeconds(30), Cancellation) == false
                        ? LabResponse.Error(500)
                        : answer;
                });
            }

            _probe = new IssuerProbe(Probes.To(_server.EndPoint) with { Clock = clock });
        }

        public MadeClock Clock { get; }

        public LabHost Host { get; }

        /// <summary>Where the requests that are turned away wait for each other.</summary>
        public Barrier? Together { get; init; }

        public Task<ProbeResult> ProbeAsync(CancellationToken? cancellation = null) =>
            _probe.ProbeAsync(IssuerUrl.Parse(_issuers[0].Url), cancellation ?? Cancellation);

        public Task<ProbeResult[]> ProbeAllAsync() =>
            Task.WhenAll(_issuers.Select(issuer => _probe.ProbeAsync(IssuerUrl.Parse(issuer.Url), Cancellation)));

        public async ValueTask DisposeAsync()
        {
            _probe.Dispose();
            await _server.DisposeAsync();
        }
    }
}
