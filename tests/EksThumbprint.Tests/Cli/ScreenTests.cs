namespace EksThumbprint.Tests.Cli;

/// <summary>What depends on the screen: the room for names, and colour.</summary>
public sealed class ScreenTests : IAsyncLifetime
{
    private const string Dead = MotoStory.Dead;
    private const string LongPath = "/a/path/that/is/much/longer/than/any/column/can/be/and/goes/on";

    private readonly CliScene _scene = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Theory]
    [InlineData(80, 22)]
    [InlineData(120, 41)]
    [InlineData(200, 41)]
    public async Task A_name_gets_the_room_that_it_needs_and_no_more(int width, int names)
    {
        _scene.Width = width;
        string longest = _scene.Register("oidc.corp.example", LongPath, Dead).Issuer.Url;
        string[] wide = (await _scene.RunAsync("test", longest)).Lines;
        Assert.Equal(names + 2, wide[0].IndexOf("STATUS", StringComparison.Ordinal));
        Assert.Equal(names + 2, wide[1].IndexOf("Mismatch", StringComparison.Ordinal));
        string[] narrow = (await _scene.RunAsync("test", "absent")).Lines;
        Assert.Equal(24, narrow[0].IndexOf("STATUS", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_progress_line_tells_of_the_lists_then_how_many_are_done_and_is_gone_at_the_end()
    {
        using StringWriter progress = new();
        _scene.Progress = progress;
        _scene.Register("oidc.corp.example", "/x", Dead);
        _scene.Register("oidc.other.example", "/y", Dead);

        await _scene.RunAsync("test", "--all");

        string[] shown = progress.ToString().Split("\r\u001b[K", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("Listing OIDC providers", shown[0]);
        Assert.Contains("1 of 2: oidc.corp.example/x ...", shown);
        Assert.Contains("2 of 2: oidc.other.example/y ...", shown);
        Assert.EndsWith("\u001b[K", progress.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_shows_no_progress()
    {
        using StringWriter progress = new();
        _scene.Progress = progress;
        await _scene.RunAsync("test", _scene.Register("oidc.corp.example", "/x", Dead).Issuer.Url, "--quiet");
        Assert.Empty(progress.ToString());
    }

    [Fact]
    public async Task Colour_is_for_the_verdict_alone_and_moves_nothing()
    {
        string url = _scene.Register("oidc.corp.example", "/x", Dead).Issuer.Url;
        string plain = (await _scene.RunAsync("test", url)).Output;
        _scene.Coloured = true;
        string coloured = (await _scene.RunAsync("test", url)).Output;
        Assert.Matches("\u001b\\[31mMismatch *\u001b\\[0m", coloured);
        Assert.Equal(plain, coloured.Replace("\u001b[31m", string.Empty).Replace("\u001b[0m", string.Empty));
    }
}
