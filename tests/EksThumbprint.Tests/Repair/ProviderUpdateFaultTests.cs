using System.Diagnostics;
using EksThumbprint.Lab;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Repair;

public sealed class ProviderUpdateFaultTests
{
    private static readonly string Wrong = UpdateScene.Wrong;
    private static readonly string Top = UpdateScene.Top;

    [Theory]
    [InlineData(LabOperation.GetProvider, 0)]
    [InlineData(LabOperation.UpdateThumbprints, 1)]
    public void What_is_denied_writes_nothing(string operation, int attempts)
    {
        UpdateScene scene = new(Wrong);
        scene.Aws.Faults.Deny(operation);

        ThumbprintChange change = scene.Carry();

        Failed(change, AwsFailure.AccessDenied);
        Assert.Contains(operation, change.Sentence, StringComparison.Ordinal);
        Assert.Equal((attempts, 1), (scene.Writes, scene.Reads));
        Assert.Equal([Wrong], scene.Held!);
    }

    [Theory]
    [InlineData(LabOperation.GetProvider, AwsFailure.Throttled)]
    [InlineData(LabOperation.GetProvider, AwsFailure.Timeout)]
    [InlineData(LabOperation.UpdateThumbprints, AwsFailure.Throttled)]
    [InlineData(LabOperation.UpdateThumbprints, AwsFailure.ConcurrentModification)]
    [InlineData(LabOperation.UpdateThumbprints, AwsFailure.InvalidInput)]
    [InlineData(LabOperation.UpdateThumbprints, AwsFailure.ExpiredToken)]
    public void What_fails_for_certain_is_reported_and_never_repeated(string operation, AwsFailure failure)
    {
        UpdateScene scene = new(Wrong);
        scene.Aws.Faults.Fail(operation, failure);

        Failed(scene.Carry(), failure);
        Assert.Equal((operation == LabOperation.UpdateThumbprints ? 1 : 0, 1), (scene.Writes, scene.Reads));
        Assert.Equal([Wrong], scene.Held!);
    }

    [Fact]
    public void A_lost_answer_to_a_write_that_took_effect_is_found_out_by_reading()
    {
        UpdateScene scene = new(Wrong);
        scene.Aws.Faults.LoseAnswer(LabOperation.UpdateThumbprints);

        ThumbprintChange change = scene.Carry();

        Assert.Equal((ChangeOutcome.Updated, 1), (change.Outcome, scene.Writes));
        Assert.Equal([Wrong, Top], scene.Held!);
    }

    [Fact]
    public void A_lost_answer_is_waited_for_while_IAM_still_shows_the_older_list()
    {
        UpdateScene scene = new(Wrong);
        scene.Aws.Faults.LoseAnswer(LabOperation.UpdateThumbprints);
        scene.Aws.StaleReads = 2;

        Assert.Equal(ChangeOutcome.Updated, scene.Carry().Outcome);
    }

    [Theory]
    [InlineData(AwsFailure.Timeout)]
    [InlineData(AwsFailure.ServiceFailure)]
    [InlineData(AwsFailure.NoNetwork)]
    [InlineData(AwsFailure.Other)]
    public void A_lost_answer_to_a_write_without_effect_is_a_failure_after_some_reading(AwsFailure failure)
    {
        UpdateScene scene = new(Wrong);
        scene.Aws.Faults.Fail(LabOperation.UpdateThumbprints, failure);

        ThumbprintChange change = scene.Carry();

        Assert.Equal((ChangeOutcome.Failed, failure), (change.Outcome, change.Error!.Failure));
        Assert.StartsWith("IAM still answers with the old list, so most likely nothing was written. ", change.Sentence, StringComparison.Ordinal);
        Assert.Equal((1, 4), (scene.Writes, scene.Reads));
        Assert.Equal([Wrong], scene.Held!);
    }

    [Fact]
    public void A_write_that_cannot_be_read_back_is_unconfirmed()
    {
        UpdateScene scene = new(Wrong);
        scene.Meanwhile(LabOperation.UpdateThumbprints, 1, () => scene.Aws.Faults.Deny(LabOperation.GetProvider), after: true);

        ThumbprintChange change = scene.Carry();

        Assert.Equal((ChangeOutcome.Unconfirmed, AwsFailure.AccessDenied), (change.Outcome, change.Error!.Failure));
        Assert.StartsWith("The list was written once, but cannot be read back. ", change.Sentence, StringComparison.Ordinal);
        Assert.Equal([Wrong, Top], scene.Held!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void When_the_answer_is_lost_and_nothing_can_be_read_nothing_is_claimed(bool effect)
    {
        UpdateScene scene = new(Wrong);
        if (effect) scene.Aws.Faults.LoseAnswer(LabOperation.UpdateThumbprints);
        else scene.Aws.Faults.Fail(LabOperation.UpdateThumbprints, AwsFailure.Timeout);
        scene.Meanwhile(LabOperation.UpdateThumbprints, 1, () => scene.Aws.Faults.Deny(LabOperation.GetProvider));

        ThumbprintChange change = scene.Carry();

        Assert.Equal(ChangeOutcome.Unconfirmed, change.Outcome);
        Assert.StartsWith("Whether the list was written is not known", change.Sentence, StringComparison.Ordinal);
        Assert.Equal(effect ? [Wrong, Top] : [Wrong], scene.Held!);
    }

    [Fact]
    public void Throttling_while_reading_back_is_waited_out()
    {
        UpdateScene scene = new(Wrong);
        scene.Meanwhile(LabOperation.UpdateThumbprints, 1, () => scene.Aws.Faults.Throttle(LabOperation.GetProvider, 2), after: true);

        Assert.Equal(ChangeOutcome.Updated, scene.Carry().Outcome);
        Assert.Equal(4, scene.Reads);
    }

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

        Assert.ThrowsAny<OperationCanceledException>(() => new ProviderUpdate(scene.Aws, [TimeSpan.Zero, TimeSpan.FromMinutes(1)]).Carry(scene.Plan, stop.Token));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"took {clock.Elapsed}");
        Assert.Equal(1, scene.Writes);
        Assert.Equal([Wrong, Top], scene.Held!);
    }

    private static void Failed(ThumbprintChange change, AwsFailure failure)
    {
        Assert.Equal((ChangeOutcome.Failed, failure), (change.Outcome, change.Error!.Failure));
        Assert.StartsWith("Nothing was written. ", change.Sentence, StringComparison.Ordinal);
        Assert.False(change.IsWell);
    }
}
