namespace EksThumbprint.Tests.Cli;

public sealed partial class ViewTests
{
    [Theory]
    [InlineData("us-west-2", false)]
    [InlineData("eu-west-1", true)]
    public async Task A_region_is_shown_from_the_first_row_on_when_there_are_several(string other, bool shown)
    {
        const string one = "https://oidc.eks.us-west-2.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";
        _scene.Aws.CreateCluster("prod", one);
        CliResult result = await _scene.RunAsync(
            "test",
            "prod",
            $"arn:aws:eks:{other}:111122223333:cluster/staging",
            "https://oidc.corp.example/a"
        );
        Assert.StartsWith(shown ? "us-west-2/prod " : "prod ", result.Lines[1]);
        Assert.StartsWith(shown ? "eu-west-1/staging " : "staging ", result.Lines[2]);
        Assert.StartsWith("oidc.corp.example/a ", result.Lines[3]);
    }

    [Fact]
    public async Task Of_a_whole_account_the_region_is_shown_when_its_providers_have_several()
    {
        const string one = "https://oidc.eks.us-west-2.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";
        const string two = "https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDE0";
        _scene.Aws.CreateCluster("prod", one);
        _scene.Aws.CreateProvider(one, [Dead]);
        _scene.Aws.CreateCluster("prod", two, "eu-west-1");
        _scene.Aws.CreateProvider(two, [Dead]);
        CliResult result = await _scene.RunAsync("test", "--all");
        Assert.Equal(
            ["us-west-2/prod", "eu-west-1/prod"],
            result.Lines.Skip(1).Take(2).Select(line => line.Split(' ')[0])
        );
    }

    [Fact]
    public async Task An_account_is_tested_in_each_region_that_is_named_and_in_each_once()
    {
        _scene.Aws.CreateCluster("prod", null);
        _scene.Aws.CreateCluster("far", null, "eu-west-1");
        CliResult result = await _scene.RunAsync([
            "test",
            "--all",
            "--region",
            "eu-west-1",
            "--region",
            "us-west-2",
            "--region",
            "eu-west-1",
        ]);
        Assert.Equal(
            ["eu-west-1/far", "us-west-2/prod"],
            result.Lines.Skip(1).Take(2).Select(line => line.Split(' ')[0])
        );
        Assert.Equal(3, result.Lines.Count(line => line.Length > 0));
    }
}
