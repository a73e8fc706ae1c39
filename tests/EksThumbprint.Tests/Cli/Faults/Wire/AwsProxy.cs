using System.Collections.Concurrent;
using System.Net.Sockets;

namespace EksThumbprint.Tests.Cli.Faults.Wire;

/// <summary>
/// Stands between the AWS CLI and a server that plays AWS: notes every request, passes it on, and lets it go wrong as
/// a test planned.
/// </summary>
internal sealed class AwsProxy : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly HttpClient _client = new();
    private readonly Uri _server;
    private readonly ConcurrentQueue<string> _sent = new();
    private readonly ConcurrentQueue<string> _taken = new();
    private readonly ConcurrentDictionary<string, WireAnswer> _first = new();
    private readonly List<(string Operation, int From, int Times, WireStep Step)> _plans = [];

    private AwsProxy(Uri server)
    {
        _server = server;
        _listener = new LoopbackListener(ServeAsync);
    }

    public string Url => $"http://127.0.0.1:{_listener.Port}";

    /// <summary>Every request, by the permission that it needs, such as <c>iam:GetOpenIDConnectProvider</c>.</summary>
    public IReadOnlyCollection<string> Sent => _sent;

    /// <summary>The requests that the server got.</summary>
    public IReadOnlyCollection<string> Taken => _taken;

    public static AwsProxy Before(string server) => new(new Uri(server));

    /// <summary>From its nth request on, the operation goes this way; as often as said.</summary>
    public void Plan(string operation, int from, WireStep step, int times = 1) =>
        _plans.Add((operation, from, times, step));

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        _client.Dispose();
    }

    private async Task ServeAsync(TcpClient caller)
    {
        using TcpClient connection = caller;
        NetworkStream stream = connection.GetStream();
        try
        {
            while (await WireRequest.ReadAsync(stream, _listener.Ending) is { } request)
            {
                if (await ExchangeAsync(request) is not { } answer)
                    return;
                await answer.SendAsync(stream);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
            // The CLI was killed, or the test is over.
        }
    }

    private Task<WireAnswer?> ExchangeAsync(WireRequest request)
    {
        string operation = request.Operation;
        int number;
        lock (_sent)
        {
            _sent.Enqueue(operation);
            number = _sent.Count(sent => sent == operation);
        }

        WireExchange exchange = new(
            operation,
            () => PassOnAsync(operation, request),
            _first.GetValueOrDefault(operation),
            _listener.Ending
        );
        WireStep? planned = _plans
            .Find(plan => plan.Operation == operation && number >= plan.From && number - plan.From < plan.Times)
            .Step;
        return planned is null ? exchange.AskAsync() : planned(exchange);
    }

    private async Task<WireAnswer?> PassOnAsync(string operation, WireRequest request)
    {
        _taken.Enqueue(operation);
        using HttpRequestMessage onward = new(new HttpMethod(request.Method), new Uri(_server, request.Target))
        {
            Content = new ByteArrayContent(request.Body),
        };
        foreach ((string name, string value) in request.Headers)
        {
            if (
                name.StartsWith("X-Amz", StringComparison.OrdinalIgnoreCase)
                || name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
            )
                onward.Headers.TryAddWithoutValidation(name, value);
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
                onward.Content.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage answer = await _client.SendAsync(onward, _listener.Ending);
        string? kind = answer.Headers.TryGetValues("x-amzn-ErrorType", out IEnumerable<string>? kinds)
            ? kinds.First()
            : null;
        WireAnswer wire = new(
            (int)answer.StatusCode,
            answer.Content.Headers.ContentType?.ToString(),
            await answer.Content.ReadAsStringAsync(_listener.Ending),
            kind
        );
        _first.TryAdd(operation, wire);
        return wire;
    }
}
