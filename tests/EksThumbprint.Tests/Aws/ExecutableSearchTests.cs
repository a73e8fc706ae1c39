using System.Reflection;
using System.Runtime.Versioning;
using EksThumbprint.Aws.Cli;

namespace EksThumbprint.Tests.Aws;

public sealed class ExecutableSearchTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("path-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_first_folder_on_PATH_wins()
    {
        string second = Program("b", "aws");
        Program("c", "aws");
        Assert.Equal(second, Find("aws", windows: false, "a", "b", "c"));
    }

    [Fact]
    public void A_folder_of_that_name_is_passed_over()
    {
        Directory.CreateDirectory(Path.Combine(_root, "a", "aws"));
        Assert.Equal(Program("b", "aws"), Find("aws", windows: false, "a", "b"));
    }

    [Fact]
    public void A_file_without_the_right_to_run_is_passed_over()
    {
        string? build = typeof(AwsCli).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()?.FrameworkName;
        Assert.SkipWhen(
            OperatingSystem.IsWindows() || build!.StartsWith(".NETStandard", StringComparison.Ordinal),
            "Neither Windows nor the .NET Standard build knows permission bits."
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Program("a", "aws"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(Program("b", "aws"), Find("aws", windows: false, "a", "b"));
    }

    [Fact]
    public void On_Windows_a_program_goes_before_a_batch_file_and_a_bare_file_does_not_count()
    {
        Assert.SkipWhen(
            OperatingSystem.IsWindows(),
            "Drive letters hold the separator that this test writes its PATH with."
        );
        Program("a", "aws");
        string batch = Program("b", "aws.cmd");
        Assert.Equal(batch, Find("aws", windows: true, "a", "b"));
        Assert.Equal(Program("b", "aws.exe"), Find("aws", windows: true, "a", "\"b\""));
    }

    [Theory]
    [InlineData("C:")]
    [InlineData("C:tools")]
    [InlineData("\\")]
    [InlineData("\\tools")]
    public void On_Windows_a_folder_that_depends_on_the_working_directory_is_never_searched(string folder) =>
        Assert.Null(ExecutableSearch.Find("aws", folder, windows: true));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("::.:bin")]
    public void The_working_directory_is_never_searched(string? path) =>
        Assert.Null(ExecutableSearch.Find("aws", path, windows: false));

    [Fact]
    public void A_path_is_taken_as_it_is()
    {
        string program = Program("a", "aws");
        Assert.Equal(program, ExecutableSearch.Find(program, "/nowhere", windows: false));
        Assert.Null(ExecutableSearch.Find(Path.Combine(_root, "b", "aws"), Path.Combine(_root, "a"), windows: false));
    }

    [Fact]
    public void Without_an_AWS_CLI_the_sentence_says_what_to_do()
    {
        AwsCli aws = new(new AwsCliOptions { Environment = new Dictionary<string, string?> { ["PATH"] = _root } });
        AwsException failure = Assert.Throws<AwsException>(() =>
            aws.ListClusters(null, TestContext.Current.CancellationToken)
        );
        Assert.Equal(AwsFailure.NotInstalled, failure.Failure);
        Assert.Equal(
            "The AWS CLI ('aws') is not on PATH. Install it (https://aws.amazon.com/cli/), or run where it is "
                + "installed.",
            failure.Message
        );
    }

    private string? Find(string name, bool windows, params string[] folders)
    {
        string path = string.Join(
            windows ? ';' : ':',
            folders.Select(folder =>
                folder[0] == '"' ? $"\"{Path.Combine(_root, folder.Trim('"'))}\"" : Path.Combine(_root, folder)
            )
        );
        return ExecutableSearch.Find(name, path, windows);
    }

    private string Program(string folder, string name)
    {
        string file = Path.Combine(Directory.CreateDirectory(Path.Combine(_root, folder)).FullName, name);
        File.WriteAllText(file, string.Empty);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return file;
    }
}
