using System.Globalization;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Probing.Soak;

/// <summary>
/// Many probes in one process leave nothing behind. EKSTHUMBPRINT_SOAK says how many; one host in twenty is bad then,
/// and three in ten otherwise, so that few probes show what each kind leaves.
/// </summary>
[WholeRun]
[Collection(Alone.Name)]
public sealed class SoakTests
{
    private const int Probes = 400;

    [Fact]
    public async Task Handles_sockets_threads_and_memory_stay_as_they_are()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux(),
            "The process's handles are read from /proc, which only Linux has."
        );
        bool isLong = int.TryParse(
            Environment.GetEnvironmentVariable("EKSTHUMBPRINT_SOAK"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out int given
        );
        int probes = isLong ? given : Probes;
        int every = isLong ? 60 : 10;
        await using SoakScene scene = new(every);
        await scene.ProbeAsync(100);
        ProcessFigures start = await ProcessFigures.TakeAsync();

        await scene.ProbeAsync(probes / 2);
        ProcessFigures middle = await ProcessFigures.TakeAsync(start.Handles);
        await scene.ProbeAsync(probes / 2);
        ProcessFigures end = await ProcessFigures.TakeAsync(start.Handles);

        (int all, int well) = scene.Done;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{all} probes, {well} of them read. Start: {start}. Middle: {middle}. End: {end}. {scene.Alive} closed "
                + $"probes in memory, {scene.Registered} registrations."
        );
        // The run-time itself opens a few handles on its way; one lost with each probe of a kind would be dozens.
        double good = all * (1 - (3.0 / every));
        Assert.InRange(well, good - (all * 0.01), good + (all * 0.01));
        Assert.True(
            end.Handles <= start.Handles + 16,
            $"{start.Handles} handles at the start, {end.Handles} at the end"
        );
        Assert.True(
            end.Sockets <= start.Sockets + 2,
            $"{start.Sockets} sockets at the start, {end.Sockets} at the end"
        );
        ThreadPool.GetMinThreads(out int pool, out _); // so many the pool makes without a thought
        Assert.True(
            end.Threads <= Math.Max(start.Threads, pool) + 16,
            $"{start.Threads} threads at the start, {end.Threads} at the end"
        );
        Assert.True(
            end.Megabytes <= start.Megabytes + 4,
            $"{start.Megabytes:0.0} MB at the start, {end.Megabytes:0.0} MB at the end"
        );
        Assert.InRange(scene.Alive, 0, 1);
        Assert.InRange(scene.Registered, 0, 8);
    }
}
