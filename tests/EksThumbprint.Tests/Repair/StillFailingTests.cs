using EksThumbprint.Aws;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Repair;

/// <summary>An update whose list is right, of a provider that does not work all the same.</summary>
public sealed class StillFailingTests
{
    [Fact]
    public void A_missing_audience_is_told_with_the_command_that_adds_it()
    {
        ThumbprintChange change = ThumbprintChange.WithoutWriting(Judged.Facts(OidcStatus.AudienceMissing).Plan())!;

        Assert.Equal(ChangeOutcome.NothingToDo, change.Outcome);
        Assert.StartsWith(
            "The list is already as it should be. Pods still fail: The provider lacks the audience sts.amazonaws.com.",
            change.Sentence,
            StringComparison.Ordinal
        );
        Assert.True(change.PodsStillFail);
        Assert.Equal(
            $"aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn {Judged.Arn} "
                + "--client-id sts.amazonaws.com",
            change.Remedy.Text()
        );
    }

    [Theory]
    [InlineData(OidcStatus.DiscoveryInvalid, "It is no JSON.", "eks-thumbprint update prod --thumbprint HEX")]
    [InlineData(OidcStatus.Unreachable, "There is no such host.", "eks-thumbprint update prod --thumbprint HEX")]
    public void An_issuer_that_does_not_work_is_told_with_what_to_do(OidcStatus status, string why, string remedy)
    {
        ThumbprintChange change = ThumbprintChange.WithoutWriting(Judged.Facts(status).Plan())!;

        Assert.NotEqual(ChangeOutcome.Updated, change.Outcome);
        Assert.Contains(why, change.Sentence, StringComparison.Ordinal);
        Assert.Contains(remedy, change.Remedy.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_was_put_right_beside_a_missing_audience_says_so_too()
    {
        RepairPlan plan = (
            Judged.Listing(Judged.Example) with
            {
                Provider = new Provider(Judged.Arn, Judged.Issuer.ProviderPath, [Judged.Example], ["other"]),
            }
        )
            .Served()
            .Plan();
        ThumbprintChange change = ThumbprintChange.From(plan, ChangeOutcome.Updated, "The list was written.");
        Assert.StartsWith("The list was written. Pods still fail: ", change.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_works_is_not_said_to_fail()
    {
        ThumbprintChange change = ThumbprintChange.WithoutWriting(Judged.Facts(OidcStatus.Match).Plan())!;
        Assert.Equal("The list is already as it should be.", change.Sentence);
        Assert.Null(change.Remedy);
        Assert.False(change.PodsStillFail);
    }
}
