using System.Net.Security;
using System.Security.Authentication;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Faults.Servers.Wire;
using EksThumbprint.Tests.Support;
using static EksThumbprint.Tests.Faults.Servers.Wire.Http2Frames;

namespace EksThumbprint.Tests.Probing;

/// <summary>What a server sees whose HTTP/2 fails, by its own count.</summary>
public sealed class Http2FallbackTests : IAsyncDisposable
{
    private const string Name = "issuer.example";

    private readonly LabServer _server = LabServer.Start();
    private readonly LabHost _host;
    private readonly TestIssuer[] _issuers;

    public Http2FallbackTests()
    {
        _host = _server.AddHost(Name, SharedPki.Ecdsa.Served(3));
        _host.ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11];
        _issuers = [.. Enumerable.Range(10, 20).Select(number => TestIssuer.At(_host, path: $"/id/{number}"))];
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("closes", 1)]
    [InlineData("goes away", 4)] // the platform asks again for what GOAWAY says was not looked at, three times
    [InlineData("says what is no HTTP/2", 1)]
    [InlineData("ends the stream", 1)]
    public async Task A_server_whose_HTTP_2_fails_is_read_over_HTTP_1_1_and_never_asked_over_HTTP_2_again(
        string how,
        int attempts
    )
    {
        Http2Fault fault = Speak(wire => FailAsync(wire, how));

        await ReadAsync(throttle: 1);

        Assert.Equal((attempts, attempts + 1, 40), (fault.Connections, _server.Counters.Handshakes, _host.Requests));
    }

    [Fact]
    public async Task A_server_that_goes_away_between_two_documents_is_met_again_over_HTTP_2()
    {
        Http2Fault fault = Speak(async wire =>
        {
            int id = await wire.RequestAsync();
            await wire.AnswerAsync(id);
            if (wire.Number == 1)
                await wire.SendAsync(Away(id, Http2Error.NoError));
            await wire.ServeAsync();
        });

        await ReadAsync();

        Assert.Equal((2, 2, 0), (fault.Connections, _server.Counters.Handshakes, _host.Requests));
    }

    [Fact]
    public async Task A_document_that_is_under_way_over_HTTP_2_when_another_one_falls_back_falls_back_too()
    {
        Speak(async wire =>
        {
            await wire.ServeAsync(2);
            int one = await wire.RequestAsync();
            int other = await wire.RequestAsync();
            await wire.SendAsync(Abandon(one, Http2Error.InternalError));
            while (_host.Requests == 0)
                await Task.Delay(10, Cancellation);
            await wire.SendAsync(Abandon(other, Http2Error.InternalError));
            await wire.WaitAsync();
        });
        using IssuerProbe probe = new(Options(throttle: 2));
        await ReadAsync(probe, _issuers[..1]);

        await ReadAsync(probe, _issuers[1..3]);
    }

    [Fact]
    public async Task A_connection_that_has_died_holds_up_no_document_after_the_one_that_timed_out()
    {
        Speak(async wire =>
        {
            wire.AnswersPings = false;
            await wire.ServeAsync(3);
            await wire.RequestAsync();
            await wire.WaitAsync();
        });
        using IssuerProbe probe = new(Options() with { Timeout = TimeSpan.FromSeconds(4) });
        await ReadAsync(probe, _issuers[..1]);
        ProbeResult lost = await probe.ProbeAsync(IssuerUrl.Parse(_issuers[1].Url), Cancellation);
        Assert.Equal(ProbeFailureKind.Timeout, lost.Failure?.Kind);

        await ReadAsync(probe, _issuers[2..3]);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    [InlineData(SslProtocols.Tls12 | SslProtocols.Tls13)]
    public async Task A_server_that_refuses_to_be_offered_HTTP_2_is_read_without_the_offer(SslProtocols versions)
    {
        _host.ApplicationProtocols = [new SslApplicationProtocol("imap")];
        _host.Protocols = versions;

        ProbeResult[] results = await ReadAsync(throttle: 1);

        Assert.All(results, result => Assert.Equal(versions == SslProtocols.Tls13, result.Discovery.RequiresTls13));
        Assert.InRange(_server.Counters.Handshakes, 1, 2);
        Assert.InRange(_server.Counters.Connections, 1, 7);
    }

    private static async Task FailAsync(Http2Wire wire, string how)
    {
        if (how == "closes")
            return;
        int id = await wire.RequestAsync();
        await wire.SendAsync(
            how switch
            {
                "goes away" => Away(0, Http2Error.ProtocolError),
                "ends the stream" => Abandon(id, Http2Error.InternalError),
                _ => "HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(),
            }
        );
        await wire.WaitAsync();
    }

    private Http2Fault Speak(Func<Http2Wire, Task> act)
    {
        Assert.SkipWhen(CoreBuild.IsNetStandard, "the build for .NET Framework speaks HTTP/1.1 only");
        Http2Fault fault = new(act, alone: false, _issuers);
        _server.Fault = fault;
        return fault;
    }

    private ProbeOptions Options(int throttle = 8) => Probes.To(_server.EndPoint, 60) with { ThrottleLimit = throttle };

    private async Task<ProbeResult[]> ReadAsync(int throttle = 8)
    {
        using IssuerProbe probe = new(Options(throttle));
        return await ReadAsync(probe, _issuers);
    }

    private static async Task<ProbeResult[]> ReadAsync(IssuerProbe probe, IEnumerable<TestIssuer> issuers)
    {
        ProbeResult[] results = await Task.WhenAll(
            issuers.Select(issuer => probe.ProbeAsync(IssuerUrl.Parse(issuer.Url), Cancellation))
        );
        Assert.All(results, result => Assert.Null(result.Failure));
        return results;
    }
}
