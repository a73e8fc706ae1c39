namespace EksThumbprint.Tests.Probing;

public sealed class NoProxyTests
{
    [Theory]
    [InlineData("oidc.corp.example", true)]
    [InlineData("corp.example", true)]
    [InlineData(".corp.example", true)]
    [InlineData("CORP.example.", true)]
    [InlineData("localhost, corp.example", true)]
    [InlineData("corp.example:8443", true)]
    [InlineData("*", true)]
    [InlineData("corp.example:443", false)]
    [InlineData("orp.example", false)]
    [InlineData("other.example", false)]
    [InlineData("a.oidc.corp.example", false)]
    [InlineData(".", false)]
    [InlineData(" , ", false)]
    [InlineData(null, false)]
    public void A_name_covers_itself_and_what_lies_below_it(string? setting, bool covered) =>
        Assert.Equal(covered, NoProxy.Covers(setting, new Uri("https://oidc.corp.example:8443/id/1")));
}
