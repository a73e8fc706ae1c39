using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EksThumbprint.Tests.Cli;

/// <summary>Stands between the AWS CLI and a server, passes every request on, and notes the actions of IAM's query protocol.</summary>
internal sealed class CountingProxy : IAsyncDisposable
{
    private static readonly string[] NotPassedOn = ["Host", "Content-Type", "Content-Length", "Connection", "Expect"];

    private readonly HttpListener _listener;
    private readonly HttpClient _client = new();
    private readonly Uri _server;
    private readonly ConcurrentQueue<string> _actions = new();
    private readonly Task _serving;

    private CountingProxy(Uri server, HttpListener listener, string url)
    {
        (_server, _listener, Url) = (server, listener, url);
        _serving = ServeAsync();
    }

    public string Url { get; }

    /// <summary>How often the list of a provider was written.</summary>
    public int Writes => _actions.Count(action => action == "UpdateOpenIDConnectProviderThumbprint");

    /// <summary>How many actions were seen, of any kind.</summary>
    public int Calls => _actions.Count;

    public static CountingProxy Before(string server)
    {
        for (int attempt = 0; ; attempt++)
        {
            string url = $"http://127.0.0.1:{FreePort()}/";
            HttpListener listener = new() { Prefixes = { url } };
            try
            {
                listener.Start();
                return new CountingProxy(new Uri(server), listener, url.TrimEnd('/'));
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                // Somebody else was faster to take the port.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        _client.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await PassOnAsync(context);
        }
    }

    private async Task PassOnAsync(HttpListenerContext context)
    {
        using MemoryStream body = new();
        await context.Request.InputStream.CopyToAsync(body);
        Note(Encoding.UTF8.GetString(body.ToArray()));
        using HttpRequestMessage request = new(new HttpMethod(context.Request.HttpMethod), new Uri(_server, context.Request.RawUrl)) { Content = new ByteArrayContent(body.ToArray()) };
        if (context.Request.ContentType is { } type) request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        foreach (string name in context.Request.Headers.AllKeys.OfType<string>().Except(NotPassedOn, StringComparer.OrdinalIgnoreCase))
        {
            request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name]);
        }

        using HttpResponseMessage answer = await _client.SendAsync(request);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        if (answer.Headers.TryGetValues("x-amzn-ErrorType", out IEnumerable<string>? kind)) context.Response.Headers["x-amzn-ErrorType"] = kind.First();
        await using Stream output = context.Response.OutputStream;
        await answer.Content.CopyToAsync(output);
    }

    private void Note(string body)
    {
        string? action = body.Split('&').FirstOrDefault(pair => pair.StartsWith("Action=", StringComparison.Ordinal));
        if (action is not null) _actions.Enqueue(action["Action=".Length..]);
    }
}
