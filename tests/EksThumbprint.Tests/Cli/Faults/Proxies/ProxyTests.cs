using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli.Faults.Proxies;

/// <summary>The real command line with a proxy in its environment, judged by what the proxy counts.</summary>
public sealed class ProxyTests
{
    /// <summary>Everyday one row of each exit code: each is a process.</summary>
    public static TheoryData<string> Rows =>
        [.. TestSize.Rows(ProxyTable.Rows, row => row.Exit).Select(row => row.When)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task The_proxy_counts_and_the_user_is_told_what_the_table_says(string when)
    {
        ProxyRow row = ProxyTable.Rows.Single(row => row.When == when);
        await using ProxyScene scene = new();
        row.Arrange(scene);

        CliResult result = scene.Run();

        int asked = scene.Proxy.Asked.Count;
        // Where the answer comes in the end, a busy machine may have taken one connection more.
        bool asOften = asked == row.Asked || (row is { Exit: 0, Asked: > 0 } && asked == row.Asked + 1);
        Assert.True(row.Exit == result.Exit && asOften, $"{string.Join(' ', scene.Proxy.Asked)} {result}");
        Assert.Equal(row.Exit == 0, result.Output.Contains(ProxyScene.Top, StringComparison.Ordinal));
        Assert.Equal(row.Exit != 0, result.Error.Contains("Unreachable", StringComparison.Ordinal));
        Assert.All(row.Words, words => Assert.Contains(words, result.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("sesame", result.Output + result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fred", result.Output + result.Error, StringComparison.Ordinal);
    }
}
