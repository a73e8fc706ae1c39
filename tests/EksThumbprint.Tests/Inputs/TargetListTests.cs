using EksThumbprint.Inputs;

namespace EksThumbprint.Tests.Inputs;

public sealed class TargetListTests
{
    private const string One = "arn:aws:iam::111122223333:oidc-provider/a.example";
    private const string Two = "arn:aws:iam::111122223333:oidc-provider/b.example/x";

    [Theory]
    [InlineData(One + "\t" + Two, new[] { One, Two })]
    [InlineData(One + " " + Two, new[] { One, Two })]
    [InlineData(One + ", " + Two, new[] { One, Two })]
    [InlineData("prod\tstaging\n", new[] { "prod", "staging" })]
    [InlineData("prod,staging", new[] { "prod", "staging" })]
    [InlineData("[\"prod\", \"" + One + "\"]", new[] { "prod", One })]
    [InlineData("https://a.example/x https://b.example", new[] { "https://a.example/x", "https://b.example" })]
    [InlineData("https://a.example/x,y", new[] { "https://a.example/x,y" })]
    [InlineData(" prod ", new[] { "prod" })]
    [InlineData("OPENIDCONNECTPROVIDERLIST\t" + One, new[] { One })]
    [InlineData("OPENIDCONNECTPROVIDERLIST\t" + One + "\nOPENIDCONNECTPROVIDERLIST\t" + Two, new[] { One, Two })]
    [InlineData("CLUSTERS\tprod\nCLUSTERS\tstaging", new[] { "prod", "staging" })]
    [InlineData("CLUSTERS", new[] { "CLUSTERS" })]
    public void What_is_several_beyond_doubt_is_split(string text, string[] expected) =>
        Assert.Equal(expected, TargetList.Split(text));

    [Theory]
    [InlineData("prod,?")]
    [InlineData("Dear John, the cluster is down")]
    [InlineData("[1, 2]")]
    [InlineData("[\"prod\"")]
    [InlineData(One + "\tx y")]
    public void What_is_no_list_is_one_error_with_the_way_to_give_several(string text)
    {
        InputException refused = Assert.Throws<InputException>(() => TargetList.Split(text));
        Assert.Equal("NotATarget", refused.Code);
        Assert.Contains("Give ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_with_blanks_between_them_are_words()
    {
        Assert.Equal(["prod staging"], TargetList.Split("prod staging"));
        Assert.Equal(
            "NotATarget",
            Assert.Throws<InputException>(() => EksThumbprint.Issuers.Target.Parse("prod staging")).Code
        );
    }
}
