using System.Security.Cryptography;
using System.Text.Json.Nodes;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Tokens;

namespace EksThumbprint.Tests.Cli;

/// <summary>How a token is given, and that nothing of it is seen again.</summary>
public sealed class PodTokenTests
{
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
        PodScene.NoPart(scene.Written, result.Error + result.Output);
    }

    [Fact]
    public async Task A_file_that_is_not_there_may_be_a_secret_and_is_not_repeated()
    {
        await using PodScene scene = PodScene.Create();

        CliResult result = await scene.Cli.RunAsync("test", "--token", "gho_16C7e42F292c6912E7710c838347Ae178B4a");

        Assert.Equal(64, result.Exit);
        Assert.Contains("The file with the token cannot be read: there is no such file.", result.Error);
        PodScene.NoPart("gho_16C7e42F292c6912E7710c838347Ae178B4a", result.Error + result.Output);
    }

    [Fact]
    public async Task A_token_of_another_cluster_than_the_target_is_told()
    {
        await using PodScene scene = PodScene.Create();
        scene.Token = scene.Token with { Issuer = "https://oidc.example.com/id/other" };

        CliResult result = await scene.RunAsync(scene.Issuer.Url, "--format", "json");

        Assert.Equal("OtherIssuer", (string?)JsonNode.Parse(result.Output)![0]!["status"]);
    }

    /// <summary>Every place where a token may be put by mistake.</summary>
    public static TheoryData<string> Places =>
        [
            "test|{0}",
            "test|Bearer {0}",
            "test|https://{0}",
            "test|prod|--role|{0}",
            "test|prod|--role|arn:aws:iam::111122223333:role/{0}",
            "test|prod|--role|ROLE|--service-account|{0}",
            "test|prod|--trust-policy|{0}",
            "test|--path|{0}",
            "chain|{0}",
            "thumbprint|{0}",
            "update|{0}",
            "update|prod|--thumbprint|{0}",
        ];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_token_in_a_wrong_place_is_not_shown_and_goes_nowhere(string arguments)
    {
        await using PodScene scene = PodScene.Create();

        CliResult result = await scene.Cli.RunAsync([
            .. arguments
                .Split('|')
                .Select(argument => argument.Replace("{0}", scene.Written).Replace("ROLE", PodScene.RoleArn)),
        ]);

        Assert.NotEqual(0, result.Exit);
        PodScene.NoPart(scene.Written, result.Output + result.Error + scene.Sent());
    }

    /// <summary>Tokens that STS does not take, whatever signed them.</summary>
    public static TheoryData<string, string> Forged =>
        new()
        {
            { """{"alg":"none","kid":"key-1"}""", "is signed by the algorithm 'none'" },
            { """{"alg":"HS256","kid":"key-1"}""", "is signed by the algorithm 'HS256'" },
            { """{"alg":"PS256","kid":"key-1"}""", "is signed by the algorithm 'PS256'" },
            { """{"kid":"key-1"}""", "is signed by the algorithm '(none)'" },
            { """{"alg":"RS256","alg":"none","kid":"key-1"}""", "in which each name stands once" },
            { """{"alg":{"alg":"RS256"},"kid":"key-1"}""", "is signed by the algorithm '(none)'" },
        };

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task An_algorithm_that_IAM_does_not_take_breaks_the_token(string header, string why)
    {
        await using PodScene scene = PodScene.Create();
        scene.TokenText = MadeToken.Text(header, scene.Token.Claims, signed =>
            HMACSHA256.HashData(Keys.Cluster.ExportSubjectPublicKeyInfo(), signed)
        );

        CliResult result = await scene.RunAsync("--role", PodScene.RoleArn);

        Assert.Equal(1, result.Exit);
        Assert.StartsWith("Broken link: token. The pod sees 'InvalidIdentityToken", result.Output);
        Assert.Contains(
            why,
            string.Join(' ', result.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        );
    }

    [Fact]
    public async Task A_token_of_a_megabyte_is_told_by_its_length()
    {
        await using PodScene scene = PodScene.Create();
        scene.TokenText = "eyJ" + new string('a', (1 << 20) - 3);

        CliResult result = await scene.RunAsync();
        scene.TokenText += "a";
        CliResult larger = await scene.RunAsync();

        Assert.StartsWith(
            "Broken link: token. The pod sees 'ValidationError: 'webIdentityToken' failed",
            result.Output
        );
        Assert.Equal(64, larger.Exit);
        Assert.Contains("has more than 1048576 characters: is it the right file?", larger.Error);
    }

    [Fact]
    public async Task Of_two_keys_of_one_name_either_may_verify()
    {
        await using PodScene scene = PodScene.Create();
        string[] keys = [MadeToken.Jwk(Keys.Other), MadeToken.Jwk(Keys.Cluster)];
        scene.Issuer.JwksHost.Serve(
            scene.Issuer.JwksPath,
            LabResponse.Json($$"""{"keys":[{{string.Join(',', keys)}}]}""")
        );

        CliResult result = await scene.RunAsync("--role", PodScene.RoleArn);

        Assert.StartsWith("Every link holds", result.Output);
    }
}
