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
        for (int number = 0; number < Hosts; number++)
            Serve(server.AddHost(Host(number), chain), number);
        int[] all = [.. Enumerable.Range(0, Hosts * IssuersOfEach)];
        int[] good = [.. all.Where(issuer => !IsSlow(issuer % Hosts))];

        yield return "| measured | issuers | s | target |\n| --- | ---: | ---: | --- |";
        double alone = await MeasureAsync(server, good);
        yield return Line("190 hosts that answer", good.Length, alone, string.Empty);
        string target = string.Create(CultureInfo.InvariantCulture, $"≤ {alone + Limit.TotalSeconds + 1:0.0}");
        double together = await MeasureAsync(server, all);
        yield return Line("and 10 that are silent after the handshake, limit 4 s", all.Length, together, target);
        int[] grouped = [.. all.OrderBy(issuer => issuer % Hosts)];
        double byHost = await MeasureAsync(server, grouped);
        yield return Line("the same, host by host", all.Length, byHost, target);
    }

    private static string Host(int number) => string.Create(CultureInfo.InvariantCulture, $"h{number}.example");

    private static string Path(int number) => string.Create(CultureInfo.InvariantCulture, $"/id/{number}");

    private static bool IsSlow(int host) => host % SlowEvery == SlowEvery / 2;

    private static void Serve(LabHost host, int number)
    {
        for (int issuer = 0; issuer < IssuersOfEach; issuer++)
        {
            LabIssuer served = LabIssuer.Create(host, path: Path(issuer));
            if (IsSlow(number))
                host.Serve(
                    Path(issuer) + Estate.Discovery,
                    LabResponse.Json(served.Discovery) with
                    {
                        Delay = TimeSpan.FromMinutes(10),
                    }
                );
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
                        await next;
                }

                while (work.TryTake(out next))
                    await next;
            })() / 1000;
    }

    private static string Line(string what, int issuers, double seconds, string target) =>
        string.Create(CultureInfo.InvariantCulture, $"| {what} | {issuers:N0} | {seconds:0.0} | {target} |");
}
