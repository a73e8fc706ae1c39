using EksThumbprint.Lab.Aws;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Workflow;

/// <summary>A tool that sends again by itself: nobody can say then that a list was written once.</summary>
public sealed class ResentWriteTests
{
    [Theory]
    [InlineData(false, "Written once, and read back as planned.")]
    [InlineData(true, "Written by AWS.Tools, which may send a write again by itself, and read back as planned.")]
    public void Written_once_is_said_only_where_it_is_known(bool maySendAgain, string sentence)
    {
        UpdateScene scene = new(UpdateScene.Wrong);
        scene.Aws.MaySendAgain = maySendAgain;

        ThumbprintChange change = scene.Carry();

        Assert.Equal((ChangeOutcome.Updated, sentence), (change.Outcome, change.Sentence));
    }

    [Fact]
    public void A_list_that_cannot_be_read_back_was_not_surely_written_once()
    {
        UpdateScene scene = new(UpdateScene.Wrong);
        scene.Aws.MaySendAgain = true;
        scene.Meanwhile(
            LabOperation.UpdateThumbprints,
            1,
            () => scene.Aws.Faults.Deny(LabOperation.GetProvider),
            after: true
        );

        ThumbprintChange change = scene.Carry();

        Assert.Equal(ChangeOutcome.Unconfirmed, change.Outcome);
        Assert.DoesNotContain("written once", change.Sentence, StringComparison.Ordinal);
        Assert.Contains("AWS.Tools may send a write again", change.Sentence, StringComparison.Ordinal);
    }
}
