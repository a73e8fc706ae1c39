using System.Globalization;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Workflow;

namespace EksThumbprint.Benchmarks;

/// <summary>
/// An estate of 200 hosts, ten of which are silent after the handshake, beside the others alone: what a host that does
/// not answer costs those that do.
/// </summary>
internal static class SlowHostsBenchmark
{
    private const int Hosts = 200;
    private const int IssuersOfEach = 10;
    private const int SlowEvery = 20;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    public static async IAsyncEnumerable<string> RunAsync()
    {
        await using LabServer server = LabServer.Start();
        LabChain chain = LabPki.Create(LabKeyKind.Ecdsa, Host(0)).Served();
        LabIssuer model = LabIssuer.Create(server.AddHost("model.example", chain), path: string.Empty);
        for (int number = 0; number < Hosts; number++)
            Serve(server.AddHost(Host(number), chain), number, model);
        int[] all = [.. Enumerable.Range(0, Hosts * IssuersOfEach)];
        int[] good = [.. all.Where(issuer => !IsSlow(issuer % Hosts))];

        yield return "| measured | issuers | s | target |\n| --- | ---: | ---: | --- |";
        double alone = await MeasureAsync(server, good);
        yield return Line("190 hosts that answer", good.Length, alone, string.Empty);
        double together = await MeasureAsync(server, all);
        yield return Line("and 10 that are silent after the handshake, limit 4 s", all.Length, together, Target(alone));
        double goodByHost = await MeasureAsync(server, [.. good.OrderBy(issuer => issuer % Hosts)]);
        yield return Line("190 hosts that answer, host by host", good.Length, goodByHost, string.Empty);
        int[] grouped = [.. all.OrderBy(issuer => issuer % Hosts)];
        double byHost = await MeasureAsync(server, grouped);
        yield return Line("and the 10 silent ones, host by host", all.Length, byHost, Target(goodByHost));
    }

    private static string Host(int number) => string.Create(CultureInfo.InvariantCulture, $"h{number}.example");

    private static string Path(int number) => string.Create(CultureInfo.InvariantCulture, $"/id/{number}");

    private static bool IsSlow(int host) => host % SlowEvery == SlowEvery / 2;

    /// <param name="host">The host.</param>
    /// <param name="number">Its number.</param>
    /// <param name="model">What each issuer's documents are like: a key pair for each would take minutes.</param>
    private static void Serve(LabHost host, int number, LabIssuer model)
    {
        LabResponse keys = LabResponse.Json(model.Jwks);
        for (int issuer = 0; issuer < IssuersOfEach; issuer++)
        {
            string url = $"https://{Host(number)}{Path(issuer)}";
            LabResponse discovery = LabResponse.Json(model.Discovery.Replace(model.Url, url, StringComparison.Ordinal));
            host.Serve(
                Path(issuer) + Estate.Discovery,
                IsSlow(number) ? discovery with { Delay = TimeSpan.FromMinutes(10) } : discovery
            );
            host.Serve(Path(issuer) + Estate.Keys, keys);
        }
    }

    private static async Task<double> MeasureAsync(LabServer server, int[] issuers)
    {
        IssuerUrl[] urls =
        [
            .. issuers.Select(issuer => IssuerUrl.Parse($"https://{Host(issuer % Hosts)}{Path(issuer / Hosts)}")),
        ];
        return await Comparison.Timed(async () =>
            {
                using IssuerProbe probe = new(
                    new ProbeOptions { ConnectTo = new ConnectTo("127.0.0.1", server.Port), Timeout = Limit }
                );
                OrderedWork<ProbeResult> work = new();
                Task<ProbeResult>? next;
                foreach (IssuerUrl url in urls)
                {
                    work.Begin(() => probe.ProbeAsync(url, CancellationToken.None));
                    while (work.TryTakeDue(out next))
                        Check(await next);
                }

                while (work.TryTake(out next))
                    Check(await next);
            })() / 1000;
    }

    /// <summary>At most one time limit more, and a little.</summary>
    private static string Target(double good) =>
        string.Create(CultureInfo.InvariantCulture, $"≤ {good + Limit.TotalSeconds + 1:0.0}");

    private static void Check(ProbeResult result)
    {
        int host = int.Parse(result.Discovery.Host[1..^".example".Length], CultureInfo.InvariantCulture);
        if (IsSlow(host) != result.Failure is { Kind: ProbeFailureKind.Timeout })
            throw new InvalidOperationException($"{result.Issuer}: {result.Failure?.Sentence}");
    }

    private static string Line(string what, int issuers, double seconds, string target) =>
        string.Create(CultureInfo.InvariantCulture, $"| {what} | {issuers:N0} | {seconds:0.0} | {target} |");
}
