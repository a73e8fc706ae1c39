using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli;

/// <summary>What each answer to the question leads to, over three providers that need a repair.</summary>
public sealed class QuestionTests
{
    private const string Hex = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";

    [Theory]
    [WholeRunData("n n n", 3, "", 1)]
    [InlineData("y n YES", 3, "0 2", 1)]
    [InlineData("y y y", 3, "0 1 2", 0)]
    [InlineData("a", 1, "0 1 2", 0)]
    [WholeRunData("n all", 2, "1 2", 1)]
    [InlineData("y q", 2, "0", 1)]
    [WholeRunData("y END", 2, "0", 1)]
    [InlineData("yep nein no", 3, "", 1)]
    public async Task Only_a_clear_yes_writes(string answers, int questions, string written, int exit)
    {
        await using CliScene scene = new();
        string[] urls =
        [
            .. Enumerable.Range(0, 3).Select(i => scene.Register($"oidc{i}.example", "/x", MotoStory.Dead).Issuer.Url),
        ];
        scene.Answers = new Queue<string?>(answers.Split(' ').Select(answer => answer == "END" ? null : answer));
        CliResult result = await scene.RunAsync(["update", .. urls, "--thumbprint", Hex]);
        Assert.Equal((questions, exit), (scene.Questions.Count, result.Exit));
        string[] changed =
        [
            .. urls.Select((url, i) => (url, i))
                .Where(one => scene.Aws.Peek(scene.Aws.ProviderArn(one.url))!.Thumbprints[0] == Hex)
                .Select(one => $"{one.i}"),
        ];
        Assert.Equal(written, string.Join(' ', changed));
        Assert.Equal(changed.Length, scene.Writes);
    }

    [Fact]
    public async Task A_question_mark_explains_the_answers_and_asks_again()
    {
        await using CliScene scene = new() { Answers = new Queue<string?>(["?", ""]) };
        (LabIssuer issuer, _, _) = scene.Register("oidc.corp.example", "/x", MotoStory.Dead);
        CliResult result = await scene.RunAsync("update", issuer.Url, "--thumbprint", Hex);
        Assert.Equal((2, 0, 1), (scene.Questions.Count, scene.Writes, result.Exit));
        Assert.EndsWith("[y/N/a/q/?] ", scene.Questions[0]);
        foreach (char answer in "ynaq?")
            Assert.Contains($"  {answer}  ", result.Error);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task Whoever_is_asked_sees_what_he_is_asked_about_although_the_output_goes_elsewhere(string format)
    {
        await using CliScene scene = new() { Answers = new Queue<string?>(["n"]) };
        (LabIssuer issuer, _, _) = scene.Register("oidc.corp.example", "/x", MotoStory.Dead);
        CliResult result = await scene.RunAsync("update", issuer.Url, "--thumbprint", Hex, "--format", format);
        Assert.Contains($"+ {Hex} add", result.Error);
        Assert.Contains($"- {MotoStory.Dead} remove", result.Error);
        Assert.True(
            result.Error.IndexOf("remove", StringComparison.Ordinal)
                < result.Error.IndexOf("[y/N", StringComparison.Ordinal)
        );
        Assert.Contains("Declined", result.Output + result.Error);
    }

    [Theory]
    [InlineData("--dry-run")]
    [InlineData("--yes")]
    public async Task A_dry_run_and_a_given_yes_ask_nothing(string option)
    {
        await using CliScene scene = new() { Answers = new Queue<string?>() };
        (LabIssuer issuer, _, _) = scene.Register("oidc.corp.example", "/x", MotoStory.Dead);
        await scene.RunAsync("update", issuer.Url, "--thumbprint", Hex, option);
        Assert.Equal((0, option == "--yes" ? 1 : 0), (scene.Questions.Count, scene.Writes));
    }
}
