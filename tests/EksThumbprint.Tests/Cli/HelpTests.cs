using EksThumbprint.Cli;
using EksThumbprint.Cli.Hosting;

namespace EksThumbprint.Tests.Cli;

public sealed class HelpTests
{
    public static TheoryData<string> Commands =>
        new("", "chain", "thumbprint", "test", "update", "demo", "help", "completion");

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_fits_80_columns_and_its_examples_are_command_lines(string command)
    {
        await using CliScene scene = new();
        CliResult help = await scene.RunAsync(command.Length == 0 ? ["--help"] : [command, "--help"]);
        Assert.True(help is { Exit: 0, Error: "" }, help.ToString());
        Assert.All(help.Lines, line => Assert.True(line.TrimEnd().Length <= 80, line));

        string[] examples = [.. help.Lines.SkipWhile(line => line != "Examples:").Skip(1).Select(line => line.Trim())];
        Assert.NotEmpty(examples);
        foreach (string example in examples)
        {
            string[] words = example.Split("  ")[0].Split(' ');
            Assert.Equal("eks-thumbprint", words[0]);
            Assert.Empty(
                App.Parse([.. words.Skip(1)], new CliHost { Out = TextWriter.Null, Error = TextWriter.Null }).Errors
            );
        }
    }

    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help test", "test --help")]
    public async Task Help_in_words_is_the_same_page(string words, string option)
    {
        await using CliScene scene = new();
        CliResult asked = await scene.RunAsync(words.Split(' '));
        Assert.Equal(await scene.RunAsync(option.Split(' ')), asked);
        Assert.Equal(0, asked.Exit);
    }

    [Fact]
    public void The_version_is_three_numbers()
    {
        CliResult result = CliProcess.Run(new Dictionary<string, string?>(), "--version");
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", result.Output);
        Assert.Equal(0, result.Exit);
    }

    [Fact]
    public void The_demo_ends_well_and_tells_drift_and_outage_apart()
    {
        CliResult result = CliProcess.Run(new Dictionary<string, string?> { ["PATH"] = Path.GetTempPath() }, "demo");
        Assert.True(result is { Exit: 0, Error: "" }, result.ToString());
        Assert.Contains(result.Lines, line =>
            line.StartsWith("shop ", StringComparison.Ordinal) && line.Contains(" Stale ")
        );
        Assert.Contains(result.Lines, line => line.Contains("/edge ") && line.Contains(" Mismatch "));
        Assert.Contains("IAM was written to 2 times", result.Output);
    }
}
