using System.Globalization;

namespace EksThumbprint.Benchmarks;

/// <summary>
/// What the module costs a PowerShell session: importing it, its first answer, and the following ones.
/// </summary>
internal static class ModuleBenchmark
{
    public static async IAsyncEnumerable<string> RunAsync()
    {
        yield return Comparison.Head;
        Comparison import = new("`Import-Module EksThumbprint`", 15);
        const string Against = "an empty compiled module of the same kind";
        if (PowerShellCommand.Find() is not { } pwsh)
        {
            yield return import.Skipped(Against, "PowerShell");
            yield break;
        }

        yield return await import.RunAsync(
            () => ImportAsync(pwsh, BuiltFiles.Module),
            Against,
            () => ImportAsync(pwsh, BuiltFiles.EmptyModule),
            string.Empty
        );
        yield return await FirstAnswerAsync(pwsh);
    }

    /// <summary>
    /// Median milliseconds of the first <c>Get-OidcRootThumbprint</c> in a new session, and of those after it.
    /// </summary>
    private static async Task<string> FirstAnswerAsync(PowerShellCommand pwsh)
    {
        await using EstateProcess server = await EstateProcess.StartAsync(1);
        string issuer = Estate.Issuer(0);
        string script = $$"""
            Import-Module '{{BuiltFiles.Module}}'
            $quiet = @{ ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }
            $call = { Get-OidcRootThumbprint '{{issuer}}' -ConnectTo 127.0.0.1:{{server.Address.Port}} @quiet }
            $null = Measure-Command { Get-Date } # what measuring costs the first time is not ours
            $text = [cultureinfo]::InvariantCulture
            1..31 | ForEach-Object { (Measure-Command $call).TotalMilliseconds.ToString($text) }
            """;
        string output = await ChildProcess.RunAsync(pwsh.With("-NoProfile", "-NonInteractive", "-Command", script));
        List<double> times =
        [
            .. output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => double.Parse(line, CultureInfo.InvariantCulture)),
        ];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"\nFirst Get-OidcRootThumbprint in a new session: {times[0]:0} ms; median of the 30 after it: "
                + $"{Comparison.Median([.. times.Skip(1)]):0.0} ms."
        );
    }

    private static async Task<double> ImportAsync(PowerShellCommand pwsh, string manifest)
    {
        string output = await ChildProcess.RunAsync(
            pwsh.With(
                "-NoProfile",
                "-NonInteractive",
                "-Command",
                $"(Measure-Command {{ Import-Module '{manifest}' "
                    + $"}}).TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)"
            )
        );
        return double.Parse(output, CultureInfo.InvariantCulture);
    }
}
