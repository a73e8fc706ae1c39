using System.Formats.Asn1;
using EksThumbprint.Der;
using EksThumbprint.Tests.Support;
using static EksThumbprint.Tests.Support.NameForm;

namespace EksThumbprint.Tests.Der;

public sealed class DistinguishedNameTests
{
    private static byte[] Name(string text, UniversalTagNumber type = UniversalTagNumber.UTF8String) =>
        new NameForm([Text(CommonName, text, type)]).Encode().RawData;

    [Fact]
    public void No_text_can_pass_for_the_end_of_its_attribute_and_the_beginning_of_another()
    {
        string[] canonical =
        [
            DistinguishedName.Canonical(Name("A\u00022.5.4.10=B")),
            Canonical([Text(CommonName, "A", UniversalTagNumber.UTF8String)], [Organised("B")]),
            Canonical([Text(CommonName, "A", UniversalTagNumber.UTF8String), Organised("B")]),
            Canonical([Organised("B")], [Text(CommonName, "A", UniversalTagNumber.UTF8String)]),
            Canonical([Text(CommonName, "A", UniversalTagNumber.UTF8String)]),
            Canonical(),
        ];

        Assert.Equal(canonical.Length, canonical.Distinct().Count());
    }

    [Theory]
    [InlineData("300A310830060603550403")] // an attribute without a value
    [InlineData("3003020101")] // no set in it
    [InlineData("300C310A3008060355040313014100")] // something behind
    [InlineData("0500")]
    [InlineData("")]
    public void What_is_no_name_matches_the_same_bytes_only(string hex)
    {
        byte[] name = Convert.FromHexString(hex);

        Assert.Equal(DistinguishedName.Canonical(name), DistinguishedName.Canonical([.. name]));
        Assert.NotEqual(DistinguishedName.Canonical(name), DistinguishedName.Canonical([.. name, 0]));
        Assert.StartsWith("#", DistinguishedName.Canonical(name), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x0C, "FF")] // no UTF-8
    [InlineData(0x1E, "0041AA")] // half a character
    [InlineData(0x1E, "D800")] // half a pair
    [InlineData(0x1C, "0011FFFF")] // beyond Unicode
    [InlineData(0x02, "41")] // a number
    public void Bytes_that_are_no_text_of_their_type_match_only_themselves(byte type, string hex)
    {
        byte[] value = Convert.FromHexString(hex);
        byte[] name =
        [
            0x30,
            (byte)(11 + value.Length),
            0x31,
            (byte)(9 + value.Length),
            0x30,
            (byte)(7 + value.Length),
            .. Convert.FromHexString("0603550403"),
            type,
            (byte)value.Length,
            .. value,
        ];
        byte[] other = [.. name[..^1], (byte)(name[^1] ^ 1)];

        Assert.Contains("2.5.4.3#", DistinguishedName.Canonical(name), StringComparison.Ordinal);
        Assert.NotEqual(DistinguishedName.Canonical(name), DistinguishedName.Canonical(other));
        Assert.NotEqual(DistinguishedName.Canonical(name), DistinguishedName.Canonical(Name("A")));
    }

    private static NameAttribute Organised(string text) => Text(Organisation, text, UniversalTagNumber.UTF8String);

    private static string Canonical(params NameAttribute[][] steps) =>
        DistinguishedName.Canonical(new NameForm(steps).Encode().RawData);
}
