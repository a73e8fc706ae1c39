using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EksThumbprint.Tests.Reports.Browser;

/// <summary>A client of the Chrome DevTools protocol: commands with their answers, and events as they come.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(120);

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> _waiting = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _closing = new();
    private Task _reading = Task.CompletedTask;
    private int _last;

    private DevTools() => _socket.Options.Proxy = null;

    /// <summary>Called with each event's session, name and parameters, on the thread that reads.</summary>
    public event Action<string, string, JsonObject>? Event;

    public static async Task<DevTools> ConnectAsync(string url, CancellationToken cancellation)
    {
        DevTools tools = new();
        await tools._socket.ConnectAsync(new Uri(url), cancellation);
        tools._reading = Task.Run(tools.ReadAsync, CancellationToken.None);
        return tools;
    }

    /// <summary>Sends a command and waits for its answer; what the browser refuses is an exception.</summary>
    public async Task<JsonObject> SendAsync(
        string method,
        JsonObject? parameters = null,
        string? session = null,
        CancellationToken cancellation = default
    )
    {
        int id = Interlocked.Increment(ref _last);
        TaskCompletionSource<JsonObject> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answer;
        JsonObject command = new()
        {
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters ?? [],
        };
        if (session is not null)
            command["sessionId"] = session;
        await _sending.WaitAsync(cancellation);
        try
        {
            await _socket.SendAsync(
                JsonSerializer.SerializeToUtf8Bytes(command),
                WebSocketMessageType.Text,
                true,
                cancellation
            );
        }
        finally
        {
            _sending.Release();
        }

        JsonObject result = await answer.Task.WaitAsync(AnswerLimit, cancellation);
        if (result["error"] is { } error)
            throw new InvalidOperationException($"{method}: {error}");
        return result["result"]!.AsObject();
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _reading;
        _socket.Dispose();
        _sending.Dispose();
        _closing.Dispose();
    }

    private async Task ReadAsync()
    {
        byte[] buffer = new byte[64 * 1024];
        using MemoryStream message = new();
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(buffer.AsMemory(), _closing.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                Take(JsonNode.Parse(message.GetBuffer().AsSpan(0, (int)message.Length))!.AsObject());
                message.SetLength(0);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException)
        {
            // The browser, or the test, is done.
        }

        foreach (TaskCompletionSource<JsonObject> left in _waiting.Values)
            left.TrySetException(new InvalidOperationException("The browser closed the connection."));
    }

    private void Take(JsonObject message)
    {
        if (message["id"] is { } id)
        {
            if (_waiting.TryRemove(id.GetValue<int>(), out TaskCompletionSource<JsonObject>? answer))
                answer.TrySetResult(message);
            return;
        }

        Event?.Invoke(
            message["sessionId"]?.GetValue<string>() ?? string.Empty,
            message["method"]!.GetValue<string>(),
            message["params"]!.AsObject()
        );
    }
}
