using System.Text;
using EksThumbprint.Tokens;

namespace EksThumbprint.Tests.Tokens;

public sealed class TokenTextTests
{
    private static readonly string Whole = new MadeToken().Unsigned();

    public static TheoryData<string> Forms =>
        [
            Whole,
            Whole + "\n",
            "Bearer " + Whole,
            "bearer " + Whole + "\r\n",
            "\"" + Whole + "\"",
            "\uFEFF" + Whole,
            Whole[..100] + "\r\n" + Whole[100..200] + "\n  " + Whole[200..],
            $$"""
                {"kind":"TokenRequest",
                 "status":{"expirationTimestamp":"2026-06-01T13:00:00Z","token":"{{Whole}}"} }
                """,
        ];

    [Theory]
    [MemberData(nameof(Forms), DisableDiscoveryEnumeration = true)]
    public void A_token_is_read_in_every_form_that_people_have_it_in(string text)
    {
        WebToken token = Keys.Read(text);

        Assert.Equal(MadeToken.Cluster, token.Issuer);
        Assert.Equal(new ServiceAccount("shop", "checkout"), token.ServiceAccount);
        Assert.Equal(["sts.amazonaws.com"], token.Audiences);
        Assert.Equal("key-1", token.KeyId);
        Assert.Equal("RS256", token.Algorithm?.Name);
        Assert.Equal(MadeToken.Noon.AddHours(1), token.Expires);
    }

    [Theory]
    [InlineData("\"sts.amazonaws.com\"", "sts.amazonaws.com")]
    [InlineData("""["a","b"]""", "a b")]
    [InlineData("[]", "")]
    [InlineData("7", "")]
    public void An_audience_is_a_string_or_a_list(string claim, string audiences) =>
        Assert.Equal(audiences, string.Join(' ', Keys.Read(new MadeToken { Audience = claim }.Unsigned()).Audiences));

    public static TheoryData<string, string> Bad =>
        new()
        {
            { string.Empty, "it is empty" },
            { " \r\n", "it is empty" },
            { "gho-4cc3ss-t0k3n-0123456789", "it has no dots, as an access token" },
            { "secret.part", "it has 2 parts between dots" },
            { "secret.part.of.five.pieces", "it is an encrypted one, of five parts" },
            { "secret.part.x", "its header is not an object of JSON" },
            { Parts("[1]", "{}", "AA"), "its header is not an object of JSON" },
            { Parts("""{"alg":"RS256"}""", "secret", "AA"), "its claims are not an object of JSON" },
            { Parts("""{"alg":"RS256"}""", """{"sub":"a","sub":"b"}""", "AA"), "its claims are not an object of JSON" },
            { Parts("""{"alg":"none","alg":"RS256"}""", "{}", "AA"), "its header is not an object of JSON" },
            {
                Parts("""{"alg":"RS256"}""", string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1", "AA"),
                "its claims are not an object of JSON"
            },
            { Parts("""{"alg":"RS256"}""", "{}", "A+/="), "its signature is not base64url" },
            { Parts("""{"alg":"RS256"}""", "{}", "AB"), "its signature is not base64url" },
            { Whole + "AAA", "its signature is not base64url" },
            { Whole[..^3] + "\u0000\u202E\u00E9", "its signature is not base64url" },
        };

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public void What_is_no_token_is_told_why_and_quoted_nowhere(string text, string why)
    {
        TokenReading reading = TokenText.Read(text);

        Assert.Null(reading.Token);
        Assert.StartsWith("The token is not a JWT: " + why, reading.Problem);
        Assert.Equal(StsMessage.NotJwt, reading.Message);
        NotQuoted(text, reading);
    }

    [Fact]
    public void A_token_of_a_megabyte_is_refused_by_its_length_alone()
    {
        string text = "eyJ" + new string('A', 1 << 20) + ".eyJ.A";

        TokenReading reading = TokenText.Read(text);

        Assert.Equal("The token has 1048585 characters, and STS takes 20000 at most.", reading.Problem);
        Assert.Equal(StsMessage.TokenTooLong, reading.Message);
    }

    [Theory]
    [InlineData("eyJhbGciOiJSUzI1NiJ9", true)]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiJ9.e30.x", true)]
    [InlineData("aaaaaaaaaa.bbbbbbbbbbbb.cccccccccccc", true)]
    [InlineData("/var/run/secrets/eks.amazonaws.com/serviceaccount/token", false)]
    [InlineData("token.jwt", false)]
    [InlineData("./my.token.txt", false)]
    public void A_token_is_told_from_the_path_of_a_file(string text, bool isToken) =>
        Assert.Equal(isToken, TokenText.LooksLikeOne(text));

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e15")]
    [InlineData("\"1800000000\"")]
    [InlineData("null")]
    public void A_moment_that_is_none_is_left_out(string claim)
    {
        string text = MadeToken.Text("""{"alg":"RS256"}""", $$"""{"exp":{{claim}}}""", _ => [1]);

        Assert.Null(Keys.Read(text).Expires);
    }

    [Fact]
    public void A_token_as_text_shows_whose_it_is_and_nothing_of_itself()
    {
        string shown = Keys.Read(Whole).ToString();

        Assert.Equal("token of system:serviceaccount:shop:checkout", shown);
    }

    private static string Parts(string header, string claims, string signature) =>
        MadeToken.Url(Encoding.UTF8.GetBytes(header))
        + "."
        + MadeToken.Url(Encoding.UTF8.GetBytes(claims))
        + "."
        + signature;

    private static void NotQuoted(string text, TokenReading reading)
    {
        string said = reading.ToString();
        for (int i = 0; i + 6 <= text.Length; i++)
            Assert.DoesNotContain(text.Substring(i, 6), said);
    }
}
