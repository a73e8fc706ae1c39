using EksThumbprint.Lab.Aws;
using EksThumbprint.Tests.Policies;

namespace EksThumbprint.Tests.Cli;

/// <summary>What is asked of IAM for a pod's role, and what is made of the answer.</summary>
public sealed class PodRoleTests
{
    [Fact]
    public async Task Without_a_role_IAM_is_asked_for_the_provider_alone_and_with_one_for_the_role_once()
    {
        await using PodScene scene = PodScene.Create();
        string[] before = await scene.CallsAsync(() => scene.Cli.RunAsync("test", scene.Issuer.Url));

        string[] withToken = await scene.CallsAsync(() => scene.RunAsync());
        string[] withRole = await scene.CallsAsync(() => scene.RunAsync("--role", PodScene.RoleArn));
        string[] withFile = await scene.CallsAsync(() =>
            scene.RunAsync("--role", PodScene.RoleArn, "--trust-policy", scene.File("p.json", scene.Policy()))
        );
        string[] invalid = await scene.CallsAsync(() => scene.RunAsync("--role", "checkout"));

        Assert.Equal([LabOperation.ListProviders, LabOperation.GetProvider], before);
        Assert.Equal(before, withToken);
        Assert.Equal([.. before, LabOperation.GetRole], withRole);
        Assert.Equal(before, withFile);
        Assert.Equal(before, invalid);
    }

    [Fact]
    public async Task Without_a_token_the_service_account_is_looked_for_in_the_roles_policy()
    {
        await using PodScene scene = PodScene.Create();

        CliResult right = await scene.Cli.RunAsync([
            "test",
            scene.Issuer.Url,
            "--role",
            PodScene.RoleArn,
            "--service-account",
            "shop/checkout",
        ]);
        CliResult wrong = await scene.Cli.RunAsync([
            "test",
            scene.Issuer.Url,
            "--role",
            PodScene.RoleArn,
            "--service-account",
            "shop/chekout",
        ]);

        Assert.Equal(0, right.Exit);
        Assert.StartsWith("No link is broken, as far as was looked at.", right.Output);
        Assert.Equal(1, wrong.Exit);
        Assert.Contains("Did you mean 'chekout'?", wrong.Output);
    }

    [Fact]
    public async Task A_role_that_cannot_be_read_is_not_called_in_order()
    {
        await using PodScene scene = PodScene.Create();
        scene.Cli.Aws.Faults.Deny(LabOperation.GetRole);

        CliResult result = await scene.RunAsync("--role", PodScene.RoleArn);

        Assert.Equal(2, result.Exit);
        Assert.Contains("iam:GetRole", result.Output);
        Assert.Contains("not looked at", result.Output);
    }

    [Fact]
    public async Task A_role_of_that_name_in_the_callers_account_is_not_the_one_of_another_account()
    {
        await using PodScene scene = PodScene.Create();

        CliResult result = await scene.RunAsync("--role", "arn:aws:iam::999999999999:role/checkout");

        Assert.Equal(2, result.Exit);
        Assert.Contains(
            "the role is of account 999999999999, the credentials are of account 111122223333",
            result.Error
        );
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_refused_by_STS_as_one_that_says_no()
    {
        await using PodScene scene = PodScene.Create();

        CliResult result = await scene.RunAsync("--role", "arn:aws:iam::111122223333:role/gone");

        Assert.StartsWith("Broken link: role.", result.Output);
        Assert.Contains("IAM has no role 'arn:aws:iam::111122223333:role/gone'", result.Output);
    }

    [Fact]
    public async Task A_policy_that_lets_everyone_in_is_a_warning()
    {
        await using PodScene scene = PodScene.Create();
        scene.Cli.Aws.CreateRole(
            PodScene.RoleName,
            MadePolicy.Of(MadePolicy.Allow("{}", $$"""{"Federated":"{{scene.Provider}}"}"""))
        );

        CliResult result = await scene.RunAsync("--role", PodScene.RoleArn);

        Assert.Equal(0, result.Exit);
        Assert.Contains("RoleOpen: The trust policy lets every service account of the cluster", result.Error);
    }
}
