using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EksThumbprint.Tests.Docs;

/// <summary>The texts show command lines that the command line takes, and leave no option out.</summary>
public sealed partial class CommandLineTests
{
    public static TheoryData<string> Files => Texts.FileRows;

    public static TheoryData<string> Pages => Texts.PageRows;

    public static TheoryData<string> Commands => [.. CliFacts.Commands.Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_line_that_is_shown_parses(string path)
    {
        TextPage page = Texts.Page(path);
        IEnumerable<string> lines = page
            .CodeLines.Concat(page.Spans)
            .Select(line => Line().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value);
        // 'test --report' in a sentence leaves out what belongs to the option.
        IEnumerable<string> spans = page.Spans.Where(span =>
            span.Contains(" -", StringComparison.Ordinal) && CliFacts.Command(span.Split(' ')[0]) is not null
        );
        Texts.AllRight(
            path,
            lines
                .Select(CliFacts.Wrong)
                .Concat(
                    spans.Select(span =>
                        CliFacts.Wrong(span) is { } wrong && CliFacts.Wrong(span + " WORD") is not null ? wrong : null
                    )
                )
                .OfType<string>()
        );
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_option_that_is_named_is_there(string path)
    {
        // Another program's line, or its span, has options of its own.
        string text = Foreign()
            .Replace(RepositoryFiles.Read(path).Replace("\\\n", " ", StringComparison.Ordinal), string.Empty);
        Texts.AllRight(
            path,
            Option()
                .Matches(text)
                .Select(match => match.Value)
                .Where(option => !CliFacts.Takes(option))
                .Select(option => $"no command has {option}")
        );
    }

    [Fact]
    public void The_table_of_commands_gives_each_its_own_options()
    {
        (string Heading, string[] First, string[] Others)[] rows =
        [
            .. Texts.Page("docs/command-line.md").Rows.Where(row => row.Heading == "command"),
        ];
        Assert.Equal(CliFacts.Commands.Select(command => command.Name), rows.SelectMany(row => row.First));
        foreach ((_, string[] names, string[] options) in rows)
        {
            Command[] commands = [.. names.Select(name => CliFacts.Command(name)!)];
            Assert.All(options, option =>
                Assert.True(CliFacts.Takes(option, commands), $"{string.Join(", ", names)} has no {option}")
            );
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_option_says_what_it_does(string name) =>
        Assert.All(CliFacts.Command(name)!.Options, option =>
            Assert.True(
                option.Description is { Length: > 15 } && option.Description.EndsWith('.'),
                $"{name} {option.Name}: '{option.Description}'"
            )
        );

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_exit_code_that_is_named_is_one(string path) =>
        Texts.AllRight(
            path,
            ExitCodeWords()
                .Matches(RepositoryFiles.Read(path))
                .Select(match => match.Groups[1].Value)
                .Where(code => !CliFacts.ExitCodes.Values.Contains(int.Parse(code, CultureInfo.InvariantCulture)))
                .Select(code => $"there is no exit code {code}")
        );

    [Fact]
    public void Every_exit_code_is_in_the_first_pages_help_and_the_pages_table_has_no_other()
    {
        Assert.All(CliFacts.ExitCodes.Values, code =>
            Assert.Matches(
                $@"\b{code} ",
                CliFacts.Root.Description![CliFacts.Root.Description!.IndexOf("Exit codes", StringComparison.Ordinal)..]
            )
        );
        int[] shown =
        [
            .. Texts
                .Page("docs/command-line.md")
                .Column("exit code")
                .Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)),
        ];
        Assert.Equal(CliFacts.ExitCodes.Values, shown);
    }

    [GeneratedRegex(@"^\s*(?:\$ )?(?:eks-thumbprint|dotnet run --project src/EksThumbprint\.Cli --) (\S.*)$")]
    private static partial Regex Line();

    [GeneratedRegex(
        @"(?m)^.*(?:aws|openssl|kubectl|eksctl|dotnet|npx|pwsh) [a-z-]+ .*$"
            + @"|`(?:aws|openssl|kubectl|eksctl|dotnet|pwsh)\b[^`]*`|<url>.*?</url>"
    )]
    private static partial Regex Foreign();

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]+\b")]
    private static partial Regex Option();

    [GeneratedRegex(@"[Ee]xit codes? (?:is )?([0-9]+)")]
    private static partial Regex ExitCodeWords();
}
