using System.Net;
using EksThumbprint.Issuers;

namespace EksThumbprint.Tests.Issuers;

public sealed class AddressRangeTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.255.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("198.19.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("2002:7f00:1::")]
    public void An_inside_address_is_not_public(string address) =>
        Assert.False(AddressRange.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("3.120.1.2")]
    [InlineData("11.0.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.1")]
    [InlineData("169.253.255.255")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("192.169.0.1")]
    [InlineData("223.255.255.255")]
    [InlineData("2600:1f00::1")]
    [InlineData("::ffff:3.120.1.2")]
    [InlineData("64:ff9b::378:102")]
    public void An_address_of_the_internet_is_public(string address) =>
        Assert.True(AddressRange.IsPublic(IPAddress.Parse(address)));
}
