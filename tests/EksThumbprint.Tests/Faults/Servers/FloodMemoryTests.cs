using EksThumbprint.Assessment;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Faults.Servers;

/// <summary>
/// What servers can make a probe hold by answers that do not end. It measures the process, so it runs alone.
/// </summary>
[Collection(Alone.Name)]
public sealed class FloodMemoryTests
{
    private const double Seconds = 2;
    private const double MostMegabytes = 32;

    private static readonly string[] Endless = ["flood", "without end", "never ends", "without number"];

    [Fact]
    public async Task All_floods_at_once_take_little_memory_for_as_long_as_they_last()
    {
        IEnumerable<ServerFault> rows = CoreBuild.IsNetStandard
            ? HttpFaults.Rows
            : [.. HttpFaults.Rows, .. Http2Floods.Rows];
        ServerScene[] scenes =
        [
            .. rows.Where(row => Endless.Any(word => row.When.Contains(word, StringComparison.Ordinal)))
                .Select(Arranged),
        ];
        Assert.True(scenes.Length >= 4, $"only {scenes.Length} rows are floods");
        double before = Megabytes();
        double most = before;

        Task<OidcAssessment[]> all = Task.WhenAll(scenes.Select(scene => Task.Run(() => scene.AssessAsync(Seconds))));
        while (await Task.WhenAny(all, Task.Delay(100, TestContext.Current.CancellationToken)) != all)
            most = Math.Max(most, Megabytes());

        Assert.True(most - before < MostMegabytes, $"{most - before:0.0} MB more than {before:0.0} MB");
        foreach (ServerScene scene in scenes)
            await scene.DisposeAsync();
    }

    private static ServerScene Arranged(ServerFault row)
    {
        ServerScene scene = new();
        row.Arrange(scene);
        return scene;
    }

    private static double Megabytes() => GC.GetTotalMemory(forceFullCollection: true) / 1e6;
}
