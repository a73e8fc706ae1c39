using EksThumbprint.Probing;

namespace EksThumbprint.Tests.Probing;

public sealed class ConnectToTests
{
    [Theory]
    [InlineData("10.0.0.7", "10.0.0.7", null, "10.0.0.7")]
    [InlineData(" 10.0.0.7:8443 ", "10.0.0.7", 8443, "10.0.0.7:8443")]
    [InlineData("::1", "::1", null, "[::1]")]
    [InlineData("[::1]", "::1", null, "[::1]")]
    [InlineData("[::1]:8443", "::1", 8443, "[::1]:8443")]
    [InlineData("2001:db8::7", "2001:db8::7", null, "[2001:db8::7]")]
    [InlineData("gateway.example", "gateway.example", null, "gateway.example")]
    [InlineData("gateway.example:65535", "gateway.example", 65535, "gateway.example:65535")]
    [InlineData("localhost:1", "localhost", 1, "localhost:1")]
    public void An_address_with_or_without_port_is_read_and_printed(
        string text,
        string address,
        int? port,
        string printed
    )
    {
        ConnectTo read = ConnectTo.Parse(text);

        Assert.Equal(new ConnectTo(address, port), read);
        Assert.Equal(printed, read.ToString());
        Assert.Equal(read, ConnectTo.Parse(printed));
    }

    [Theory]
    [InlineData("")]
    [InlineData(":443")]
    [InlineData("host:")]
    [InlineData("host:0")]
    [InlineData("host:65536")]
    [InlineData("host:https")]
    [InlineData("host:-1")]
    [InlineData("https://host")]
    [InlineData("host/path")]
    [InlineData("two words")]
    [InlineData("[::1]:")]
    public void What_is_no_address_is_refused_with_an_example(string text)
    {
        InputException refused = Assert.Throws<InputException>(() => ConnectTo.Parse(text));

        Assert.Equal("NotAnAddress", refused.Code);
        Assert.Contains("ADDRESS:PORT", refused.Message, StringComparison.Ordinal);
    }
}
