using EksThumbprint.Der;

namespace EksThumbprint.Tests.Der;

public sealed class DerReaderTests
{
    [Theory]
    [InlineData("0203010203", 2, 3)]
    [InlineData("048180" + Zeros128, 4, 128)]
    [InlineData("0500", 5, 0)]
    public void An_element_is_read_with_its_tag_and_length(string hex, int tag, int length)
    {
        DerReader reader = new(Convert.FromHexString(hex));
        Assert.True(reader.TryRead(out DerElement element));
        Assert.Equal((tag, length), (element.Tag, element.Length));
        Assert.True(reader.IsAtEnd);
        Assert.Equal(Convert.FromHexString(hex), element.Encoded());
    }

    [Theory]
    [InlineData("", "nothing there")]
    [InlineData("02", "no length")]
    [InlineData("020201", "content cut")]
    [InlineData("3080020101", "indefinite length")]
    [InlineData("02810101", "long form for a short length")]
    [InlineData("0282000101", "leading zero in the length")]
    [InlineData("0282", "length cut")]
    [InlineData("0484FFFFFFFF00", "larger than any buffer")]
    [InlineData("04850000000001", "five length bytes")]
    [InlineData("1F0100", "a tag of several bytes")]
    public void What_is_not_DER_is_refused_and_the_position_stays(string hex, string why)
    {
        DerReader reader = new(Convert.FromHexString(hex));
        Assert.False(reader.TryRead(out _), why);
        Assert.Equal(hex.Length == 0, reader.IsAtEnd);
    }

    [Fact]
    public void Nothing_is_read_beyond_the_given_range()
    {
        byte[] data = Convert.FromHexString("0203010203020101");
        Assert.False(new DerReader(data, 0, 4).TryRead(out _));
        DerReader second = new(data, 5, 3);
        Assert.True(second.TryRead(DerTag.Integer, out DerElement one));
        Assert.Equal([1], one.Content());
        Assert.Throws<ArgumentOutOfRangeException>(() => new DerReader(data, 5, 4));
    }

    [Fact]
    public void Another_tag_than_expected_leaves_the_element_unread()
    {
        DerReader reader = new([0x02, 0x01, 0x07]);
        Assert.False(reader.TryRead(DerTag.Sequence, out _));
        Assert.True(reader.TryRead(DerTag.Integer, out DerElement seven));
        Assert.Equal(7, seven[0]);
    }

    [Theory]
    [InlineData("06092A864886F70D01010B", "1.2.840.113549.1.1.11")]
    [InlineData("0603550406", "2.5.4.6")]
    [InlineData("0603883703", "2.999.3")]
    [InlineData("06022A86", null)]
    [InlineData("06022A80", null)]
    [InlineData("0600", null)]
    [InlineData("06032A8001", null)]
    [InlineData("060C2AFFFFFFFFFFFFFFFFFFFF7F", null)]
    [InlineData("0401FF", null)]
    public void Object_identifiers_print_dotted_or_not_at_all(string hex, string? expected)
    {
        DerReader reader = new(Convert.FromHexString(hex));
        Assert.True(reader.TryRead(out DerElement element));
        Assert.Equal(expected, DerOid.Read(element));
    }

    private const string Zeros32 = "0000000000000000000000000000000000000000000000000000000000000000";
    private const string Zeros128 = Zeros32 + Zeros32 + Zeros32 + Zeros32;
}
