using EksThumbprint.Tests.Support;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Thumbprints;

public sealed class ThumbprintTests
{
    private const string Known = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";
    private const string Colons = "9E:99:A4:8A:99:60:B1:49:26:BB:7F:3B:02:E2:2D:A2:B0:AB:72:80";

    [Theory]
    [InlineData(Known)]
    [InlineData("9E99A48A9960B14926BB7F3B02E22DA2B0AB7280")]
    [InlineData("9e99A48a9960b14926BB7f3b02e22da2b0aB7280")]
    [InlineData(Colons)]
    [InlineData("9e 99 a4 8a 99 60 b1 49 26 bb 7f 3b 02 e2 2d a2 b0 ab 72 80")]
    [InlineData("9E-99-A4-8A-99-60-B1-49-26-BB-7F-3B-02-E2-2D-A2-B0-AB-72-80")]
    [InlineData("SHA1 Fingerprint=" + Colons)]
    [InlineData("sha1 Fingerprint=" + Colons)]
    [InlineData("  SHA1 Fingerprint = " + Colons + "\r\n")]
    [InlineData("Thumbprint=" + Known)]
    [InlineData("\t" + Known + "\n")]
    public void Every_usual_way_of_writing_reads_as_the_same_forty_lower_case_digits(string text)
    {
        Assert.Equal(Known, Thumbprint.Parse(text).ToString());
    }

    [Fact]
    public void What_is_printed_reads_back_whatever_separators_and_case_are_put_in()
    {
        Seeded.Each(200, random =>
        {
            string hex = Convert.ToHexString(random.Bytes(20));
            string separator = random.Shuffled([":", " ", "-", string.Empty])[0];
            string label = random.Shuffled(["SHA1 Fingerprint=", "sha1 Fingerprint=", string.Empty])[0];
            string written =
                label
                + string.Join(
                    separator,
                    hex.Chunk(2).Select(pair => random.Coin() ? new string(pair) : new string(pair).ToLowerInvariant())
                );

            Thumbprint read = Thumbprint.Parse(written);

            Assert.Equal(hex.ToLowerInvariant(), read.ToString());
            Assert.Equal(read, Thumbprint.Parse(read.ToString()));
        });
    }

    [Theory]
    [InlineData(null, "The thumbprint is empty.")]
    [InlineData("", "The thumbprint is empty.")]
    [InlineData("  \r\n", "The thumbprint is empty.")]
    [InlineData("SHA1 Fingerprint=", "The thumbprint is empty.")]
    [InlineData("9e99a48a9960b14926bb7f3b02e22da2b0ab728", "has 39 hexadecimal digits")]
    [InlineData(Known + "0", "has 41 hexadecimal digits")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e", "has 32 hexadecimal digits")]
    [InlineData("9e99a48a9960b14926bb7f3b02e22da2b0ab728g", "'g' is no hexadecimal digit")]
    [InlineData("0x9e99a48a9960b14926bb7f3b02e22da2b0ab7280", "'x' is no hexadecimal digit")]
    [InlineData("my-cluster", "'m' is no hexadecimal digit")]
    [InlineData("９e99a48a9960b14926bb7f3b02e22da2b0ab7280", "'９' is no hexadecimal digit")]
    [InlineData("serial=9E99A48A9960B14926BB7F3B02E22DA2B0AB7280", "'s' is no hexadecimal digit")]
    [InlineData(Known + "," + Known, "',' is no hexadecimal digit")]
    public void Everything_else_is_refused_with_the_reason_and_what_a_thumbprint_is(string? text, string reason)
    {
        Assert.False(Thumbprint.TryParse(text, out Thumbprint value, out string? problem));
        Assert.Equal(default, value);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
        Assert.EndsWith(
            "A thumbprint is the SHA-1 of a certificate: 40 hexadecimal digits.",
            problem,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("SHA256 Fingerprint=")]
    [InlineData("sha256 Fingerprint=")]
    public void A_SHA_256_is_recognised_as_one_and_the_way_to_the_SHA_1_is_named(string label)
    {
        string sha256 = string.Join(':', Enumerable.Repeat("AB", 32));

        Assert.False(Thumbprint.TryParse(label + sha256, out _, out string? problem));
        Assert.Contains("is a SHA-256 fingerprint (64 digits)", problem, StringComparison.Ordinal);
        Assert.Contains("openssl x509 -fingerprint -sha1", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_characters_come_back_escaped_and_long_input_comes_back_short()
    {
        Assert.False(Thumbprint.TryParse("9e99\u001b[2J\u202e", out _, out string? escape));
        Assert.False(Thumbprint.TryParse(new string('a', 5000), out _, out string? flood));

        Assert.Contains("'9e99\\u{001B}[2J\\u{202E}'", escape, StringComparison.Ordinal);
        Assert.Contains("'\\u{001B}' is no hexadecimal digit", escape, StringComparison.Ordinal);
        Assert.DoesNotContain(escape!, char.IsControl);
        Assert.Contains("has 5000 hexadecimal digits", flood, StringComparison.Ordinal);
        Assert.True(flood!.Length < 250);
    }

    [Fact]
    public void A_failed_parse_throws_an_input_error_with_its_code()
    {
        InputException refused = Assert.Throws<InputException>(() => Thumbprint.Parse("abc"));

        Assert.Equal("NotAThumbprint", refused.Code);
        Assert.Equal(
            "'abc' has 3 hexadecimal digits. A thumbprint is the SHA-1 of a certificate: 40 hexadecimal digits.",
            refused.Message
        );
    }

    [Fact]
    public void The_thumbprint_of_bytes_is_their_SHA_1()
    {
        // FIPS 180 example: SHA-1("abc").
        Assert.Equal(
            "a9993e364706816aba3e25717850c26c9cd0d89d",
            Thumbprint.OfCertificate("abc"u8.ToArray()).ToString()
        );
    }

    [Fact]
    public void Equality_hash_and_order_follow_the_digits()
    {
        Thumbprint one = Thumbprint.Parse(Known);
        Thumbprint same = Thumbprint.Parse(Colons);
        Thumbprint zero = default;

        Assert.True(
            one == same && !(one != same) && one.Equals((object)same) && one.GetHashCode() == same.GetHashCode()
        );
        Assert.True(one != zero && zero < one && one > zero && zero <= one && one >= same && one <= same);
        Assert.False(one.Equals((object)Known));
        Assert.Equal(new string('0', Thumbprint.Digits), zero.ToString());
        Assert.Equal(zero, Thumbprint.Parse(zero.ToString()));
    }
}
