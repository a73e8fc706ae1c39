using EksThumbprint.Probing;

namespace EksThumbprint.Tests.Issuers;

public sealed class ConnectToTests
{
    [Theory]
    [InlineData("10.0.0.7", "10.0.0.7", null)]
    [InlineData("10.0.0.7:8443", "10.0.0.7", 8443)]
    [InlineData("::1", "::1", null)]
    [InlineData("[::1]", "::1", null)]
    [InlineData("[::1]:8443", "::1", 8443)]
    [InlineData("2001:db8:0:0:0:0:0:7", "2001:db8::7", null)]
    [InlineData("[2001:db8::7]:1", "2001:db8::7", 1)]
    [InlineData("proxy.example.com", "proxy.example.com", null)]
    [InlineData("proxy.example.com:65535", "proxy.example.com", 65535)]
    [InlineData("localhost:8443", "localhost", 8443)]
    [InlineData(" localhost ", "localhost", null)]
    public void An_address_or_a_name_with_or_without_a_port_is_read(string text, string address, int? port)
    {
        Assert.Equal(new ConnectTo(address, port), ConnectTo.Parse(text));
    }

    [Theory]
    [InlineData("10.0.0.7")]
    [InlineData("10.0.0.7:8443")]
    [InlineData("[::1]")]
    [InlineData("[2001:db8::7]:8443")]
    [InlineData("localhost:8443")]
    public void What_is_printed_reads_back(string text)
    {
        Assert.Equal(text, ConnectTo.Parse(text).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(":8443")]
    [InlineData("8443")]
    [InlineData("10.0.0.7:")]
    [InlineData("10.0.0.7:0")]
    [InlineData("10.0.0.7:65536")]
    [InlineData("10.0.0.7:-1")]
    [InlineData("10.0.0.7:https")]
    [InlineData("10.0.0.7: 443")]
    [InlineData("[::1")]
    [InlineData("::1]:443")]
    [InlineData("https://10.0.0.7")]
    [InlineData("10.0.0.7/24")]
    [InlineData("a b")]
    [InlineData("host:1:2")]
    [InlineData("\u001b[2J")]
    public void Anything_else_is_refused_with_examples(string text)
    {
        InputException refused = Assert.Throws<InputException>(() => ConnectTo.Parse(text));

        Assert.Equal("NotAnAddress", refused.Code);
        Assert.EndsWith(
            "Give ADDRESS or ADDRESS:PORT, such as 10.0.0.7:8443 or [::1]:8443.",
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(refused.Message, char.IsControl);
    }
}
