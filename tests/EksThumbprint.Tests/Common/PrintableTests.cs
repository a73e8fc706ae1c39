using System.Globalization;
using System.Text;
using EksThumbprint.Common;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Common;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("oidc.eks.eu-west-1.amazonaws.com")]
    [InlineData("Prüfstelle – 認証局 ☎ 𝒜 😀")]
    [InlineData("'quotes' \"double\" back\\slash")]
    [InlineData("")]
    public void Ordinary_text_of_any_script_stays_as_it_is(string text)
    {
        Assert.Same(text, Printable.Escape(text));
    }

    [Fact]
    public void Nothing_is_nothing()
    {
        Assert.Equal(string.Empty, Printable.Escape(null));
        Assert.Equal(string.Empty, Printable.Shorten(null, 5));
    }

    [Theory]
    [InlineData("\u001b[31mred", "\\u{001B}[31mred")]
    [InlineData("a\r\nb\tc", "a\\u{000D}\\u{000A}b\\u{0009}c")]
    [InlineData("\u009b2J", "\\u{009B}2J")]
    [InlineData("a\u202eb\u2066c\u200fd", "a\\u{202E}b\\u{2066}c\\u{200F}d")]
    [InlineData("zero\u200bwidth\ufeff", "zero\\u{200B}width\\u{FEFF}")]
    [InlineData("a\u2028b\u2029c", "a\\u{2028}b\\u{2029}c")]
    [InlineData("\ue000", "\\u{E000}")]
    [InlineData("nul\0", "nul\\u{0000}")]
    public void Control_format_and_direction_changing_characters_are_escaped(string text, string shown)
    {
        Assert.Equal(shown, Printable.Escape(text));
    }

    [Fact]
    public void A_surrogate_without_its_other_half_is_escaped()
    {
        Assert.Equal("a\\u{D83D}b\\u{DE00}", Printable.Escape("a" + (char)0xD83D + "b" + (char)0xDE00));
    }

    [Fact]
    public void Invisible_characters_beyond_the_first_plane_are_escaped_whole()
    {
        // U+E0041, a tag letter that no terminal shows, and U+10FFFD, for private use.
        Assert.Equal("x\\u{E0041}y", Printable.Escape("x\U000E0041y"));
        Assert.Equal("\\u{10FFFD}", Printable.Escape("\U0010FFFD"));
    }

    [Fact]
    public void Whatever_comes_in_nothing_hostile_goes_out()
    {
        Seeded.Each(300, random =>
        {
            string text = new([
                .. Enumerable.Range(0, 40).Select(_ => (char)random.Below(random.Coin() ? 0x300 : 0x10000)),
            ]);

            string shown = Printable.Escape(text);

            Assert.All(shown.EnumerateRunes(), rune => Assert.DoesNotContain(Rune.GetUnicodeCategory(rune), Hostile));
            Assert.Equal(shown, Printable.Escape(shown));
        });
    }

    private static readonly UnicodeCategory[] Hostile =
    [
        UnicodeCategory.Control,
        UnicodeCategory.Format,
        UnicodeCategory.Surrogate,
        UnicodeCategory.LineSeparator,
        UnicodeCategory.ParagraphSeparator,
        UnicodeCategory.PrivateUse,
    ];

    [Theory]
    [InlineData("12345", 5, "12345")]
    [InlineData("123456", 5, "1234…")]
    [InlineData("\u001bx", 8, "\\u{001B…")]
    public void Long_text_is_cut_with_an_ellipsis_after_it_was_escaped(string text, int length, string shown)
    {
        Assert.Equal(shown, Printable.Shorten(text, length));
    }

    [Fact]
    public void A_cut_never_halves_a_character()
    {
        Assert.Equal("abc…", Printable.Shorten("abc😀def", 5));
        Assert.Equal("abc😀…", Printable.Shorten("abc😀def", 6));
    }
}
