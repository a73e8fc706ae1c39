using System.Diagnostics;
using System.Globalization;

namespace EksThumbprint.Tests.Cli.Faults;

/// <summary>
/// Updates that are killed (SIGKILL) at seeded random moments, every second one with the AWS CLI that it runs, the others alone. The
/// environment variable EKSTHUMBPRINT_KILLS says how often, EKSTHUMBPRINT_SEED repeats the moments.
/// </summary>
public sealed class KilledUpdateTests
{
    private const int Kills = 12;

    [Fact]
    public async Task IAM_holds_the_old_list_or_the_new_one_and_running_again_finishes_the_job()
    {
        await using KilledUpdate update = new();
        string[] planned = [KilledUpdate.Old, update.Top];
        update.ToTheEnd();
        update.Reset();
        Stopwatch clock = Stopwatch.StartNew();
        Assert.Equal(0, update.ToTheEnd().Exit);
        TimeSpan whole = clock.Elapsed;

        int seed = Number("EKSTHUMBPRINT_SEED", 20240815);
        Random random = new(seed);
        int before = 0, after = 0, late = 0;
        for (int kill = 0; kill < Number("EKSTHUMBPRINT_KILLS", Kills); kill++)
        {
            update.Reset();
            bool wholeTree = kill % 2 == 0;
            bool killed = update.Kill(whole * (0.3 + (0.7 * random.NextDouble())), wholeTree);
            string[] held = update.Held;
            string what = $"kill {kill} with seed {seed}: {string.Join(' ', held)}";
            Assert.True(held.SequenceEqual([KilledUpdate.Old]) || held.SequenceEqual(planned), what);
            if (!killed) late++;
            else if (held.Length == 1) before++;
            else after++;

            CliResult again = update.ToTheEnd();
            Assert.True(again.Exit == 0 && (again.Output.Contains("Updated") || again.Output.Contains("NothingToDo")), $"{what}\n{again}");
            if (!wholeTree) update.WaitForOrphans();
            Assert.True(update.Held.SequenceEqual(planned), what);
            Assert.InRange(update.Writes, 1, 2);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{before} killed before the write, {after} after it, {late} too late; a whole update takes {whole.TotalMilliseconds:0} ms.");
        Assert.True(before + after > 0, "Every update had ended before it was to be killed.");
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : otherwise;
}
