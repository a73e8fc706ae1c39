using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;

namespace EksThumbprint.Tests.Cli;

/// <summary>
/// What several targets come to: the table, the totals, and one paragraph for all that need the same.
/// </summary>
public sealed class SummaryTests : IAsyncLifetime
{
    private const string Dead = MotoStory.Dead;
    private const string EksHost = "oidc.eks.us-west-2.amazonaws.com";

    private readonly CliScene _scene = new();
    private LabHost? _host;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task Clusters_that_need_the_same_share_a_sentence_their_names_and_one_command()
    {
        CliResult result = await _scene.RunAsync(["test", .. Stale("one", "two", "three"), "absent"]);
        string[] lines = result.Error.Split('\n');
        Assert.Equal("4 tested: 3 Stale, 1 NoCluster.", lines[0]);
        int group = Array.IndexOf(lines, "Stale (3): drift; pods work");
        Assert.Equal("  one, two, three", lines[group + 1]);
        Assert.StartsWith("  Nothing listed is served, expected is ", lines[group + 2]);
        Assert.Equal(
            "  -> Add the expected value: eks-thumbprint update one two three --region us-west-2",
            lines[group + 3]
        );
        Assert.Contains("NoCluster (1): no cluster of that name", lines);
        Assert.DoesNotContain("Stale: Nothing", result.Error);
    }

    [Fact]
    public async Task The_one_command_updates_them_all()
    {
        string[] names = Stale("one", "two");
        CliResult test = await _scene.RunAsync(["test", .. names]);
        string command = test.Error.Split('\n').Single(line => line.Contains("eks-thumbprint update "));
        string[] words = command[command.IndexOf("update ", StringComparison.Ordinal)..].Split(' ');
        CliResult update = await _scene.RunAsync([.. words, "--yes"]);
        Assert.True(update.Exit == 0, update.ToString());
        Assert.Equal(2, _scene.Writes);
        Assert.Equal(0, (await _scene.RunAsync(["test", .. names])).Exit);
    }

    [Fact]
    public async Task What_fails_now_stands_before_what_cannot_be_told_and_that_before_what_works()
    {
        string[] stale = Stale("drifts");
        string corp = _scene.Register("oidc.corp.example", "/x", Dead).Issuer.Url;
        CliResult result = await _scene.RunAsync("test", "absent", stale[0], corp);
        string[] heads =
        [
            .. result.Error.Split('\n').Where(line => line.Contains("): ")).Select(line => line.Split(' ')[0]),
        ];
        Assert.Equal(["Mismatch", "NoCluster", "Stale"], heads);
    }

    [Fact]
    public async Task A_single_target_and_verbose_tell_everything()
    {
        string[] names = Stale("one", "two");
        CliResult single = await _scene.RunAsync("test", names[0]);
        Assert.StartsWith("one: Stale: Nothing listed is served", single.Error);
        Assert.DoesNotContain("tested:", single.Error);
        CliResult verbose = await _scene.RunAsync("test", names[0], names[1], "--verbose");
        Assert.StartsWith("2 tested: 2 Stale.", verbose.Error);
        Assert.Contains("one: Stale: Nothing", verbose.Error);
        Assert.Contains("two: Listed: ", verbose.Error);
        Assert.DoesNotContain("Stale (2)", verbose.Error);
    }

    [Fact]
    public async Task Orphans_are_not_given_a_row_of_commands_that_delete()
    {
        for (int i = 0; i < 5; i++)
            _scene.Aws.CreateProvider($"https://{EksHost}/id/{new string((char)('A' + i), 32)}", [Dead]);
        CliResult result = await _scene.RunAsync("test", "--all");
        Assert.Single(result.Error.Split('\n'), line => line.Contains("delete-open-id-connect-provider"));
        Assert.Contains("and likewise for the other 4; --verbose has each command.", result.Error);
        CliResult all = await _scene.RunAsync("test", "--all", "-v");
        Assert.Equal(5, all.Error.Split('\n').Count(line => line.Contains("delete-open-id-connect-provider")));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Nothing_is_wider_than_the_screen_but_a_word_that_stands_alone(int width)
    {
        Stale("one", "two", "three-with-a-name-that-is-rather-long-for-a-cluster", "four", "five", "six");
        _scene.Aws.CreateProvider($"https://{EksHost}/id/{new string('A', 32)}", [Dead]);
        _scene.Width = width;
        CliResult result = await _scene.RunAsync("test", "--all");
        Assert.All(result.Lines.Concat(result.Error.Split('\n')), line =>
            Assert.True(line.Length <= width || !line.Trim(' ', '\\').Contains(' '), line)
        );
        string command = Joined(result.Error).Split("eks-thumbprint update ")[1].Split('\n')[0];
        Assert.Equal(6 + 2, command.Split(' ').Length);
        Assert.EndsWith(" --region us-west-2", command);
    }

    [Theory]
    [InlineData("prod", 0, "")]
    [InlineData("prod absent", 2, "2 tested: 1 Match, 1 NoCluster.\n")]
    [InlineData("prod drifts", 1, "2 tested: 1 Match, 1 Stale.\n")]
    public async Task Quiet_prints_only_why_the_exit_code_is_not_0(string targets, int exit, string error)
    {
        Stale("drifts");
        AddCluster("prod");
        CliResult result = await _scene.RunAsync(["test", .. targets.Split(' '), "--quiet"]);
        Assert.Equal(new CliResult(exit, string.Empty, error), result);
    }

    [Fact]
    public async Task A_quiet_update_prints_what_did_not_go_well()
    {
        string[] names = Stale("one");
        string corp = _scene.Register("oidc.corp.example", "/x", Dead).Issuer.Url;
        CliResult result = await _scene.RunAsync("update", names[0], corp, "--yes", "-q");
        Assert.Equal((1, string.Empty, 1), (result.Exit, result.Output, _scene.Writes));
        Assert.StartsWith("oidc.corp.example/x: Refused: ", result.Error);
        Assert.DoesNotContain("one", result.Error.Split('\n')[0]);
    }

    [Theory]
    [InlineData("--quiet --verbose", "not both")]
    [InlineData("--quiet --format json", "prints no results")]
    public async Task Quiet_goes_with_nothing_that_prints(string options, string told)
    {
        CliResult result = await _scene.RunAsync(["test", "prod", .. options.Split(' ')]);
        Assert.Equal(64, result.Exit);
        Assert.Contains(told, result.Error);
    }

    /// <summary>Clusters of one region, whose chain is trusted and whose list is old.</summary>
    private string[] Stale(params string[] names)
    {
        foreach (string name in names)
            AddCluster(name, Dead);
        return names;
    }

    private void AddCluster(string name, string? thumbprint = null)
    {
        if (_host is null)
        {
            LabPki pki = LabPki.Create(LabKeyKind.Ecdsa, EksHost);
            _host = _scene.Server.AddHost(EksHost, pki.Served(3));
            _scene.AmazonRoots = [pki.Root.Certificate, pki.ServicesRoot.Certificate];
        }

        string url = LabIssuer.Create(_host).Url;
        _scene.Aws.CreateCluster(name, url);
        _scene.Aws.CreateProvider(url, [thumbprint ?? _host.Chain.Thumbprints[^1].ToString()]);
    }

    /// <summary>Lines that a shell reads as one.</summary>
    private static string Joined(string text) =>
        string.Join(
            ' ',
            text.Replace("\\\n", " ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
}
