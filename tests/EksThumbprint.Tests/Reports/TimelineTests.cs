using System.Text.RegularExpressions;

namespace EksThumbprint.Tests.Reports;

public sealed class TimelineTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(50, 50, 50)]
    [InlineData(53, 50, 53)]
    public void Each_distinct_top_is_drawn_once_up_to_fifty_and_the_table_has_all(int tops, int drawn, int listed)
    {
        string page = MadeEstate.Page(MadeEstate.WithTops(Enumerable.Range(1, tops).Select(i => i * 50.0)));
        Assert.Equal(drawn, Regex.Count(page, "<rect class=\"bar\""));
        Assert.Equal(listed, Regex.Count(page, "<tr><td><time"));
    }

    [Fact]
    public void A_top_says_how_many_clusters_hang_on_it()
    {
        ServedChain one = MadeEstate.Chain("Example One", 800);
        ServedChain two = MadeEstate.Chain("Example Two", 900);
        string page = MadeEstate.Page([MadeEstate.Cluster("a", "eu-west-1", one), MadeEstate.Cluster("b", "eu-west-1", one), MadeEstate.Cluster("c", "eu-west-1", two)]);
        Assert.Contains($"{one.Top.Thumbprint}</code></th><td>2</td>", page);
        Assert.Contains($"{two.Top.Thumbprint}</code></th><td>1</td>", page);
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
        foreach (Match place in Regex.Matches(page, "(?:c?x[12]?|width)=\"([0-9.]+)%\"")) Assert.InRange(double.Parse(place.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), 0, 100);
    }

    [Theory]
    [InlineData(2026, 2027, new[] { 2026, 2027, 2028 })]
    [InlineData(2026, 2037, new[] { 2026, 2028, 2030, 2032, 2034, 2036, 2038 })]
    [InlineData(2026, 2070, new[] { 2030, 2040, 2050, 2060, 2070 })]
    [InlineData(2026, 9999, new[] { 2030, 2040, 2050, 2060, 2070, 2080 })]
    [InlineData(2026, 1, new[] { 2016, 2018, 2020, 2022, 2024, 2026 })]
    public void The_axis_has_few_round_years(int now, int end, int[] years)
    {
        TimeAxis axis = new(new DateTimeOffset(now, 11, 24, 0, 0, 0, TimeSpan.Zero), [new DateTimeOffset(end, 6, 1, 0, 0, 0, TimeSpan.Zero)]);
        Assert.Equal(years, axis.Years);
        Assert.InRange(years.Length, 1, 9);
    }
}
