using EksThumbprint.Repair;
using EksThumbprint.Tests.Support;
using EksThumbprint.Views;

namespace EksThumbprint.Tests.Views;

public sealed class ChangeViewTests
{
    public static TheoryData<ChangeOutcome> Outcomes => [.. Enum.GetValues<ChangeOutcome>()];

    [Fact]
    public void The_diff_says_of_each_value_what_becomes_of_it_and_what_it_is()
    {
        OidcThumbprintChange change = Judged
            .Listing(Judged.Example, Judged.Lower)
            .Served()
            .Change(ChangeOutcome.Updated, new RepairOptions { Replace = true });
        Assert.Equal("prod  Updated", ChangeView.Head(change));
        string[] arn = ChangeView.Provider(change, host: null);
        Assert.Equal(Judged.Arn, string.Concat(arn.Select(line => line.Trim())));
        Assert.All(arn, line => Assert.InRange(line.Length, 1, 77));
        Assert.Equal(
            [
                $"  - {Judged.Example} remove: the example in AWS's",
                "      documentation: no real certificate",
                $"  - {Judged.Lower} remove: Lab ECDSA 256 M01, served",
                "      now but not the top",
                $"  + {Judged.Top} add: Lab Services Root G2, the top",
                "      certificate served now",
                "  What became of it.",
            ],
            ChangeView.Diff(change)
        );
    }

    [Fact]
    public void Values_that_stay_are_in_the_diff_too()
    {
        OidcThumbprintChange change = Judged.Listing(Judged.Lower).Served().Change(ChangeOutcome.Updated);
        Assert.StartsWith($"  = {Judged.Lower} keep: ", ChangeView.Diff(change)[0], StringComparison.Ordinal);
        Assert.Equal("+1 -0", ChangeView.Count(change));
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Every_outcome_has_its_word_and_its_lines_fit(ChangeOutcome outcome)
    {
        OidcThumbprintChange change = Judged.Listing(Judged.Example, "garbage").Served().Change(outcome);
        Assert.Equal(outcome.ToString(), ChangeView.Outcome(change));
        Assert.StartsWith($"prod  {outcome}", ChangeView.Head(change), StringComparison.Ordinal);
        Assert.InRange(ChangeView.Outcome(change).Length, 1, 16);
        Assert.All(ChangeView.Diff(change), line => Assert.InRange(line.Length, 1, 79));
    }

    [Theory]
    [InlineData(ChangeOutcome.WouldUpdate, true)]
    [InlineData(ChangeOutcome.Declined, true)]
    [InlineData(ChangeOutcome.Refused, true)]
    [InlineData(ChangeOutcome.ChangedMeanwhile, true)]
    [InlineData(ChangeOutcome.NothingToDo, true)]
    [InlineData(ChangeOutcome.Updated, false)]
    [InlineData(ChangeOutcome.Unconfirmed, false)]
    [InlineData(ChangeOutcome.Overwritten, false)]
    [InlineData(ChangeOutcome.Failed, false)]
    public void What_surely_was_not_written_is_marked(ChangeOutcome outcome, bool marked)
    {
        OidcThumbprintChange change = Judged.Facts(OidcStatus.Stale).Change(outcome);
        Assert.Equal(marked, ChangeView.Head(change).EndsWith(" (nothing was written)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_refusal_takes_nothing_away_not_even_what_is_no_thumbprint()
    {
        OidcThumbprintChange change = (Judged.Listing(Judged.Example, "garbage") with { Orphaned = true }).Change(
            ChangeOutcome.Refused
        );
        Assert.DoesNotContain(ChangeView.Diff(change), line => line.StartsWith("  -", StringComparison.Ordinal));
        Assert.Equal("+0 -0", ChangeView.Count(change));
    }

    [Fact]
    public void A_value_that_the_user_gave_and_nobody_knows_is_called_his()
    {
        string mine = new('a', 40);
        OidcThumbprintChange change = Judged
            .Listing(Judged.Top)
            .Change(ChangeOutcome.Updated, new RepairOptions { Explicit = RepairOptions.ParseList([mine]) });
        Assert.Contains($"  + {mine} add: given by you", ChangeView.Diff(change));
        Assert.Equal($"{mine}\n  given by you", ChangeView.Values(change, "After"));
    }

    [Fact]
    public void What_an_error_has_told_is_not_told_again()
    {
        OidcThumbprintChange refusal = Judged
            .Listing(Judged.Example)
            .Served()
            .Change(ChangeOutcome.Refused, isTold: true);
        Assert.Equal("prod  Refused (nothing was written; the error says why)", ChangeView.Head(refusal));
        Assert.Empty(ChangeView.Provider(refusal, host: null));
        Assert.Empty(ChangeView.Diff(refusal));
        OidcThumbprintChange failure = Judged
            .Listing(Judged.Example)
            .Served()
            .Change(ChangeOutcome.Failed, isTold: true);
        Assert.Equal("prod  Failed (the error says why)", ChangeView.Head(failure));
        Assert.DoesNotContain("  What became of it.", ChangeView.Diff(failure));
        Assert.NotEmpty(ChangeView.Diff(failure));
    }
}
