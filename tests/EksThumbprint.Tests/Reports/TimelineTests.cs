using System.Globalization;
using System.Text.RegularExpressions;
using EksThumbprint.Assessment;
using EksThumbprint.Chains;
using EksThumbprint.Reports;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Reports;

public sealed class TimelineTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(20, 20, 20)]
    [InlineData(23, 20, 23)]
    public void Each_distinct_top_is_drawn_once_up_to_twenty_and_the_table_has_all(int tops, int drawn, int listed)
    {
        string page = MadeEstate.Page(MadeEstate.WithTops(Enumerable.Range(1, tops).Select(i => i * 50.0)));
        Assert.Equal(drawn, Regex.Count(page, "<rect class=\"bar\""));
        Assert.Equal(drawn, Regex.Count(page, "<rect class=\"share\""));
        Assert.Equal(listed, Regex.Count(page, "<tr><td><time"));
    }

    [Fact]
    public void A_top_says_how_many_clusters_hang_on_it()
    {
        ServedChain one = MadeEstate.Chain("Example One", 800);
        ServedChain two = MadeEstate.Chain("Example Two", 900);
        string page = MadeEstate.Page([
            MadeEstate.Cluster("a", "eu-west-1", one),
            MadeEstate.Cluster("b", "eu-west-1", one),
            MadeEstate.Cluster("c", "eu-west-1", two),
        ]);
        Assert.Contains($"{one.Top.Thumbprint}</code></th><td>2</td>", page);
        Assert.Contains($"{two.Top.Thumbprint}</code></th><td>1</td>", page);
        Assert.Matches(
            "(?s)>Example One</text>.{1,80}>2 clusters</text>.{1,120}class=\"share\" x=\"0\" y=\"24\" width=\"100%\".*"
                + ">Example Two</text>.{1,80}>1 cluster</text>.{1,120}class=\"share\" x=\"0\" y=\"66\" width=\"50%\"",
            page
        );
        Assert.Contains("Example One: 2 clusters, Example Two: 1 cluster. The table below has them all.</desc>", page);
    }

    [Theory]
    [InlineData(-300, true, "bad")]
    [InlineData(30, true, "bad")]
    [InlineData(200, true, "attention")]
    [InlineData(15900, true, "well")]
    [InlineData(80 * 365.25, false, "well")]
    public void A_top_that_expired_or_expires_far_off_stays_in_the_picture(double days, bool hasPoint, string tone)
    {
        string page = MadeEstate.Page(MadeEstate.WithTops(days));
        Assert.Equal(hasPoint, page.Contains("<circle class=\"end\"", StringComparison.Ordinal));
        Assert.Contains($"<g class=\"{tone}\">", page);
        Assert.Equal(days < 0, page.Contains(">expired 20", StringComparison.Ordinal));
        foreach (Match place in Regex.Matches(page, "(?:c?x[12]?|width)=\"([0-9.]+)%\""))
            Assert.InRange(Number(place.Groups[1].Value), 0, 100);
    }

    [Fact]
    public void A_bar_reaches_from_today_to_the_expiry_on_the_scale_of_the_years()
    {
        OidcAssessment cluster = MadeEstate.WithTops(2500)[0];
        string page = MadeEstate.Page([cluster]);
        (double Place, DateTimeOffset Year)[] years =
        [
            .. Regex
                .Matches(page, "<line class=\"year\" x1=\"([0-9.]+)%\".*?>([0-9]{4})</text>")
                .Select(match =>
                    (
                        Number(match.Groups[1].Value),
                        new DateTimeOffset(
                            int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture),
                            1,
                            1,
                            0,
                            0,
                            0,
                            TimeSpan.Zero
                        )
                    )
                ),
        ];
        double perDay = (years[^1].Place - years[0].Place) / (years[^1].Year - years[0].Year).TotalDays;
        double today = years[0].Place + (perDay * (Judged.Now - years[0].Year).TotalDays);
        double end = years[0].Place + (perDay * (cluster.Expires!.Value - years[0].Year).TotalDays);
        Assert.Equal(today, Number(Regex.Match(page, "<line class=\"today\" x1=\"([0-9.]+)%").Groups[1].Value), 0.05);
        Match bar = Regex.Match(page, "<rect class=\"bar\" x=\"([0-9.]+)%\" y=\"[0-9]+\" width=\"([0-9.]+)%");
        Assert.Equal(today, Number(bar.Groups[1].Value), 0.05);
        Assert.Equal(end, Number(bar.Groups[1].Value) + Number(bar.Groups[2].Value), 0.05);
        Assert.Equal(end, Number(Regex.Match(page, "<circle class=\"end\" cx=\"([0-9.]+)%").Groups[1].Value), 0.05);
    }

    [Theory]
    [InlineData(2026, 2027, new[] { 2026, 2027, 2028 })]
    [InlineData(2026, 2037, new[] { 2026, 2028, 2030, 2032, 2034, 2036, 2038 })]
    [InlineData(2026, 2070, new[] { 2030, 2040, 2050, 2060, 2070 })]
    [InlineData(2026, 9999, new[] { 2030, 2040, 2050, 2060, 2070, 2080 })]
    [InlineData(2026, 1, new[] { 2016, 2018, 2020, 2022, 2024, 2026 })]
    public void The_axis_has_few_round_years(int now, int end, int[] years)
    {
        TimeAxis axis = new(
            new DateTimeOffset(now, 11, 24, 0, 0, 0, TimeSpan.Zero),
            [new DateTimeOffset(end, 6, 1, 0, 0, 0, TimeSpan.Zero)]
        );
        Assert.Equal(years, axis.Years);
        Assert.InRange(years.Length, 1, 9);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
