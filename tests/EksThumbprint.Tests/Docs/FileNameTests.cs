using System.Text.RegularExpressions;

namespace EksThumbprint.Tests.Docs;

/// <summary>The texts name files, folders, tasks and variables that are there.</summary>
public sealed partial class FileNameTests
{
    public static TheoryData<string> Files => Texts.FileRows;

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_that_is_named_is_there(string path)
    {
        string text = RepositoryFiles.Read(path);
        Texts.AllRight(
            path,
            BelowTheRoot()
                .Matches(text)
                .Concat(SourceFile().Matches(text))
                .Select(match => match.Groups[1].Value.TrimEnd('.'))
                .Where(file => !RepositoryFiles.Has(file))
                .Select(file => $"there is no {file}")
        );
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_task_of_the_build_that_is_named_is_one(string path) =>
        Texts.AllRight(
            path,
            Task()
                .Matches(RepositoryFiles.Read(path))
                .Select(match => match.Groups[1].Value)
                .Where(task => !ScriptFacts.Tasks.Contains(task))
                .Select(task => $"build.ps1 has no -Task {task}")
        );

    [Fact]
    public void Every_variable_of_longer_runs_is_read_by_the_tests()
    {
        string[] named =
        [
            .. Variable().Matches(Texts.Page("CONTRIBUTING.md").Text).Select(match => match.Value).Distinct(),
        ];
        string[] read =
        [
            .. RepositoryFiles
                .All.Where(path => path.EndsWith(".cs", StringComparison.Ordinal))
                .SelectMany(path => ReadVariable().Matches(RepositoryFiles.Read(path[1..])))
                .Select(match => match.Groups[1].Value)
                .Distinct(),
        ];
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(read));
    }

    [GeneratedRegex(@"(?<![\w/.:])(?:file://|\./)?((?:src|tests|docs|deploy|runbooks|assets)/[\w./-]*\w)")]
    private static partial Regex BelowTheRoot();

    [GeneratedRegex(@"(?<![\w/$.-])((?:\.{1,2}/)?(?:[\w.-]+/)*[\w.-]+\.(?:cs|ps1|psd1|json|yaml|md))\b")]
    private static partial Regex SourceFile();

    [GeneratedRegex(@"-Task (\w+)")]
    private static partial Regex Task();

    [GeneratedRegex(@"EKSTHUMBPRINT_[A-Z_]+")]
    private static partial Regex Variable();

    [GeneratedRegex("\"(EKSTHUMBPRINT_[A-Z_]+)\"")]
    private static partial Regex ReadVariable();
}
