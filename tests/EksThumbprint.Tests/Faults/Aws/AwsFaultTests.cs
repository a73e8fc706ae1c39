using EksThumbprint.Assessment;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Faults.Aws;

public sealed class AwsFaultTests
{
    public static TheoryData<string> Rows => [.. AwsFaultTable.Rows.Select(row => row.When)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void IAM_holds_and_the_user_is_told_what_the_table_says(string when)
    {
        AwsFault row = Row(when);
        FaultScene scene = new(UpdateScene.Wrong);
        row.Arrange(scene);

        (OidcAssessment assessment, ThumbprintChange change) = scene.Run();

        Assert.Equal((row.Status, row.Outcome, row.Writes), (assessment.Status, change.Outcome, scene.Writes));
        Assert.Equal(row.Held, scene.Aws.Peek(scene.Arn)?.Thumbprints);
        string told = $"{change.Sentence} {change.Remedy.Text()}";
        Assert.All(row.Words, words => Assert.Contains(words, told, StringComparison.Ordinal));
        Assert.EndsWith(".", change.Sentence, StringComparison.Ordinal);
        Assert.Equal(change.IsWell, row.Outcome is ChangeOutcome.Updated or ChangeOutcome.NothingToDo);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Running_again_without_the_fault_finishes_the_job(string when)
    {
        FaultScene scene = new(UpdateScene.Wrong);
        Row(when).Arrange(scene);
        scene.Run();
        scene.Mend();

        // Readers may still get the list from before; a second write of the same list does no harm.
        ThumbprintChange change = Enumerable.Range(0, 5).Select(_ => scene.Run().Change).First(again => again.IsWell);

        Assert.Contains(change.Outcome, new[] { ChangeOutcome.Updated, ChangeOutcome.NothingToDo });
        Assert.Contains(UpdateScene.Top, scene.Aws.Peek(scene.Arn)!.Thumbprints);
    }

    [Theory]
    [InlineData(AwsFailure.AccessDenied, 1)]
    [InlineData(AwsFailure.ExpiredToken, 1)]
    [InlineData(AwsFailure.NoCredentials, 1)]
    [InlineData(AwsFailure.Timeout, 2)]
    [InlineData(AwsFailure.Throttled, 4)]
    [InlineData(AwsFailure.ServiceFailure, 4)]
    [InlineData(AwsFailure.NoNetwork, 4)]
    public void Reading_back_goes_on_only_while_waiting_may_help(AwsFailure failure, int readings)
    {
        FaultScene scene = new(UpdateScene.Wrong);
        scene.Fail(LabOperation.GetProvider, 3, failure);

        Assert.Equal(ChangeOutcome.Unconfirmed, scene.Run().Change.Outcome);
        Assert.Equal(2 + readings, scene.Reads);
    }

    private static AwsFault Row(string when) => AwsFaultTable.Rows.Single(row => row.When == when);
}
