using System.Text.RegularExpressions;
using EksThumbprint.Cli;
using EksThumbprint.Cli.Hosting;

namespace EksThumbprint.Tests.Docs;

/// <summary>What the page on the command line shows is what it prints today, at 80 columns.</summary>
public sealed partial class OutputTests
{
    [Fact]
    public async Task The_parts_of_the_demo_that_are_shown_are_the_demos()
    {
        using StringWriter output = new() { NewLine = "\n" };
        CliHost host = new()
        {
            Out = output,
            Error = output,
            Width = 80,
        };
        Assert.Equal(ExitCode.Well, await App.RunAsync(["demo"], host, TestContext.Current.CancellationToken));
        string demo = OnScreen(Made(output.ToString()));
        string[] shown =
        [
            .. Block().Matches(Texts.Page("docs/command-line.md").Text).Select(match => Made(match.Groups[1].Value)),
        ];
        Assert.Equal(2, shown.Length);
        Assert.All(shown, part =>
            Assert.True(
                demo.Contains(part, StringComparison.Ordinal),
                $"The page shows:\n{part}\nThe demo prints:\n{demo}"
            )
        );
    }

    /// <summary>A line that is longer than the terminal goes on below.</summary>
    private static string OnScreen(string text) => TooLong().Replace(text, "$0\n");

    /// <summary>The text without what each run makes anew: digits of thumbprints and of issuers, and dates.</summary>
    private static string Made(string text) =>
        Date().Replace(Digits().Replace(text, match => new string('x', match.Length)), "date");

    [GeneratedRegex(@"```\n(\$ eks-thumbprint .*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?m)^.{80}(?!$)")]
    private static partial Regex TooLong();

    [GeneratedRegex("[0-9a-f]{8,}|[0-9A-F]{16,}")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b")]
    private static partial Regex Date();
}
