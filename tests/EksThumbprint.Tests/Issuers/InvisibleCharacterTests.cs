using EksThumbprint.Issuers;
using EksThumbprint.Probing;

namespace EksThumbprint.Tests.Issuers;

/// <summary>A name with hidden characters is refused wherever a name is read, not quietly cleaned.</summary>
public sealed class InvisibleCharacterTests
{
    public static TheoryData<int> Characters =>
        [
            0x00AD,
            0x034F,
            0x061C,
            0x115F,
            0x180B,
            0x180E,
            0x200B,
            0x200D,
            0x200F,
            0x202E,
            0x2060,
            0x2066,
            0x2800,
            0x3164,
            0xFE0F,
            0xFEFF,
            0xE0041,
            0xE0101,
        ];

    private static string Refused(Func<object> parse)
    {
        InputException refused = Assert.Throws<InputException>(parse);
        Assert.Equal("InvisibleCharacter", refused.Code);
        Assert.Null(InvisibleCharacter.Find(refused.Message));
        return refused.Message;
    }

    [Theory]
    [MemberData(nameof(Characters))]
    public void An_issuer_with_an_invisible_character_anywhere_is_refused_by_the_characters_number(int code)
    {
        string hidden = char.ConvertFromUtf32(code);
        foreach (
            string text in new[]
            {
                $"oidc.te{hidden}st",
                $"https://oidc.te{hidden}st/id/A",
                $"https://{hidden}oidc.test/",
                $"https://oidc.test{hidden}",
                $"https://oidc.test/te{hidden}nant",
            }
        )
        {
            string said = Refused(() => IssuerUrl.Parse(text));
            Assert.Contains($"U+{code:X4}", said, StringComparison.Ordinal);
            Refused(() => Target.Parse(text));
        }
    }

    [Theory]
    [MemberData(nameof(Characters))]
    public void No_other_name_is_cleaned_either(int code)
    {
        string hidden = char.ConvertFromUtf32(code);

        Refused(() => Target.Parse($"arn:aws:iam::111122223333:oidc-provider/oidc.te{hidden}st"));
        Assert.Null(HostName.From($"keys.te{hidden}st"));
        Assert.Equal(
            "NotAnAddress",
            Assert.Throws<InputException>(() => ConnectTo.Parse($"keys.te{hidden}st:8443")).Code
        );
    }

    [Theory]
    [InlineData("https://bücher.example/", "https://xn--bcher-kva.example/")]
    [InlineData("https://例え.example/", "https://xn--r8jz45g.example/")]
    [InlineData("https://😀.example/", "https://xn--e28h.example/")]
    public void Letters_that_are_seen_are_no_reason_to_refuse(string text, string url) =>
        Assert.Equal(url, IssuerUrl.Parse(text).ToString());
}
