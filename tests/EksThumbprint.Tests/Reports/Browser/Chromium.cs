using System.Diagnostics;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Reports.Browser;

/// <summary>One headless Chromium for all tests that look at pages. It talks to nobody.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Listening = "DevTools listening on ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("eks-thumbprint-chromium-");
    private Process? _process;
    private DevTools? _tools;

    public static string? Executable { get; } = Names.Select(OnPath.Find).FirstOrDefault(path => path is not null);

    public async ValueTask InitializeAsync()
    {
        if (Executable is null)
            return;
        string[] arguments =
        [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-extensions",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            "--force-color-profile=srgb",
            $"--user-data-dir={_profile.FullName}",
            "--remote-debugging-port=0",
            "about:blank",
        ];
        TaskCompletionSource<string> url = new(TaskCreationOptions.RunContinuationsAsynchronously);
        List<string> told = [];
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(Executable, arguments)
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            },
        };
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
                url.TrySetException(new InvalidOperationException($"Chromium ended: {string.Join("\n", told)}"));
            else if (line.Data.StartsWith(Listening, StringComparison.Ordinal))
                url.TrySetResult(line.Data[Listening.Length..]);
            else
                told.Add(line.Data);
        };
        _process.Start();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        using CancellationTokenSource late = new(StartLimit);
        _tools = await DevTools.ConnectAsync(await url.Task.WaitAsync(late.Token), late.Token);
    }

    /// <summary>Opens a file in a tab of its own; skips the test where there is no browser.</summary>
    internal async Task<BrowserPage> OpenAsync(
        string path,
        int width = 1280,
        int height = 900,
        string scheme = "light",
        bool script = true
    )
    {
        Assert.SkipWhen(_tools is null, "Chromium (chromium, google-chrome) is not on PATH.");
        BrowserPage page = await BrowserPage.CreateAsync(_tools);
        await page.ResizeAsync(width, height);
        await page.EmulateAsync(scheme);
        await page.OpenAsync(path, script);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_tools is not null)
            await _tools.DisposeAsync();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync().WaitAsync(StartLimit);
            _process.Dispose();
        }

        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A child of the browser may still be writing its last files; they lie in the temporary folder.
        }
    }
}
