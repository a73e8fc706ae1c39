using System.Text.Json.Nodes;
using System.Xml.Linq;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Policies;
using EksThumbprint.Tests.Tokens;

namespace EksThumbprint.Tests.Cli;

/// <summary>
/// One command for each message that a pod shows: account, issuer, token and role as they would be then, and the link
/// that is broken.
/// </summary>
public sealed class PodTests
{
    public static TheoryData<string, string, string> Messages =>
        new()
        {
            { "thumbprint", "Mismatch", "HTTPS certificate doesn't match configured thumbprint" },
            { "provider", "NoProvider", "No OpenIDConnect provider found in your account" },
            { "audience", "AudienceMissing", "Incorrect token audience" },
            { "keys", "KeyMissing", "Couldn't retrieve verification key from your identity provider" },
            { "role", "RoleDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity" },
            { "role arn", "RoleArnInvalid", "Request ARN is invalid" },
            { "expired", "TokenExpired", "ExpiredTokenException: Token expired" },
            { "no jwt", "TokenInvalid", "The ID Token provided is not a valid JWT." },
            { "signature", "SignatureInvalid", "InvalidIdentityToken" },
            { "discovery", "DiscoveryInvalid", "Couldn't retrieve verification key from your identity provider" },
        };

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task The_broken_link_is_named_with_the_message_that_the_pod_sees(
        string broken,
        string status,
        string message
    )
    {
        await using PodScene scene = Broken(broken);
        string arn = broken == "role arn" ? "arn:aws:iam:::111122223333:role/checkout" : PodScene.RoleArn;

        CliResult text = await scene.RunAsync("--role", arn);
        CliResult json = await scene.RunAsync("--role", arn, "--format", "json");
        CliResult junit = await scene.RunAsync("--role", arn, "--format", "junit");
        string page = scene.File("page.html", string.Empty);
        await scene.RunAsync("--role", arn, "--report", page, "--force");

        string link = LinkOf(broken);
        Assert.Equal(1, text.Exit);
        Assert.StartsWith($"Broken link: {link}. The pod sees '", text.Output);
        Assert.Contains(message, text.Output.Split('\n')[0]);
        Assert.Contains("To do: ", text.Output.Split('\n')[0]);
        JsonNode verdict = JsonNode.Parse(json.Output)![0]!;
        Assert.Equal(status, (string?)verdict["status"]);
        Assert.Equal(link, ((string)verdict["brokenLink"]!).ToLowerInvariant());
        Assert.Contains(message, (string?)verdict["podMessage"]);
        Assert.Equal(
            ["Token", "Issuer", "Keys", "Provider", "Thumbprint", "Audience", "Role"],
            verdict["links"]!.AsArray().Select(one => (string?)one!["link"])
        );
        XElement failure = XDocument.Parse(junit.Output).Descendants("failure").Single();
        Assert.Equal(status, (string?)failure.Attribute("type"));
        Assert.StartsWith($"Broken link: {link}.", failure.Value);
        string html = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        Assert.Contains($"Broken link: {link}.", html);
        foreach (string shown in new[] { text.Output, text.Error, json.Output, json.Error, junit.Output, html })
            NoPart(scene.Written, shown);
    }

    [Fact]
    public async Task A_pod_whose_way_is_in_order_is_told_so_link_by_link()
    {
        await using PodScene scene = PodScene.Create();

        CliResult result = await scene.RunAsync("--role", PodScene.RoleArn);

        Assert.Equal((0, string.Empty), (result.Exit, Errors(result)));
        Assert.StartsWith("Every link holds", result.Output);
        Assert.Equal(7, result.Output.Split('\n').Count(line => line.Contains("  holds  ")));
    }

    [Fact]
    public async Task The_token_comes_through_standard_input_too_and_with_Bearer_before_it()
    {
        await using PodScene scene = PodScene.Create();
        scene.Cli.Input = $"Bearer {scene.Written}\r\n";

        CliResult result = await scene.Cli.RunAsync("test", "--token", "-", "--role", PodScene.RoleArn);

        Assert.StartsWith("Every link holds", result.Output);
    }

    [Fact]
    public async Task A_token_as_an_argument_is_refused_and_not_repeated()
    {
        await using PodScene scene = PodScene.Create();

        CliResult result = await scene.Cli.RunAsync("test", "--token", scene.Written);

        Assert.Equal(64, result.Exit);
        Assert.Contains("--token takes a file or -", result.Error);
        NoPart(scene.Written, result.Error + result.Output);
    }

    [Fact]
    public async Task A_file_that_is_not_there_may_be_a_secret_and_is_not_repeated()
    {
        await using PodScene scene = PodScene.Create();

        CliResult result = await scene.Cli.RunAsync("test", "--token", "gho_16C7e42F292c6912E7710c838347Ae178B4a");

        Assert.Equal(64, result.Exit);
        Assert.Contains("The file with the token cannot be read: there is no such file.", result.Error);
        NoPart("gho_16C7e42F292c6912E7710c838347Ae178B4a", result.Error + result.Output);
    }

    [Fact]
    public async Task Without_a_role_IAM_is_asked_for_the_provider_alone_and_with_one_for_the_role_once()
    {
        await using PodScene scene = PodScene.Create();
        string[] before = await CallsAsync(scene, () => scene.Cli.RunAsync("test", scene.Issuer.Url));

        string[] withToken = await CallsAsync(scene, () => scene.RunAsync());
        string[] withRole = await CallsAsync(scene, () => scene.RunAsync("--role", PodScene.RoleArn));
        string[] withFile = await CallsAsync(scene, () =>
            scene.RunAsync("--role", PodScene.RoleArn, "--trust-policy", scene.File("p.json", scene.Policy()))
        );
        string[] invalid = await CallsAsync(scene, () => scene.RunAsync("--role", "checkout"));

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
    public async Task A_token_of_another_cluster_than_the_target_is_told()
    {
        await using PodScene scene = PodScene.Create();
        scene.Token = scene.Token with { Issuer = "https://oidc.example.com/id/other" };

        CliResult result = await scene.RunAsync(scene.Issuer.Url, "--format", "json");

        Assert.Equal("OtherIssuer", (string?)JsonNode.Parse(result.Output)![0]!["status"]);
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

    private static PodScene Broken(string link)
    {
        PodScene scene = link == "thumbprint" ? PodScene.Create(new string('a', 40)) : PodScene.Create();
        switch (link)
        {
            case "provider":
                scene.Cli.Aws.DeleteProvider(scene.Provider);
                break;
            case "audience":
                scene.Token = scene.Token with { Audience = """["https://kubernetes.default.svc"]""" };
                break;
            case "keys":
                scene.Token = scene.Token with { Header = """{"alg":"RS256","kid":"key-0"}""" };
                break;
            case "role":
                scene.Cli.Aws.CreateRole(PodScene.RoleName, scene.Policy("system:serviceaccount:shops:checkout"));
                break;
            case "expired":
                scene.Token = scene.Token with { Expires = DateTimeOffset.UtcNow.AddMinutes(-6) };
                break;
            case "no jwt":
                scene.TokenText = "gho_16C7e42F292c6912E7710c838347Ae178B4a";
                break;
            case "signature":
                scene.TokenText = scene.Token.SignedBy(Keys.Other);
                break;
            case "discovery":
                scene.Issuer.Host.Serve(scene.Issuer.DiscoveryPath, LabResponse.Json("{}"));
                break;
        }

        return scene;
    }

    private static string LinkOf(string broken) =>
        broken switch
        {
            "role arn" => "role",
            "expired" or "no jwt" or "signature" => "token",
            "discovery" => "issuer",
            _ => broken,
        };

    private static async Task<string[]> CallsAsync(PodScene scene, Func<Task<CliResult>> run)
    {
        int before = scene.Cli.Aws.Calls.All.Count;
        await run();
        return [.. scene.Cli.Aws.Calls.All.Skip(before).Select(call => call.Operation)];
    }

    /// <summary>Not even eight characters of a token may be seen.</summary>
    private static void NoPart(string token, string shown)
    {
        for (int i = 0; i + 8 <= token.Length; i += 4)
            Assert.DoesNotContain(token.Substring(i, 8), shown);
    }

    private static string Errors(CliResult result) =>
        string.Join('\n', result.Error.Split('\n').Where(line => line.Contains("Error")));
}
