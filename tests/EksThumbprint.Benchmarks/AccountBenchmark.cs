using System.Diagnostics;
using System.Globalization;
using EksThumbprint.Aws.Cli;

namespace EksThumbprint.Benchmarks;

/// <summary>
/// A whole account of 43 clusters in three regions, each way there is, from the start of the process to its end, beside
/// the recipe in a loop. AWS is moto on this machine; for AWS.Tools, which is not ours to install, the stand-in with
/// 50 ms a call.
/// </summary>
internal static class AccountBenchmark
{
    private const int Clusters = 43;
    private const int Latency = 50;

    private const string Recipe = """
        for region in eu-west-1 us-east-1 us-west-2; do
          for name in $(aws eks list-clusters --region $region --query 'clusters[]' --output text); do
            issuer=$(aws eks describe-cluster --region $region --name $name --output text \
              --query cluster.identity.oidc.issuer)
            host=${issuer#https://}; host=${host%%/*}
            openssl s_client -connect "$SERVER" -servername $host -showcerts </dev/null 2>/dev/null |
              openssl x509 -fingerprint -sha1 -noout
            aws iam get-open-id-connect-provider --query ThumbprintList --output text \
              --open-id-connect-provider-arn arn:aws:iam::123456789012:oidc-provider/${issuer#https://}
          done
        done
        """;

    public static async IAsyncEnumerable<string> RunAsync()
    {
        PowerShellCommand? pwsh = PowerShellCommand.Find();
        string[] missing =
        [
            .. new[] { "aws", MotoAccount.Server, "openssl" }.Where(program => !ChildProcess.IsOnPath(program)),
            .. pwsh is null ? ["PowerShell"] : Array.Empty<string>(),
        ];
        if (missing.Length > 0)
        {
            yield return $"A whole account: not measured, {string.Join(" and ", missing)} missing.";
            yield break;
        }

        await using EstateProcess server = await EstateProcess.StartAsync(1);
        await using MotoAccount account = await MotoAccount.StartAsync(Clusters);
        string address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{server.Address.Port}");
        Dictionary<string, string?> environment = account.Environment;
        environment["SERVER"] = address;
        int width = new AwsCli().CallsAtATime;
        double call = await OneCallAsync(environment);
        int lists = 1 + MotoAccount.Regions.Count;
        Timing recipe = await TimeAsync(new ProcessStartInfo("sh", ["-c", Recipe]), environment);

        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{Clusters} clusters in {MotoAccount.Regions.Count} regions. One call of the AWS CLI alone: {call:0.00} s."
        );
        yield return "Least: the number of calls, times one call, divided by how many are made at a time.";
        yield return "";
        yield return "| way | first line, s | end, s | calls | at a time | end / least | recipe / end |";
        yield return "| --- | ---: | ---: | ---: | ---: | ---: | ---: |";
        yield return Row("the recipe in a loop", recipe, lists - 1 + (2 * Clusters), call);
        string cli = BuiltFiles.CommandLines().First().Program;
        ProcessStartInfo all = new(cli, ["test", "--all", "--connect-to", address]);
        yield return Row(
            "`eks-thumbprint test --all`",
            await TimeAsync(all, environment),
            lists + (2 * Clusters),
            call
        );
        yield return Row(
            "`Test-OidcThumbprint -All`, AWS CLI",
            await TimeAsync(Module(pwsh!, "$null", address), Bare(environment)),
            lists + (2 * Clusters),
            call
        );
        string tools = $$"""
            . '{{BuiltFiles.AwsDouble}}'
            $double = New-AwsDouble -Path ([IO.Directory]::CreateTempSubdirectory().FullName)
            foreach ($number in 0..{{Clusters - 1}}) {
                $region = ('{{string.Join("', '", MotoAccount.Regions)}}')[$number % {{MotoAccount.Regions.Count}}]
                $issuer = "https://oidc.eks.$region.amazonaws.com/id/$number"
                Add-AwsDoubleCluster $double "cluster-$number" $issuer -Region $region
                $null = Add-AwsDoubleProvider $double $issuer ('1' * 40)
            }
            Update-AwsDoubleState $double { param($state) $state.LatencyMilliseconds = {{Latency}} }
            $null = Enable-AwsDouble $double
            Import-AwsDouble
            """;
        yield return Row(
            $"`Test-OidcThumbprint -All`, AWS.Tools (stand-in, {Latency} ms a call)",
            await TimeAsync(Module(pwsh!, tools, address), environment),
            lists + (2 * Clusters),
            Latency / 1000.0
        );

        string Row(string way, Timing time, int calls, double one)
        {
            int atATime = way.Contains("AWS.Tools", StringComparison.Ordinal) || time == recipe ? 1 : width;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {way} | {time.First:0.0} | {time.End:0.0} | {calls} | {atATime} | "
                    + $"{time.End / (calls * one / atATime):0.00} | {recipe.End / time.End:0.0} |"
            );
        }
    }

    private static ProcessStartInfo Module(PowerShellCommand pwsh, string before, string address) =>
        pwsh.With(
            "-NoProfile",
            "-NonInteractive",
            "-Command",
            $"""
            {before}
            Import-Module '{BuiltFiles.Module}'
            $ProgressPreference = 'Ignore'
            'start'
            Test-OidcThumbprint -All -ConnectTo {address} | ForEach-Object Name
            """
        );

    /// <summary>A session without AWS.Tools.</summary>
    private static Dictionary<string, string?> Bare(Dictionary<string, string?> environment) =>
        new(environment) { ["PSModulePath"] = Path.GetTempPath() };

    /// <summary>Seconds of one call when nothing else runs: the median of five.</summary>
    private static async Task<double> OneCallAsync(Dictionary<string, string?> environment)
    {
        List<double> times = [];
        for (int round = 0; round < 5; round++)
        {
            ProcessStartInfo start = new("aws", ["eks", "describe-cluster", "--name", "cluster-0", "--output", "json"]);
            times.Add((await TimeAsync(start, environment)).End);
        }

        return Comparison.Median(times);
    }

    /// <summary>
    /// Runs a process, and tells when its first line of output came and when it ended. What comes before a line
    /// <c>start</c> is not counted.
    /// </summary>
    private static async Task<Timing> TimeAsync(ProcessStartInfo start, Dictionary<string, string?> environment)
    {
        foreach ((string name, string? value) in environment)
            start.Environment[name] = value;
        start.Environment["NO_COLOR"] = "1";
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        long begun = Stopwatch.GetTimestamp();
        double first = 0;
        int lines = 0;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "start")
            {
                begun = Stopwatch.GetTimestamp();
                lines = 0;
            }
            else if (lines++ == 0)
                first = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        }

        await process.WaitForExitAsync();
        return lines > 0
            ? new Timing(first, Stopwatch.GetElapsedTime(begun).TotalSeconds)
            : throw new InvalidOperationException($"{start.FileName} printed nothing: {await error}");
    }

    /// <param name="First">Seconds to the first line.</param>
    /// <param name="End">Seconds to the end.</param>
    private sealed record Timing(double First, double End);
}
