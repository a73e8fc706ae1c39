using EksThumbprint.Assessment;

namespace EksThumbprint.Tests.Assessment;

public sealed class InternetReachTests
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("issuer.localhost")]
    [InlineData("issuer")]
    [InlineData("kubernetes.default.svc")]
    [InlineData("kubernetes.default.svc.cluster.local")]
    [InlineData("ip-10-0-0-1.ec2.internal")]
    [InlineData("printer.local")]
    [InlineData("printer.local.")]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("[::1]")]
    [InlineData("fd00::1")]
    [InlineData("[fe80::1]")]
    [InlineData("[::ffff:10.0.0.1]")]
    public void What_is_known_inside_only_has_a_reason(string host) =>
        Assert.NotEmpty(InternetReach.WhyNot(host) ?? "");

    [Theory]
    [InlineData("oidc.eks.us-west-2.amazonaws.com")]
    [InlineData("issuer.example")]
    [InlineData("internal.example.com")]
    [InlineData("local.example.com")]
    [InlineData("svc.example.com")]
    [InlineData("mylocal.example")]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("[2600:1f00::1]")]
    public void Other_names_may_be_reached(string host) => Assert.Null(InternetReach.WhyNot(host));
}
