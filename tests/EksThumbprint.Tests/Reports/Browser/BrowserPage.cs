using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EksThumbprint.Tests.Reports.Browser;

/// <summary>One page in Chromium: what it shows, what it complains of, and hands on mouse and keyboard.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private readonly DevTools _tools;
    private readonly string _target;
    private readonly string _session;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private TaskCompletionSource _loaded = new();

    private BrowserPage(DevTools tools, string target, string session)
    {
        _tools = tools;
        _target = target;
        _session = session;
        _tools.Event += Take;
    }

    /// <summary>
    /// Errors, warnings and whatever else reached the console, breaches of the page's policy among them.
    /// </summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>The addresses that were asked for, the page's own first.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<BrowserPage> CreateAsync(DevTools tools)
    {
        JsonObject target = await tools.SendAsync(
            "Target.createTarget",
            new() { ["url"] = "about:blank" },
            cancellation: Cancellation
        );
        string id = target["targetId"]!.GetValue<string>();
        JsonObject attached = await tools.SendAsync(
            "Target.attachToTarget",
            new() { ["targetId"] = id, ["flatten"] = true },
            cancellation: Cancellation
        );
        BrowserPage page = new(tools, id, attached["sessionId"]!.GetValue<string>());
        foreach (string domain in new[] { "Page", "Runtime", "Log", "Network", "Accessibility" })
            await page.SendAsync($"{domain}.enable");
        return page;
    }

    public Task ResizeAsync(int width, int height) =>
        SendAsync(
            "Emulation.setDeviceMetricsOverride",
            new()
            {
                ["width"] = width,
                ["height"] = height,
                ["deviceScaleFactor"] = 1,
                ["mobile"] = width < 600,
            }
        );

    public Task EmulateAsync(string scheme, string media = "") =>
        SendAsync(
            "Emulation.setEmulatedMedia",
            new()
            {
                ["media"] = media,
                ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }),
            }
        );

    public async Task OpenAsync(string path, bool script = true)
    {
        if (!script)
            await SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });
        _loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync("Page.navigate", new() { ["url"] = new Uri(path).AbsoluteUri });
        await _loaded.Task.WaitAsync(TimeSpan.FromMinutes(5), Cancellation);
    }

    /// <summary>The value of an expression in the page.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        JsonObject answer = await SendAsync(
            "Runtime.evaluate",
            new()
            {
                ["expression"] = expression,
                ["returnByValue"] = true,
                ["awaitPromise"] = true,
            }
        );
        Assert.True(answer["exceptionDetails"] is null, answer["exceptionDetails"]?.ToJsonString());
        return answer["result"]!["value"]?.DeepClone();
    }

    public async Task<T> EvaluateAsync<T>(string expression) => (await EvaluateAsync(expression))!.GetValue<T>();

    public async Task<string[]> TextsAsync(string selector) =>
        [
            .. (
                await EvaluateAsync(
                    $"Array.from(document.querySelectorAll({JsonSerializer.Serialize(selector)}), e => "
                        + "e.textContent.trim())"
                )
            )!
                .AsArray()
                .Select(text => text!.GetValue<string>()),
        ];

    /// <summary>Clicks into the middle of an element, as a mouse does.</summary>
    public async Task ClickAsync(string selector)
    {
        JsonNode place = (
            await EvaluateAsync(
                $"(() => {{ const e = document.querySelector({JsonSerializer.Serialize(selector)}); "
                    + $"e.scrollIntoView({{ block: 'center' }}); const r = e.getBoundingClientRect(); return {{ x: "
                    + $"r.x + r.width / 2, y: r.y + r.height / 2 }}; }})()"
            )
        )!;
        foreach (string type in new[] { "mousePressed", "mouseReleased" })
        {
            await SendAsync(
                "Input.dispatchMouseEvent",
                new()
                {
                    ["type"] = type,
                    ["x"] = place["x"]!.GetValue<double>(),
                    ["y"] = place["y"]!.GetValue<double>(),
                    ["button"] = "left",
                    ["clickCount"] = 1,
                }
            );
        }
    }

    /// <summary>Presses a key wherever the focus is.</summary>
    public async Task PressAsync(string key, int code, string text = "")
    {
        await SendAsync(
            "Input.dispatchKeyEvent",
            new()
            {
                ["type"] = "keyDown",
                ["key"] = key,
                ["code"] = key,
                ["windowsVirtualKeyCode"] = code,
                ["text"] = text,
            }
        );
        await SendAsync(
            "Input.dispatchKeyEvent",
            new()
            {
                ["type"] = "keyUp",
                ["key"] = key,
                ["code"] = key,
                ["windowsVirtualKeyCode"] = code,
            }
        );
    }

    /// <summary>Roles and names as a screen reader has them.</summary>
    public async Task<(string Role, string Name)[]> AccessibilityAsync()
    {
        JsonObject tree = await SendAsync("Accessibility.getFullAXTree");
        return
        [
            .. tree["nodes"]!
                .AsArray()
                .Where(node => node!["ignored"]?.GetValue<bool>() != true)
                .Select(node => (Value(node!["role"]), Value(node!["name"]))),
        ];
    }

    /// <summary>Keeps a picture of the page from its top: the window only, or all of it.</summary>
    public async Task ScreenshotAsync(string path, bool whole = false)
    {
        JsonObject picture = await SendAsync(
            "Page.captureScreenshot",
            new() { ["format"] = "png", ["captureBeyondViewport"] = whole }
        );
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(
            path,
            Convert.FromBase64String(picture["data"]!.GetValue<string>()),
            Cancellation
        );
    }

    public async ValueTask DisposeAsync()
    {
        _tools.Event -= Take;
        await _tools.SendAsync(
            "Target.closeTarget",
            new() { ["targetId"] = _target },
            cancellation: CancellationToken.None
        );
    }

    public Task<JsonObject> SendAsync(string method, JsonObject? parameters = null) =>
        _tools.SendAsync(method, parameters, _session, Cancellation);

    private void Take(string session, string name, JsonObject told)
    {
        if (session != _session)
            return;
        if (name == "Page.loadEventFired")
            _loaded.TrySetResult();
        else if (name == "Network.requestWillBeSent")
            _requests.Enqueue(told["request"]!["url"]!.GetValue<string>());
        else if (
            name
            is "Runtime.exceptionThrown"
                or "Runtime.consoleAPICalled"
                or "Log.entryAdded"
                or "Page.javascriptDialogOpening"
        )
            _complaints.Enqueue($"{name}: {told.ToJsonString()}");
    }

    private static string Value(JsonNode? property) => property?["value"]?.ToString() ?? string.Empty;
}
