using System.Diagnostics;
using System.Globalization;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli.Faults;

/// <summary>
/// Updates that are killed (SIGKILL), every second one with the AWS CLI that it runs, the others alone. Half of the
/// moments lie evenly over the whole length of an update, each at a seeded random place of its own stretch; the other
/// half around the write, counted from where it begins, so that both sides of it are met on a busy machine too.
/// EKSTHUMBPRINT_KILLS says how often, EKSTHUMBPRINT_SEED repeats the places.
/// </summary>
public sealed class KilledUpdateTests
{
    /// <summary>Everyday a few; more where these have not met both sides of the write.</summary>
    private static readonly int Kills = TestSize.Times(everyday: 3, all: 40);
    private const int Most = 40;
    private const int SideBySide = 3;

    /// <summary>How long the script and the reading back take from where the write begins, and some more.</summary>
    private static readonly TimeSpan AroundTheWrite = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, int> _counts = new()
    {
        ["before"] = 0,
        ["after"] = 0,
        ["late"] = 0,
    };
    private readonly int _seed = Number("EKSTHUMBPRINT_SEED", 20240815);
    private readonly int _kills = Number("EKSTHUMBPRINT_KILLS", Kills);
    private long _wholeTicks;

    [Fact]
    public async Task IAM_holds_the_old_list_or_the_new_one_and_running_again_finishes_the_job()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, SideBySide)
                .Select(first =>
                    Task.Run(async () =>
                    {
                        await using KilledUpdate update = new();
                        Measure(update);
                        for (int kill = first; kill < _kills || (kill < Most && !MetBothSides); kill += SideBySide)
                            KillAndRunAgain(update, kill);
                    })
                )
        );

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{_counts["before"]} killed before the write, {_counts["after"]} after it, {_counts["late"]} too late; a "
                + $"whole update takes {TimeSpan.FromTicks(_wholeTicks).TotalMilliseconds:0} ms."
        );
        Assert.True(MetBothSides, "One side of the write was never met.");
    }

    private bool MetBothSides
    {
        get
        {
            lock (_counts)
                return _counts["before"] > 0 && _counts["after"] > 0;
        }
    }

    private void KillAndRunAgain(KilledUpdate update, int kill)
    {
        update.Reset();
        bool wholeTree = kill / 2 % 2 == 0;
        bool sinceTheWrite = kill % 2 == 1;
        double place = (kill % _kills + new Random(_seed + kill).NextDouble()) / _kills;
        TimeSpan moment =
            place * (sinceTheWrite ? AroundTheWrite : TimeSpan.FromTicks(Interlocked.Read(ref _wholeTicks)));

        bool killed = update.Kill(moment, sinceTheWrite, wholeTree);

        string[] planned = [KilledUpdate.Old, update.Top];
        string[] held = update.Held;
        string what = $"kill {kill} with seed {_seed}: {string.Join(' ', held)}";
        Assert.True(held.SequenceEqual([KilledUpdate.Old]) || held.SequenceEqual(planned), what);
        lock (_counts)
            _counts[
                !killed ? "late"
                : held.Length == 1 ? "before"
                : "after"
            ]++;

        Stopwatch clock = Stopwatch.StartNew();
        CliResult again = update.ToTheEnd();
        if (held.Length == 1)
            Interlocked.Exchange(ref _wholeTicks, clock.Elapsed.Ticks); // a whole update, at today's pace
        Assert.True(
            again.Exit == 0 && (again.Output.Contains("Updated") || again.Output.Contains("NothingToDo")),
            $"{what}\n{again}"
        );
        if (!wholeTree)
            update.WaitForOrphans();
        Assert.True(update.Held.SequenceEqual(planned), what);
        Assert.InRange(update.Writes, 1, 2);
    }

    /// <summary>Takes the time of a whole update beside the others.</summary>
    private void Measure(KilledUpdate update)
    {
        Stopwatch clock = Stopwatch.StartNew();
        Assert.Equal(0, update.ToTheEnd().Exit);
        Interlocked.Exchange(ref _wholeTicks, clock.Elapsed.Ticks);
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out int given
        )
            ? given
            : otherwise;
}
