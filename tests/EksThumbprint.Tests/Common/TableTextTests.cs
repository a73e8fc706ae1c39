using EksThumbprint.Common;

namespace EksThumbprint.Tests.Common;

public sealed class TableTextTests
{
    private const string Issuer = "oidc.eks.eu-west-1.amazonaws.com/id/8F1C3D9A7B2E4F60A1B2C3D4E5F60718";

    [Theory]
    [InlineData(Issuer, null, 41, "oidc.eks.eu-west-1.amazonaws.com/id/…0718")]
    [InlineData(Issuer, "eu-west-1", 41, "oidc.eks.eu-west-1.amazonaws.com/id/…0718")]
    [InlineData(Issuer, null, 25, "oidc.eks.eu-…C3D4E5F60718")]
    [InlineData(Issuer, "eu-west-1", 25, "eu-west-1/…B2C3D4E5F60718")]
    [InlineData(Issuer, "eu-west-1", 80, Issuer)]
    [InlineData("prod", "eu-west-1", 25, "eu-west-1/prod")]
    public void An_issuer_keeps_its_end_and_its_host_or_region_where_there_is_room(
        string name,
        string? region,
        int width,
        string expected
    ) => Assert.Equal(expected, TableText.Fit(name, region, width));

    [Theory]
    [InlineData(20, "- arn:aws:iam::1:a/|  host.example/id/|  0123456789")]
    [InlineData(12, "- arn:aws:ia|  m::1:a/|  host.examp|  le/id/|  0123456789")]
    [InlineData(99, "- arn:aws:iam::1:a/host.example/id/0123456789")]
    public void A_long_word_is_broken_behind_a_stroke_and_never_begins_a_line(int width, string expected) =>
        Assert.Equal(
            expected.Split('|'),
            TableText.Break("arn:aws:iam::1:a/host.example/id/0123456789", width, "- ", "  ")
        );

    [Theory]
    [InlineData("", "")]
    [InlineData("exactly-ten", "exac…y-ten")]
    [InlineData("just-ten-c", "just-ten-c")]
    [InlineData("aa\u001bbb", "aa\\u…1B}bb")]
    public void What_is_too_long_is_cut_in_the_middle_after_it_was_escaped(string text, string expected) =>
        Assert.Equal(expected, TableText.Fit(text, 10));

    [Fact]
    public void A_cut_leaves_no_half_of_a_surrogate_pair()
    {
        string smiles = string.Concat(Enumerable.Repeat("😀", 20));
        for (int width = 1; width < 40; width++)
        {
            string fitted = TableText.Fit(smiles, width);
            Assert.InRange(fitted.Length, 1, width);
            Assert.Equal(
                fitted,
                new string(
                    fitted
                        .Where(
                            (c, at) =>
                                !char.IsSurrogate(c)
                                || char.IsSurrogatePair(fitted, at)
                                || (at > 0 && char.IsSurrogatePair(fitted, at - 1))
                        )
                        .ToArray()
                )
            );
        }
    }

    [Fact]
    public void Lines_are_broken_between_words_and_begin_as_told() =>
        Assert.Equal(
            ["- one two", "  three", "  four-and-more", "  five"],
            TableText.Wrap("one two three four-and-more five", 9, "- ", "  ")
        );

    [Fact]
    public void Wrapping_loses_no_word()
    {
        const string Text = "a bb ccc dddd eeeee ffffff ggggggg hhhhhhhh";
        for (int width = 1; width < 50; width++)
            Assert.Equal(Text, string.Join(" ", TableText.Wrap(Text, width)));
    }

    [Fact]
    public void Dates_are_in_UTC()
    {
        Assert.Equal("2034-06-29", TableText.Date(new DateTimeOffset(2034, 6, 28, 23, 0, 0, TimeSpan.FromHours(-2))));
        Assert.Equal("-", TableText.Date(null));
    }
}
