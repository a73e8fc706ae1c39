using EksThumbprint.Assessment;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Support;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Workflow;

public sealed class ProviderUpdateTests
{
    private static readonly string Wrong = UpdateScene.Wrong;
    private static readonly string Theirs = UpdateScene.Theirs;
    private static readonly string Top = UpdateScene.Top;

    [Fact]
    public void A_repair_reads_writes_once_and_reads_back()
    {
        UpdateScene scene = new(Wrong);

        ThumbprintChange change = scene.Carry();

        Assert.Equal((ChangeOutcome.Updated, true), (change.Outcome, change.IsWell));
        Assert.Equal(
            [LabOperation.GetProvider, LabOperation.UpdateThumbprints, LabOperation.GetProvider],
            scene.Aws.Calls.All.Select(call => call.Operation)
        );
        Assert.All(scene.Aws.Calls.All, call => Assert.Equal((scene.Arn, "us-west-2"), (call.Resource, call.Region)));
        Assert.Equal([Wrong, Top], scene.Held!);
        Assert.Equal([Top], change.Added.Select(value => value.ToString()));
        Assert.Equal(scene.Arn, change.ProviderArn);
        Assert.Null(change.Error);
    }

    [Fact]
    public void The_same_again_calls_nobody()
    {
        UpdateScene scene = new(Wrong, Top);

        Assert.Equal(ChangeOutcome.NothingToDo, scene.Carry().Outcome);
        Assert.Empty(scene.Aws.Calls.All);
    }

    [Fact]
    public void A_refused_plan_calls_nobody()
    {
        UpdateScene scene = new(Wrong)
        {
            Plan = RepairPlan.Create(OidcAssessment.Judge(MadeFacts.Private(MadeFacts.Pki.Served(), Wrong))),
        };

        Assert.Equal(ChangeOutcome.Refused, scene.Carry().Outcome);
        Assert.Empty(scene.Aws.Calls.All);
        Assert.Equal([Wrong], scene.Held!);
    }

    [Fact]
    public void The_dead_value_goes_when_five_are_listed()
    {
        UpdateScene scene = new(
            Wrong,
            new string('0', 40),
            MadeFacts.Value('c'),
            MadeFacts.Value('d'),
            MadeFacts.Value('e')
        );

        Assert.Equal([new string('0', 40)], scene.Carry().Removed);
        Assert.Equal([Wrong, MadeFacts.Value('c'), MadeFacts.Value('d'), MadeFacts.Value('e'), Top], scene.Held!);
    }

    [Fact]
    public void A_list_that_somebody_else_changed_before_the_write_is_left_alone()
    {
        UpdateScene scene = new(Wrong);
        scene.Meanwhile(LabOperation.GetProvider, 1, () => scene.Aws.OverwriteThumbprints(scene.Arn, [Theirs]));

        ThumbprintChange change = scene.Carry();

        Assert.Equal((ChangeOutcome.ChangedMeanwhile, 0), (change.Outcome, scene.Writes));
        Assert.Contains(Theirs, change.Sentence, StringComparison.Ordinal);
        Assert.Contains("nothing was written", change.Sentence, StringComparison.Ordinal);
        Assert.False(change.IsWell);
        Assert.Equal([Theirs], scene.Held!);
    }

    [Fact]
    public void Another_order_or_case_is_no_change_by_somebody_else()
    {
        UpdateScene scene = new(Wrong, Theirs)
        {
            Plan = RepairPlan.Create(
                OidcAssessment.Judge(MadeFacts.Eks(MadeFacts.Pki.Served(), Theirs.ToUpperInvariant(), Wrong))
            ),
        };

        Assert.Equal(ChangeOutcome.Updated, scene.Carry().Outcome);
        Assert.Equal([Theirs, Wrong, Top], scene.Held!);
    }

    [Fact]
    public void A_list_that_somebody_else_changed_after_the_write_is_told_and_left_alone()
    {
        UpdateScene scene = new(Wrong);
        scene.Meanwhile(
            LabOperation.UpdateThumbprints,
            1,
            () => scene.Aws.OverwriteThumbprints(scene.Arn, [Theirs]),
            after: true
        );

        ThumbprintChange change = scene.Carry();

        Assert.Equal((ChangeOutcome.Overwritten, 1), (change.Outcome, scene.Writes));
        Assert.Contains(Theirs, change.Sentence, StringComparison.Ordinal);
        Assert.Equal([Theirs], scene.Held!);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_older_list_right_after_the_write_is_waited_out(int stale)
    {
        UpdateScene scene = new(Wrong);
        scene.Aws.StaleReads = stale;

        Assert.Equal(ChangeOutcome.Updated, scene.Carry().Outcome);
        Assert.Equal(2 + stale, scene.Reads);
        Assert.Equal([Wrong, Top], scene.Held!);
    }

    [Fact]
    public void An_older_list_that_stays_leaves_the_write_unconfirmed()
    {
        UpdateScene scene = new(Wrong);
        scene.Aws.StaleReads = 10;

        ThumbprintChange change = scene.Carry();

        Assert.Equal((ChangeOutcome.Unconfirmed, 1, 4), (change.Outcome, scene.Writes, scene.Reads));
        Assert.Equal([Wrong, Top], scene.Held!);
    }

    [Fact]
    public void A_provider_that_was_deleted_before_or_after_the_write_is_told()
    {
        UpdateScene before = new(Wrong);
        before.Aws.DeleteProvider(before.Arn);
        ThumbprintChange gone = before.Carry();
        Assert.Equal((ChangeOutcome.Failed, 0), (gone.Outcome, before.Writes));
        Assert.Contains("deleted meanwhile; nothing was written", gone.Sentence, StringComparison.Ordinal);

        UpdateScene between = new(Wrong);
        between.Meanwhile(LabOperation.UpdateThumbprints, 1, () => between.Aws.DeleteProvider(between.Arn));
        Assert.Equal(
            (ChangeOutcome.Failed, AwsFailure.NotFound),
            (between.Carry() is var failed ? failed.Outcome : default, failed.Error!.Failure)
        );

        UpdateScene after = new(Wrong);
        after.Meanwhile(LabOperation.UpdateThumbprints, 1, () => after.Aws.DeleteProvider(after.Arn), after: true);
        Assert.Equal(ChangeOutcome.Overwritten, after.Carry().Outcome);
        Assert.All([before, between, after], scene => Assert.Null(scene.Held));
    }

    [Fact]
    public void The_ordinary_pauses_confirm_a_slow_IAM_without_haste()
    {
        UpdateScene scene = new(Wrong);
        scene.Aws.StaleReads = 2;

        Assert.Equal(
            ChangeOutcome.Updated,
            new ProviderUpdate(scene.Aws).Execute(scene.Plan, TestContext.Current.CancellationToken).Outcome
        );
        Assert.Equal((1, 4), (scene.Writes, scene.Reads));
    }
}
