using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Faults.Servers;

/// <summary>What a server can make a probe hold by frames that lead to nothing. It measures the process, so it runs alone.</summary>
[Collection(Alone.Name)]
public sealed class Http2MemoryTests
{
    private const double Seconds = 2;
    private const double MostMegabytes = 32;

    [Fact]
    public async Task All_floods_at_once_take_little_memory_for_as_long_as_they_last()
    {
        Assert.SkipWhen(CoreBuild.IsNetStandard, "the build for .NET Framework speaks HTTP/1.1 only");
        ServerScene[] scenes = [.. Http2Floods.Rows.Where(row => row.When.Contains("flood", StringComparison.Ordinal) || row.When.Contains("without end", StringComparison.Ordinal)).Select(Arranged)];
        Assert.NotEmpty(scenes);
        double before = Megabytes();
        double most = before;

        Task<OidcAssessment[]> all = Task.WhenAll(scenes.Select(scene => Task.Run(() => scene.AssessAsync(Seconds))));
        while (await Task.WhenAny(all, Task.Delay(100, TestContext.Current.CancellationToken)) != all) most = Math.Max(most, Megabytes());

        Assert.True(most - before < MostMegabytes, $"{most - before:0.0} MB more than {before:0.0} MB");
        foreach (ServerScene scene in scenes) await scene.DisposeAsync();
    }

    private static ServerScene Arranged(ServerFault row)
    {
        ServerScene scene = new();
        row.Arrange(scene);
        return scene;
    }

    private static double Megabytes() => GC.GetTotalMemory(forceFullCollection: true) / 1e6;
}
