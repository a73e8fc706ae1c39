using EksThumbprint.Assessment;
using EksThumbprint.Tests.Support;
using EksThumbprint.Views;

namespace EksThumbprint.Tests.Views;

public sealed class ResultViewTests
{
    public static TheoryData<OidcStatus> Statuses => [.. Reports.MadeEstate.Statuses];

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Every_status_has_its_word_and_fits_its_column(OidcStatus status)
    {
        OidcTestResult result = Judged.Facts(status).Result();
        Assert.Equal(status, result.Status);
        Assert.Equal(status.ToString(), ResultView.Status(result));
        Assert.InRange(ResultView.Status(result).Length, 1, 16);
        Assert.InRange(ResultView.Registered(result).Length, 1, 12);
        Assert.InRange(ResultView.Expected(result).Length, 1, 12);
        Assert.InRange(ResultView.Expires(result).Length, 1, 10);
    }

    [Fact]
    public void Thumbprints_are_shown_by_their_first_digits_and_how_many_more_there_are()
    {
        OidcTestResult none = Judged.Listing().Result();
        OidcTestResult five = Judged
            .Listing([.. Enumerable.Range(1, 5).Select(digit => new string((char)('0' + digit), 40))])
            .Result();
        Assert.Equal(("-", "11111111… +4"), (ResultView.Registered(none), ResultView.Registered(five)));
    }

    [Fact]
    public void A_match_shows_the_matching_value_first_in_both_columns()
    {
        OidcTestResult result = Judged.Listing(Judged.Example, Judged.Top, Judged.Lower).Served().Result();
        Assert.Equal(OidcStatus.Match, result.Status);
        Assert.Equal(
            ($"{Judged.Top[..8]}… +2", $"{Judged.Top[..8]}…"),
            (ResultView.Registered(result), ResultView.Expected(result))
        );
    }

    [Fact]
    public void A_region_is_shown_whole_before_the_name_where_the_run_has_several()
    {
        OidcFacts facts = Judged.Listing() with { Name = "payments-of-the-northern-region-blue" };
        OidcTestResult alone = new(OidcAssessment.Judge(facts), Said.Writer);
        OidcTestResult among = new(OidcAssessment.Judge(facts), Said.Writer) { ShownRegion = "us-west-2" };
        Assert.Equal("payments-of-…-region-blue", ResultView.Name(alone));
        Assert.Equal("us-west-2/payment…on-blue", ResultView.Name(among));
        Assert.StartsWith("us-west-2/", ResultView.Brief(among), StringComparison.Ordinal);
    }

    [Fact]
    public void A_registered_value_with_spaces_is_one_value()
    {
        Assert.Equal("no thumb…", ResultView.Registered(Judged.Listing("no thumbprint at all").Result()));
    }

    [Fact]
    public void A_long_name_is_cut_in_the_middle_and_keeps_both_ends()
    {
        string name = ResultView.Name(
            (Judged.Listing() with { Name = "payments-of-the-northern-region-blue" }).Result()
        );
        Assert.Equal("payments-of-…-region-blue", name);
        Assert.Equal(25, name.Length);
    }

    [Fact]
    public void A_name_with_control_characters_is_shown_escaped()
    {
        Assert.Equal("a\\u{001B}[31mb", ResultView.Name((Judged.Listing() with { Name = "a\u001b[31mb" }).Result()));
    }

    [Fact]
    public void Without_an_expected_certificate_there_is_no_date()
    {
        OidcTestResult intercepted = Judged.Facts(OidcStatus.Intercepted).Result();
        Assert.Equal(("-", "-"), (ResultView.Expected(intercepted), ResultView.Expires(intercepted)));
    }

    [Fact]
    public void The_brief_form_names_cluster_and_verdict()
    {
        Assert.Equal("prod                 Match", ResultView.Brief(Judged.Facts(OidcStatus.Match).Result()));
    }

    [Fact]
    public void Without_a_screen_the_sentence_is_broken_at_the_usual_width()
    {
        OidcTestResult stale = Judged.Facts(OidcStatus.Stale).Result();
        string[] lines = ResultView.Sentence(stale, null).Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 60));
        Assert.Equal(stale.Sentence, string.Join(" ", lines));
    }
}
