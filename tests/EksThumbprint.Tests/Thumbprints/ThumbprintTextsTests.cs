using EksThumbprint.Repair;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Thumbprints;

public sealed class ThumbprintTextsTests
{
    private const string One = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";
    private const string Two = "06b25927c42a721631c1efd9431e648fa62e1e39";
    private const string Spaced = "9E 99 A4 8A 99 60 B1 49 26 BB 7F 3B 02 E2 2D A2 B0 AB 72 80";
    private const string Colons = "9E:99:A4:8A:99:60:B1:49:26:BB:7F:3B:02:E2:2D:A2:B0:AB:72:80";

    [Theory]
    [InlineData($"{One}\t{Two}")]
    [InlineData($"{One} {Two}")]
    [InlineData($"{One},{Two}")]
    [InlineData($" {One} ,\t{Two},\n")]
    [InlineData($"{Spaced}\n{Two}")]
    [InlineData($"{Spaced}, {Two}")]
    [InlineData($"SHA1 Fingerprint={Colons}\r\nSHA1 Fingerprint={Two}\r\n")]
    [InlineData($"{Colons} {Two}")]
    [InlineData($"[\"{One}\", \"{Two}\"]")]
    [InlineData($"[\n    \"{One}\",\n    \"{Two}\"\n]\n")]
    public void What_is_several_beyond_doubt_is_split(string text) =>
        Assert.Equal([One, Two], RepairOptions.ParseList([text]).Select(value => value.ToString()));

    [Theory]
    [InlineData(Spaced)]
    [InlineData($"[\"{Colons}\"]")]
    [InlineData("9e99a48a9960b14926bb 7f3b02e22da2b0ab7280")]
    public void Blanks_within_one_do_not_make_it_several(string text) =>
        Assert.Equal(One, Assert.Single(ThumbprintTexts.Split(text)).ToString());

    [Theory]
    [InlineData($"{Spaced} {Spaced}", "has 80 hexadecimal digits")]
    [InlineData($"{One}{Two}", "has 80 hexadecimal digits")]
    [InlineData($"{One}\tmy-cluster", "'m' is no hexadecimal digit")]
    [InlineData($"{One},{One}0", "has 41 hexadecimal digits")]
    [InlineData($"[\"{One}\", {Two}]", "is not a string in double quotes")]
    [InlineData($"[\"{One}\",]", "is not a string in double quotes")]
    [InlineData($"[\"{One}\"", "does not end with ']'")]
    [InlineData("[{\"Arn\": \"x\"}]", "is not a string in double quotes")]
    public void What_is_no_list_is_refused_with_the_way_to_give_several(string text, string why)
    {
        InputException refused = Assert.Throws<InputException>(() => RepairOptions.ParseList([text]));
        Assert.Equal("NotAThumbprint", refused.Code);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Give several as values of their own", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_array_is_an_empty_list() =>
        Assert.Equal("EmptyList", Assert.Throws<InputException>(() => RepairOptions.ParseList(["[]"])).Code);

    [Theory]
    [InlineData("my-cluster")]
    [InlineData("9e99a48a9960b14926bb7f3b02e22da2b0ab728")]
    [InlineData("")]
    public void One_that_is_wrong_is_told_as_one(string text) =>
        Assert.Equal(
            Assert.Throws<InputException>(() => Thumbprint.Parse(text)).Message,
            Assert.Throws<InputException>(() => ThumbprintTexts.Split(text)).Message
        );
}
