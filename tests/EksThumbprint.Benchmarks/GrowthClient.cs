using System.Diagnostics;
using System.Text.Json;

namespace EksThumbprint.Benchmarks;

/// <summary>
/// The client's side of <see cref="GrowthBenchmark"/>: a process that reads so many issuers once and prints what it
/// took.
/// </summary>
internal static class GrowthClient
{
    /// <summary>The argument that makes this program the client.</summary>
    public const string Verb = "--read";

    private const double Megabyte = 1 << 20;

    public static async Task RunAsync(int clusters, string description)
    {
        // The start: a process that has done nothing, with what .NET itself takes. TLS and HTTP are loaded by the work.
        using Process process = Process.GetCurrentProcess();
        long workingSet = process.WorkingSet64;
        long managed = GC.GetTotalMemory(forceFullCollection: false);
        long highest = managed;
        EstateAddress address = EstateAddress.Parse(description);
        using (
            Timer sampling = new(
                _ => highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: false)),
                null,
                0,
                5
            )
        )
        {
            // Compiled and connected once; its memory counts
            await new EstateRun(address, Estate.Hosts.Count).RunAsync();
            double milliseconds = await Comparison.Timed(new EstateRun(address, clusters).RunAsync)();
            process.Refresh();
            GrowthFigures figures = new(
                milliseconds,
                (highest - managed) / Megabyte,
                (process.PeakWorkingSet64 - workingSet) / Megabyte
            );
            Console.WriteLine(JsonSerializer.Serialize(figures));
        }
    }
}
