using EksThumbprint.Common;
using EksThumbprint.Issuers;
using EksThumbprint.Policies;
using EksThumbprint.Tests.Tokens;
using EksThumbprint.Tokens;

namespace EksThumbprint.Tests.Common;

/// <summary>A token in a place where none belongs is shown by no message, and reaches nobody.</summary>
public sealed class TokenMaskTests
{
    private static readonly string Token = new MadeToken().Unsigned();

    [Theory]
    [InlineData("{0}", "(token)")]
    [InlineData("no cluster '{0}' here, nor {0}.", "no cluster '(token)' here, nor (token).")]
    [InlineData("https://{0}/path", "https://(token)/path")]
    [InlineData("Bearer {0}\n", "Bearer (token)\\u{000A}")]
    public void What_is_shown_has_words_in_its_place(string form, string shown) =>
        Assert.Equal(shown, Printable.Escape(form.Replace("{0}", Token)));

    [Fact]
    public void One_that_was_cut_off_is_hidden_too()
    {
        string cut = Token[..(Token.LastIndexOf('.') - 20)];

        Assert.Equal("a (token) b", Printable.Escape($"a {cut} b"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("eyJ")]
    [InlineData("keyJohn.example.com")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9 .a")]
    public void Other_text_stays(string text) => Assert.Equal(text, Printable.Escape(text));

    [Fact]
    public void A_megabyte_that_looks_like_one_throughout_takes_little_time()
    {
        string text = string.Concat(Enumerable.Repeat("eyJ", 350_000));
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(text, TokenMask.Hide(text));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer ")]
    [InlineData("\n ")]
    public void It_is_no_target_no_ARN_and_no_service_account(string before)
    {
        string broken = before + Token.Insert(90, "\n");
        string[] messages =
        [
            Assert.Throws<InputException>(() => Target.Parse(broken)).ToString(),
            RoleArn.Read(broken).Problem!,
            Assert.Throws<InputException>(() => ServiceAccount.Parse(broken)).ToString(),
        ];

        foreach (string message in messages)
        {
            Assert.Contains("token", message);
            for (int i = 0; i + 8 <= Token.Length; i += 4)
                Assert.DoesNotContain(Token.Substring(i, 8), message);
        }
    }
}
