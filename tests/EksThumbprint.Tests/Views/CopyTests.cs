using EksThumbprint.Tests.Support;
using EksThumbprint.Views;

namespace EksThumbprint.Tests.Views;

/// <summary>Objects that came back from a file or another process hold what is public, as text or numbers.</summary>
public sealed class CopyTests
{
    private static readonly object Row = new
    {
        Name = "prod",
        Status = "mismatch",
        Registered = $"{Judged.Example} {Judged.Top}",
        Expected = "",
        Expires = new DateTime(2034, 6, 28, 17, 39, 16, DateTimeKind.Utc),
        Findings = new[]
        {
            new
            {
                Code = "LeafOnly",
                Severity = 1,
                Sentence = "It is alone.",
                Remedy = "",
            },
        },
    };

    [Fact]
    public void A_copied_verdict_is_shown_as_the_original()
    {
        Assert.Equal(
            ("prod", "Mismatch", "990f4193… +1", "-", "2034-06-28"),
            (
                ResultView.Name(Row),
                ResultView.Status(Row),
                ResultView.Registered(Row),
                ResultView.Expected(Row),
                ResultView.Expires(Row)
            )
        );
    }

    [Fact]
    public void A_number_is_the_status_that_it_stands_for_and_one_that_stands_for_none_stays_a_number()
    {
        Assert.Equal("Mismatch", ResultView.Status(new { Status = (int)OidcStatus.Mismatch }));
        Assert.Equal("99", ResultView.Status(new { Status = 99 }));
    }

    [Fact]
    public void What_is_known_of_a_value_is_told_without_a_chain_and_nothing_is_made_up()
    {
        Assert.Equal(
            $"{Judged.Example}\n  the example in AWS's documentation: no real certificate\n{Judged.Top}",
            ResultList.Registered(Row)
        );
    }

    [Fact]
    public void Copied_findings_are_shown()
    {
        Assert.True(ResultList.HasFindings(Row));
        Assert.Equal("LeafOnly (Warning)\n  It is alone.", ResultList.Findings(Row));
    }

    [Fact]
    public void A_copied_change_is_a_diff_too()
    {
        object row = new
        {
            Name = "prod",
            Outcome = "WouldUpdate",
            Before = $"{Judged.Example} {Judged.Lower}",
            Added = new[] { Judged.Top },
            Removed = new object[] { Judged.Lower },
            Sentence = "So far.",
        };
        Assert.Equal("prod  WouldUpdate (nothing was written)", ChangeView.Head(row));
        Assert.Equal(
            [
                $"  = {Judged.Example} keep: the example in AWS's",
                "      documentation: no real certificate",
                $"  - {Judged.Lower} remove",
                $"  + {Judged.Top} add",
                "  So far.",
            ],
            ChangeView.Diff(row)
        );
    }

    [Fact]
    public void A_local_time_is_shown_in_UTC()
    {
        DateTime moment = new(2034, 6, 28, 12, 0, 0, DateTimeKind.Utc);
        Assert.Equal("2034-06-28", ResultView.Expires(new { Expires = moment.ToLocalTime() }));
        Assert.Equal("2034-06-28", ResultView.Expires(new { Expires = "2034-06-28T23:30:00-00:00" }));
    }

    [Fact]
    public void A_root_thumbprint_says_when_IAM_relies_on_it()
    {
        Assert.Equal("True", RootView.IsTrusted(new { IsTrusted = true }));
        Assert.Equal("False: IAM relies on this value", RootView.IsTrusted(new { IsTrusted = "False" }));
        Assert.Equal("False", RootView.IsTrusted(new { IsTrusted = "False", Provenance = "Transcript" }));
    }
}
