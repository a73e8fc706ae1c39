using System.Diagnostics;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Tests.Support;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Workflow;

/// <summary>An update that the user stops.</summary>
public sealed class CancelledUpdateTests
{
    private static readonly string Wrong = UpdateScene.Wrong;
    private static readonly string Top = UpdateScene.Top;

    [Fact]
    public void Cancellation_before_the_write_writes_nothing()
    {
        UpdateScene scene = new(Wrong);
        using CancellationTokenSource stop = new();
        scene.Meanwhile(LabOperation.GetProvider, 1, stop.Cancel, after: true);

        Assert.ThrowsAny<OperationCanceledException>(() => scene.CarryUntil(stop.Token));
        Assert.Equal((0, 1), (scene.Writes, scene.Reads));
        Assert.Equal([Wrong], scene.Held!);

        UpdateScene earlier = new(Wrong);
        Assert.ThrowsAny<OperationCanceledException>(() => earlier.CarryUntil(new CancellationToken(canceled: true)));
        Assert.Equal(0, earlier.Writes);
        Assert.Equal([Wrong], earlier.Held!);
    }

    [Fact]
    public void Cancellation_after_the_write_ends_the_reading_at_once_and_running_again_finishes()
    {
        UpdateScene scene = new(Wrong);
        scene.Aws.StaleReads = 1;
        using CancellationTokenSource stop = new();
        scene.Meanwhile(LabOperation.GetProvider, 2, () => stop.CancelAfter(50), after: true);
        Stopwatch clock = Stopwatch.StartNew();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            new ProviderUpdate(
                scene.Aws,
                new UpdatePauses { ReadingBack = [TimeSpan.Zero, TimeSpan.FromMinutes(1)] }
            ).Execute(scene.Plan, stop.Token)
        );

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"took {clock.Elapsed}");
        Assert.Equal(1, scene.Writes);
        Assert.Equal([Wrong, Top], scene.Held!);
    }

    [Fact]
    public void Cancellation_while_a_throttled_write_waits_ends_at_once_and_nothing_is_written()
    {
        UpdateScene scene = new(Wrong);
        scene.Aws.Faults.Throttle(LabOperation.UpdateThumbprints);
        using CancellationTokenSource stop = new();
        scene.Meanwhile(LabOperation.UpdateThumbprints, 1, () => stop.CancelAfter(50));
        Stopwatch clock = Stopwatch.StartNew();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            new ProviderUpdate(scene.Aws, new UpdatePauses { Throttled = [TimeSpan.FromMinutes(1)] }).Execute(
                scene.Plan,
                stop.Token
            )
        );

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"took {clock.Elapsed}");
        Assert.Equal((1, 1), (scene.Writes, scene.Reads));
        Assert.Equal([Wrong], scene.Held!);
    }
}
