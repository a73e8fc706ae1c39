using System.Diagnostics;
using EksThumbprint.Policies;

namespace EksThumbprint.Tests.Policies;

public sealed class WildcardTests
{
    [Theory]
    [InlineData("abc", "abc", true)]
    [InlineData("abc", "abC", false)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("*", "anything", true)]
    [InlineData("?", "", false)]
    [InlineData("?", "a", true)]
    [InlineData("?", "ab", false)]
    [InlineData("a*c", "ac", true)]
    [InlineData("a*c", "abbbc", true)]
    [InlineData("a*c", "abbbd", false)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("*a?c*", "xxabcxx", true)]
    [InlineData("**", "x", true)]
    [InlineData("a.c", "abc", false)]
    [InlineData("[ab]", "a", false)]
    [InlineData("${*}", "*", true)]
    [InlineData("${*}", "x", false)]
    [InlineData("${?}a", "?a", true)]
    [InlineData("${$}", "$", true)]
    [InlineData("a${*}*", "a*b", true)]
    [InlineData("$*", "$x", true)]
    public void A_star_is_any_characters_and_a_question_mark_is_one(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Wildcard.Matches(PatternText.From(pattern, variables: true), text));

    [Fact]
    public void Before_the_version_with_variables_a_dollar_is_a_letter()
    {
        Assert.False(Wildcard.Matches(PatternText.From("${?}", variables: false), "?"));
        Assert.True(Wildcard.Matches(PatternText.From("${?}", variables: false), "${x}"));
    }

    [Fact]
    public void A_variable_is_known_for_one()
    {
        Assert.True(PatternText.From("x${aws:username}", variables: true).HasVariable);
        Assert.False(PatternText.From("x${aws:username}", variables: false).HasVariable);
        Assert.False(PatternText.From("${*}", variables: true).HasVariable);
    }

    [Theory]
    [InlineData("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b")]
    [InlineData("a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*?b")]
    [InlineData("*?*?*?*?*?*?*?*?*?*?*?*?*?*?*?*?*?*?*?*?*b")]
    public void A_pattern_that_stops_a_naive_matcher_is_soon_done(string pattern)
    {
        string text = new('a', 20_000);
        Stopwatch watch = Stopwatch.StartNew();

        Assert.False(Wildcard.Matches(PatternText.From(pattern, variables: true), text));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }
}
