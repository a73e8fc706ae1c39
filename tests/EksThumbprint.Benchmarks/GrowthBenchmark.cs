using System.Globalization;
using System.Text.Json;

namespace EksThumbprint.Benchmarks;

/// <summary>
/// How time and memory grow with the number of issuers. Each number has a client process of its own, and all have one
/// server.
/// </summary>
internal static class GrowthBenchmark
{
    private static readonly int[] Numbers = [1, 10, 100, 1000, 10_000];

    public static async IAsyncEnumerable<string> RunAsync()
    {
        await using EstateProcess server = await EstateProcess.StartAsync(Numbers[^1]);
        yield return "| issuers | ms an issuer | peak of the managed heap above the start, MB | peak of the process "
            + "above the start, MB | target |\n| ---: | ---: | ---: | ---: | --- |";
        Dictionary<int, GrowthFigures> seen = [];
        foreach (int number in Numbers)
        {
            GrowthFigures figures = await MeasureAsync(server, number);
            seen.Add(number, figures);
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"| {number:N0} | {figures.Milliseconds / number:0.00} | {figures.ManagedMegabytes:0.0} | "
                    + $"{figures.ProcessMegabytes:0.0} | ≤ 64 MB |"
            );
        }

        double exponent =
            Math.Log(seen[Numbers[^1]].Milliseconds / seen[Numbers[^2]].Milliseconds)
            / Math.Log((double)Numbers[^1] / Numbers[^2]);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"\nTime grows with the number's power of {exponent:0.00} from {Numbers[^2]:N0} to {Numbers[^1]:N0} (1 is "
                + $"linear)."
        );
    }

    private static async Task<GrowthFigures> MeasureAsync(EstateProcess server, int number)
    {
        List<GrowthFigures> runs = [];
        for (int run = 0; run < 3; run++)
        {
            string output = await ChildProcess.RunThisAsync(
                GrowthClient.Verb,
                number.ToString(CultureInfo.InvariantCulture),
                server.Description
            );
            runs.Add(JsonSerializer.Deserialize<GrowthFigures>(output)!);
        }

        // The time's median, and the worst of memory.
        return new GrowthFigures(
            runs.Select(run => run.Milliseconds).Order().ElementAt(1),
            runs.Max(run => run.ManagedMegabytes),
            runs.Max(run => run.ProcessMegabytes)
        );
    }
}
