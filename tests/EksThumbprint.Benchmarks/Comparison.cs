using System.Diagnostics;
using System.Globalization;

namespace EksThumbprint.Benchmarks;

/// <summary>
/// Runs two things turn by turn in one process and compares them pair by pair, because a machine's noise hits
/// neighbours alike.
/// </summary>
/// <param name="name">What is measured.</param>
/// <param name="rounds">How many pairs.</param>
internal sealed class Comparison(string name, int rounds)
{
    /// <summary>A table's head for <see cref="RunAsync"/>'s lines.</summary>
    public const string Head =
        "| measured | ours, ms | against | ms | ours / against | target |\n| --- | ---: | --- | ---: | ---: | --- |";

    /// <summary>Measures and gives one line of the table: medians, and the median of the pairs' ratios.</summary>
    public async Task<string> RunAsync(Func<Task<double>> ours, string against, Func<Task<double>> other, string target)
    {
        await WarmUp.RunAsync(async () => _ = await ours() + await other());
        List<double> first = [];
        List<double> second = [];
        for (int round = 0; round < rounds; round++)
        {
            first.Add(await ours());
            second.Add(await other());
        }

        double ratio = Median([.. first.Zip(second, (one, two) => one / two)]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Median(first):0.0} | {against} | {Median(second):0.0} | {Shown(ratio)} | {target} |"
        );
    }

    /// <summary>The line for what could not be compared.</summary>
    public string Skipped(string against, string program) =>
        $"| {name} | | {against} | | not measured: {program} is missing | |";

    /// <summary>How many milliseconds something takes.</summary>
    public static Func<Task<double>> Timed(Func<Task> work) =>
        async () =>
        {
            long start = Stopwatch.GetTimestamp();
            await work();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        };

    /// <inheritdoc cref="Timed"/>
    public static double Time(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public static double Median(List<double> values)
    {
        values.Sort();
        int middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static string Shown(double ratio) =>
        ratio.ToString(ratio < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture);
}
