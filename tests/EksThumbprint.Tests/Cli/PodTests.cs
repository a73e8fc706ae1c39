using System.Text.Json.Nodes;
using System.Xml.Linq;
using EksThumbprint.Lab.Serving;
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
        foreach (
            string shown in new[]
            {
                text.Output,
                text.Error,
                json.Output,
                json.Error,
                junit.Output,
                junit.Error,
                html,
                scene.Sent(),
            }
        )
            PodScene.NoPart(scene.Written, shown);
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

    private static string Errors(CliResult result) =>
        string.Join('\n', result.Error.Split('\n').Where(line => line.Contains("Error")));
}
