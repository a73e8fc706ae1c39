using EksThumbprint.Tokens;

namespace EksThumbprint.Tests.Tokens;

public sealed class ServiceAccountTests
{
    [Theory]
    [InlineData("shop/checkout")]
    [InlineData(" shop/checkout\n")]
    [InlineData("system:serviceaccount:shop:checkout")]
    public void It_is_read_as_people_write_it(string text)
    {
        ServiceAccount account = ServiceAccount.Parse(text);

        Assert.Equal(new ServiceAccount("shop", "checkout"), account);
        Assert.Equal("system:serviceaccount:shop:checkout", account.Subject);
    }

    [Theory]
    [InlineData("")]
    [InlineData("checkout")]
    [InlineData("shop/checkout/x")]
    [InlineData("Shop/checkout")]
    [InlineData("shop/-checkout")]
    [InlineData("sh.op/checkout")]
    [InlineData("shop:checkout")]
    [InlineData("system:serviceaccount:shop")]
    public void Anything_else_is_refused_with_the_form(string text)
    {
        InputException wrong = Assert.Throws<InputException>(() => ServiceAccount.Parse(text));

        Assert.Equal("NotAServiceAccount", wrong.Code);
        Assert.Contains("my-namespace/my-service-account", wrong.Message);
    }
}
