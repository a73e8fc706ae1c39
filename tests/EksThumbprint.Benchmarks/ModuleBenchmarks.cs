using System.Globalization;
using EksThumbprint.Lab;

namespace EksThumbprint.Benchmarks;

/// <summary>What the module costs a PowerShell session: importing it, its first answer, and the following ones.</summary>
internal static class ModuleBenchmarks
{
    private const string Host = "oidc.eks.eu-central-1.amazonaws.com";

    public static async IAsyncEnumerable<string> RunAsync(string module, string empty)
    {
        Comparison import = new("`Import-Module EksThumbprint`", 15);
        yield return await import.RunAsync(() => ImportAsync(module), "an empty compiled module of the same kind", () => ImportAsync(empty));
    }

    /// <summary>Median milliseconds of the first <c>Get-OidcRootThumbprint</c> in a new session, and of those after it.</summary>
    public static async Task<string> FirstAnswerAsync(string module)
    {
        await using LabServer server = LabServer.Start();
        LabPki pki = LabPki.Create(LabKeyKind.Rsa2048, Host);
        LabIssuer issuer = LabIssuer.Create(server.AddHost(Host, pki.Served()));
        await new BareProbe(server, issuer).RunAsync(); // a server's first handshake is slow, and not ours
        string script = $$"""
            Import-Module '{{module}}'
            $call = { Get-OidcRootThumbprint '{{issuer.Url}}' -ConnectTo 127.0.0.1:{{server.Port}} -ErrorAction SilentlyContinue -WarningAction SilentlyContinue }
            $null = Measure-Command { Get-Date } # what measuring costs the first time is not ours
            1..31 | ForEach-Object { (Measure-Command $call).TotalMilliseconds.ToString([cultureinfo]::InvariantCulture) }
            """;
        string output = await ChildProcess.RunAsync("pwsh", "-NoProfile", "-NonInteractive", "-Command", script);
        double[] times = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
        double[] following = [.. times.Skip(1).Order()];
        return string.Format(CultureInfo.InvariantCulture, "First Get-OidcRootThumbprint in a new session: {0:0} ms; median of the 30 after it: {1:0.0} ms.", times[0], following[following.Length / 2]);
    }

    private static async Task<double> ImportAsync(string manifest)
    {
        string output = await ChildProcess.RunAsync("pwsh", "-NoProfile", "-NonInteractive", "-Command", $"(Measure-Command {{ Import-Module '{manifest}' }}).TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)");
        return double.Parse(output, CultureInfo.InvariantCulture);
    }
}
