using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli;

/// <summary>
/// Where AWS or the issuer gives no answer: exit code 2, a sentence that says what to do next, and nothing written.
/// </summary>
public sealed class UndeterminedTests
{
    private const string Denied =
        "\nAn error occurred (AccessDenied) when calling the GetOpenIDConnectProvider operation: User: "
        + "arn:aws:iam::123456789012:user/x is not authorized\n";
    private const string Arn = "arn:aws:iam::123456789012:oidc-provider/oidc.corp.example";

    [Theory]
    [InlineData("test", "shop")]
    [WholeRunData("test", "--all")]
    [WholeRunData("chain", "shop")]
    [InlineData("update", "shop", "--yes")]
    public void No_AWS_CLI_on_PATH(params string[] arguments)
    {
        using TemporaryFolder empty = new();
        CliResult result = CliProcess.Run(
            new Dictionary<string, string?> { ["PATH"] = empty.FullName, ["AWS_REGION"] = "eu-west-1" },
            arguments
        );
        Assert.True(
            result.Exit == 2 && result.Error.Contains("AWS CLI") && result.Error.Contains("PATH"),
            result.ToString()
        );
    }

    [Theory]
    [InlineData("test")]
    [InlineData("update", "--yes")]
    [WholeRunData("update", "--dry-run")]
    public void Access_denied(params string[] arguments)
    {
        using FakeAws fake = FakeAws.Printing(string.Empty, Denied, 254);
        CliResult result = CliProcess.Run(
            new Dictionary<string, string?> { ["PATH"] = $"{fake.Folder}:/usr/bin:/bin" },
            [.. arguments, Arn]
        );
        Assert.True(
            result.Exit == 2 && result.Error.Contains("Grant the caller iam:GetOpenIDConnectProvider"),
            result.ToString()
        );
        Assert.DoesNotContain(fake.Calls, call => call.Contains("update-open-id-connect-provider-thumbprint"));
    }

    [Fact]
    public void No_credentials()
    {
        Assert.SkipWhen(OnPath.Find("aws") is null, "The AWS CLI (aws) is not on PATH.");
        using TemporaryFolder home = new();
        CliResult result = CliProcess.Run(
            new Dictionary<string, string?> { ["HOME"] = home.FullName, ["AWS_REGION"] = "eu-west-1" },
            "test",
            "shop"
        );
        Assert.True(
            result.Exit == 2
                && result.Error.Contains("No AWS credentials were found")
                && result.Error.Contains("Sign in"),
            result.ToString()
        );
    }

    [Fact]
    public void No_region()
    {
        Assert.SkipWhen(OnPath.Find("aws") is null, "The AWS CLI (aws) is not on PATH.");
        using TemporaryFolder home = new();
        Dictionary<string, string?> environment = new()
        {
            ["HOME"] = home.FullName,
            ["AWS_ACCESS_KEY_ID"] = "testing",
            ["AWS_SECRET_ACCESS_KEY"] = "testing",
        };
        CliResult result = CliProcess.Run(environment, "test", "shop");
        Assert.True(
            result.Exit == 2 && result.Error.Contains("No AWS region is set") && result.Error.Contains("AWS_REGION"),
            result.ToString()
        );
    }

    [Theory]
    [WholeRunData("chain")]
    [InlineData("thumbprint")]
    public void A_name_that_does_not_resolve(string command)
    {
        CliResult result = CliProcess.Run(
            new Dictionary<string, string?>(),
            command,
            "issuer.invalid",
            "--timeout",
            "5"
        );
        Assert.True(
            result is { Exit: 2, Output: "" } && result.Error.Contains("issuer.invalid:443"),
            result.ToString()
        );
    }

    [Fact]
    public void A_port_where_nothing_listens()
    {
        CliResult result = CliProcess.Run(
            new Dictionary<string, string?>(),
            "thumbprint",
            "issuer.example",
            "--connect-to",
            "127.0.0.1:1"
        );
        Assert.True(
            result is { Exit: 2, Output: "" }
                && result.Error.Contains("Connection refused")
                && result.Error.Contains("Check the address"),
            result.ToString()
        );
    }
}
