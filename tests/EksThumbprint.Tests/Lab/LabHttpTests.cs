using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Lab;

public sealed class LabHttpTests
{
    private const string Name = "one.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static LabServer Start(out LabHost host)
    {
        LabServer server = LabServer.Start();
        host = server.AddHost(Name, SharedPki.Ecdsa.Served(2));
        host.Serve("/a", LabResponse.Content("text/plain", "first"));
        host.Serve("/b", request => LabResponse.Content("text/plain", $"second {request.Query}"));
        return server;
    }

    [Fact]
    public async Task Requests_sent_ahead_on_one_connection_are_answered_in_order()
    {
        await using LabServer server = Start(out LabHost host);

        string answers = await LabClient.ExchangeAsync(
            server,
            Name,
            "GET /a HTTP/1.1\r\nHost: one.example\r\n\r\nPOST /a HTTP/1.1\r\nHost: one.example\r\nContent-Length: "
                + "5\r\n\r\nhelloGET /b?x=1 HTTP/1.1\r\nHost: ONE.example:443\r\nConnection: close\r\n\r\n",
            Cancellation
        );

        int first = answers.IndexOf("first", StringComparison.Ordinal);
        int refused = answers.IndexOf("HTTP/1.1 405", StringComparison.Ordinal);
        int second = answers.IndexOf("second x=1", StringComparison.Ordinal);
        Assert.True(first > 0 && refused > first && second > refused, answers);
        Assert.Equal(1, server.Counters.Handshakes);
        Assert.Equal((3, 2, 1), (host.Requests, host.RequestsTo("/a"), host.RequestsTo("/b")));
    }

    [Theory]
    [InlineData("GET /a HTTP/1.1\r\n\r\n", 400)]
    [InlineData("nonsense\r\n\r\n", 400)]
    [InlineData("GET a HTTP/1.1\r\nHost: one.example\r\n\r\n", 400)]
    [InlineData("GET /a HTTP/1.1\r\nHost: one.example\r\nbad header\r\n\r\n", 400)]
    [InlineData("GET /a HTTP/1.1\r\nHost: one.example\r\nContent-Length: -1\r\n\r\n", 400)]
    [InlineData("GET /a HTTP/2.0\r\nHost: one.example\r\n\r\n", 505)]
    [InlineData("POST /a HTTP/1.1\r\nHost: one.example\r\nContent-Length: 99999999\r\n\r\n", 413)]
    [InlineData("POST /a HTTP/1.1\r\nHost: one.example\r\nTransfer-Encoding: chunked\r\n\r\n", 501)]
    [InlineData("GET /none HTTP/1.0\r\n\r\n", 404)]
    [InlineData("GET /a HTTP/1.1\r\nHost: two.example\r\nConnection: close\r\n\r\n", 421)]
    public async Task What_is_no_proper_request_is_refused_and_the_connection_closed(string request, int status)
    {
        await using LabServer server = Start(out _);
        server.AddHost("two.example", SharedPki.Ecdsa.Served(2));

        string answer = await LabClient.ExchangeAsync(server, Name, request, Cancellation);

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains("Connection: close", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_that_does_not_end_is_refused_at_16_KiB()
    {
        await using LabServer server = Start(out _);

        string answer = await LabClient.ExchangeAsync(
            server,
            Name,
            "GET /a HTTP/1.1\r\nX: " + new string('x', 100_000),
            Cancellation
        );

        Assert.StartsWith("HTTP/1.1 431 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HEAD_gets_the_length_and_no_body()
    {
        await using LabServer server = Start(out _);

        string answer = await LabClient.ExchangeAsync(
            server,
            Name,
            "HEAD /a HTTP/1.1\r\nHost: one.example\r\nConnection: close\r\n\r\n",
            Cancellation
        );

        Assert.Contains("Content-Length: 5\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_can_lie_about_its_length_be_slow_or_be_written_by_hand()
    {
        await using LabServer server = Start(out LabHost host);
        host.Serve(
            "/long",
            LabResponse.Content("text/plain", "short") with
            {
                Headers = [new("Content-Length", "100")],
            }
        );
        host.Serve("/slow", LabResponse.Json("{}") with { Delay = TimeSpan.FromMilliseconds(300) });
        host.Serve(
            "/raw",
            LabResponse.Raw(
                async (stream, cancellation) => await stream.WriteAsync("not HTTP at all"u8.ToArray(), cancellation)
            )
        );
        using HttpClient client = LabClient.Http(server);

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.GetStringAsync("https://one.example/long", Cancellation)
        );
        System.Diagnostics.Stopwatch time = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal("{}", await client.GetStringAsync("https://one.example/slow", Cancellation));
        Assert.True(time.ElapsedMilliseconds >= 290, $"answered after {time.ElapsedMilliseconds} ms");
        Assert.Equal(
            "not HTTP at all",
            await LabClient.ExchangeAsync(server, Name, "GET /raw HTTP/1.1\r\nHost: one.example\r\n\r\n", Cancellation)
        );
    }

    [Fact]
    public async Task Connections_are_counted_and_end_with_the_server()
    {
        LabServer server = Start(out _);
        using HttpClient client = LabClient.Http(server);
        Assert.Equal("first", await client.GetStringAsync("https://one.example/a", Cancellation));
        Assert.Equal((1, 1), (server.Counters.Connections, server.Counters.OpenConnections));
        Assert.Equal("/a", Assert.Single(server.Counters.Requests).Path);

        await server.DisposeAsync();

        Assert.Equal(0, server.Counters.OpenConnections);
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.GetStringAsync("https://one.example/a", Cancellation)
        );
    }

    [Fact]
    public async Task A_silent_client_is_let_go_after_the_idle_time()
    {
        await using LabServer server = Start(out _);
        server.IdleTimeout = TimeSpan.FromMilliseconds(100);

        Assert.Empty(await LabClient.ExchangeAsync(server, Name, "GET /a HT", Cancellation));

        await LabClient.EventuallyAsync(() => server.Counters.OpenConnections == 0, Cancellation);
        Assert.IsAssignableFrom<OperationCanceledException>(Assert.Single(server.Counters.Failures));
    }
}
