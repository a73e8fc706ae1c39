using System.Xml.Linq;
using EksThumbprint.Lab.Serving;

namespace EksThumbprint.Tests.Cli;

/// <summary>
/// What <c>test</c> writes for build agents and for people, from the command line's beginning to its end.
/// </summary>
public sealed class ReportTests : IAsyncLifetime
{
    private readonly CliScene _scene = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("eks-thumbprint-").FullName;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _scene.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Junit_is_well_formed_and_nothing_else_is_on_standard_output()
    {
        (LabIssuer issuer, _, _) = _scene.Register("oidc.corp.example", "/edge", MotoStory.Dead);
        CliResult result = await _scene.RunAsync("test", issuer.Url, "oidc.absent.example", "--format", "junit");
        XElement root = XDocument.Parse(result.Output).Root!;
        XElement[] cases = [.. root.DescendantsAndSelf("testcase")];
        Assert.Equal(2, cases.Length);
        Assert.NotEmpty(cases[0].Elements("failure"));
        Assert.Equal("2", root.DescendantsAndSelf("testsuite").Single().Attribute("tests")!.Value);
        Assert.Equal(1, result.Exit);
    }

    [Fact]
    public async Task A_report_beside_the_verdicts_leaves_the_exit_code_as_it_is()
    {
        (LabIssuer issuer, _, _) = _scene.Register("oidc.corp.example", "/edge", MotoStory.Dead);
        string page = Path.Combine(_folder, "estate.html");
        CliResult result = await _scene.RunAsync("test", issuer.Url, "--report", page);
        Assert.Equal(1, result.Exit);
        Assert.Contains(
            "oidc.corp.example/edge",
            await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_after_the_work_costs_no_verdict_and_is_no_usage_error()
    {
        (LabIssuer issuer, _, _) = _scene.Register("oidc.corp.example", "/edge", MotoStory.Dead);
        // No file system takes a name of this length; that it does not is known when it is written.
        CliResult result = await _scene.RunAsync(
            "test",
            issuer.Url,
            "--report",
            Path.Combine(_folder, new string('e', 300))
        );
        Assert.True(result.Exit == 2 && result.Output.Contains("Mismatch"), result.ToString());
        Assert.Contains("The verdicts are complete, the report is not", result.Error);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task An_existing_file_is_refused_before_the_work_unless_it_is_forced()
    {
        (LabIssuer issuer, _, _) = _scene.Register("oidc.corp.example", "/edge", MotoStory.Dead);
        string page = Path.Combine(_folder, "estate.html");
        await File.WriteAllTextAsync(page, "mine", TestContext.Current.CancellationToken);
        CliResult refused = await _scene.RunAsync("test", issuer.Url, "--report", page);
        Assert.Equal(64, refused.Exit);
        Assert.Empty(refused.Output);
        Assert.Equal("mine", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken));
        Assert.Equal(1, (await _scene.RunAsync("test", issuer.Url, "--report", page, "--force")).Exit);
        Assert.StartsWith(
            "<!DOCTYPE html>",
            await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken),
            StringComparison.OrdinalIgnoreCase
        );
    }
}
