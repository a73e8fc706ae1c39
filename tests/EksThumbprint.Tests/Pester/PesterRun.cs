using System.Diagnostics;
using System.Text.Json;
using EksThumbprint.Common;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Pester;

/// <summary>
/// Runs all Pester files once, in as many PowerShell processes as there are processors (two at most), which share
/// them.
/// </summary>
internal static class PesterRun
{
    private const string Suite = "the Pester suite";
    private const int SomethingIsMissing = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(60);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>A row a test; or one row that says what is missing, or how the run as a whole went wrong.</summary>
    public static async Task<IReadOnlyList<PesterRow>> GoAsync()
    {
        if (PowerShellCommand.Find() is not { } pwsh)
            return [PesterRow.Skipped(Suite, PowerShellCommand.Missing)];
        if (FindScript() is not { } script)
            return [PesterRow.Failed(Suite, $"tests/Pester is not above {AppContext.BaseDirectory}.")];
        using TemporaryFolder claims = new();
        IReadOnlyList<PesterRow>[] rows = await Task.WhenAll(
            Enumerable
                .Range(0, Math.Min(2, Environment.ProcessorCount))
                .Select(_ => GoAsync(pwsh, script, claims.FullName))
        );

        // What is missing is missing for all, and told once.
        PesterRow[] all = [.. rows.SelectMany(some => some)];
        return all.Length > 0
            ? [.. all.Where(row => row.Name != Suite), .. all.Where(row => row.Name == Suite).Distinct()]
            : [PesterRow.Failed(Suite, "No Pester test ran.")];
    }

    private static async Task<IReadOnlyList<PesterRow>> GoAsync(PowerShellCommand pwsh, string script, string claims)
    {
        using TemporaryFolder folder = new();
        string results = folder.PathOf("results.json");
        (int? code, string output, string error) = await RunAsync(pwsh, script, claims, results);
        if (code == SomethingIsMissing)
            return [PesterRow.Skipped(Suite, error.Trim())];
        string told = $"It wrote:\n{Printable.Shorten(output + error, 4000)}";
        if (code is null)
            return [PesterRow.Failed(Suite, $"pwsh took longer than {Limit.TotalMinutes} minutes. {told}")];
        if (!File.Exists(results))
            return [PesterRow.Failed(Suite, $"pwsh ended with {code} and left no results. {told}")];
        return JsonSerializer.Deserialize<PesterRow[]>(await File.ReadAllTextAsync(results), Json)!;
    }

    private static async Task<(int? Code, string Output, string Error)> RunAsync(
        PowerShellCommand pwsh,
        string script,
        string claims,
        string results
    )
    {
        ProcessStartInfo start = pwsh.With(
            "-NoLogo",
            "-NoProfile",
            "-NonInteractive",
            "-File",
            script,
            "-Claims",
            claims,
            "-ResultPath",
            results
        );
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["NO_COLOR"] = "1";
        DefaultSignals.Restore(start);
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource late = new(Limit);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (null, await output, await error);
        }

        return (process.ExitCode, await output, await error);
    }

    private static string? FindScript()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string script = Path.Combine(folder.FullName, "tests", "Pester", "Support", "Invoke-Suite.ps1");
            if (File.Exists(script))
                return script;
        }

        return null;
    }
}
