using System.Diagnostics;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Probing;

/// <summary>
/// curl itself is asked what NO_PROXY means. Nothing listens at either end; whom it dials is all that counts.
/// </summary>
public sealed class NoProxyCurlTests
{
    private static readonly Version FirstWithRanges = new(7, 86);

    [Theory]
    [InlineData("127.1.2.7")]
    [InlineData("127.1.2.8")]
    [InlineData("127.0.0.0/8")]
    [InlineData("127.255.255.255/8")]
    [InlineData("127.1.2.6/31")]
    [InlineData("127.1.2.8/31")]
    [InlineData("127.1.2.7/32")]
    [InlineData("127.0.0.0/9")]
    [InlineData("127.128.0.0/9")]
    [InlineData("126.0.0.0/7")]
    [InlineData("126.0.0.0/8")]
    [InlineData("10.0.0.0/8,127.0.0.0/8")]
    [InlineData("10.0.0.0/8, 192.168.0.0/16")]
    [InlineData("localhost 127.0.0.0/8")]
    [InlineData("127.0.0.0/33")]
    [InlineData("127.0.0.0/")]
    [InlineData("127.0.0.0/x")]
    [InlineData("127.01.2.7")]
    [InlineData("::/1")]
    [InlineData("7")]
    [InlineData("2.7")]
    [InlineData(".2.7")]
    [InlineData("*")]
    public void Addresses_are_covered_as_by_curl(string setting) =>
        Assert.Equal(
            CurlConnectsDirectly("127.1.2.7", setting),
            NoProxy.Covers(setting, new Uri("https://127.1.2.7:1/"))
        );

    [Theory]
    [InlineData("localhost")]
    [InlineData(".localhost")]
    [InlineData("LOCALHOST.")]
    [InlineData("ocalhost")]
    [InlineData("a.localhost")]
    [InlineData("127.0.0.0/8")]
    [InlineData("127.0.0.1")]
    [InlineData("::1,127.0.0.1")]
    [InlineData("0.0.0.0/1")]
    public void A_name_is_never_covered_by_the_address_that_it_leads_to(string setting) =>
        Assert.Equal(
            CurlConnectsDirectly("localhost", setting),
            NoProxy.Covers(setting, new Uri("https://localhost:1/"))
        );

    private static bool CurlConnectsDirectly(string host, string setting)
    {
        string? curl = OnPath.Find("curl");
        Assert.SkipWhen(curl is null, "curl is not on PATH.");
        string version = Run(curl, "--version").Split(' ')[1];
        Assert.SkipWhen(Version.Parse(version) < FirstWithRanges, $"curl {version} knows no ranges of addresses.");
        string said = Run(
            curl,
            "--disable",
            "--verbose",
            "--silent",
            "--max-time",
            "20",
            "--proxy",
            "http://127.9.9.9:1",
            "--noproxy",
            setting,
            $"https://{host}:1/"
        );
        Assert.Contains("Trying ", said, StringComparison.Ordinal);
        return !said.Contains("Trying 127.9.9.9:1", StringComparison.Ordinal);
    }

    private static string Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        return output + error.GetAwaiter().GetResult();
    }
}
