using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Policies;
using EksThumbprint.Tests.Support;
using EksThumbprint.Tests.Tokens;

namespace EksThumbprint.Tests.Cli;

/// <summary>
/// A cluster's issuer with its keys, an account with provider and role, and a pod's token, all in order until the test
/// breaks something.
/// </summary>
internal sealed class PodScene : IAsyncDisposable
{
    public const string RoleName = "checkout";
    public const string RoleArn = "arn:aws:iam::111122223333:role/" + RoleName;

    private readonly TemporaryFolder _folder = new();

    private PodScene(LabIssuer issuer, string provider)
    {
        Issuer = issuer;
        Provider = provider;
        Token = new MadeToken
        {
            Issuer = issuer.Url,
            IssuedAt = DateTimeOffset.UtcNow.AddMinutes(-10),
            NotBefore = DateTimeOffset.UtcNow.AddMinutes(-10),
            Expires = DateTimeOffset.UtcNow.AddHours(1),
        };
    }

    public required CliScene Cli { get; init; }

    public LabIssuer Issuer { get; }

    public string Provider { get; }

    /// <summary>What the token says.</summary>
    public MadeToken Token { get; set; }

    /// <summary>The token's text; null for what <see cref="Token"/> says, signed by the cluster's key.</summary>
    public string? TokenText { get; set; }

    public string Written => TokenText ?? Token.SignedBy(Keys.Cluster);

    public string Path => Issuer.Url["https://".Length..];

    /// <summary>A trust policy of the role for a subject.</summary>
    public string Policy(string subject = MadePolicy.Subject) =>
        MadePolicy.Of(
            MadePolicy.Allow(
                $$$"""{"StringEquals":{"{{{Path}}}:sub":"{{{subject}}}","{{{Path}}}:aud":"sts.amazonaws.com"}}""",
                $$"""{"Federated":"{{Provider}}"}"""
            )
        );

    public static PodScene Create(params string[] thumbprints)
    {
        CliScene cli = new() { PublicRoots = [], MachineRoots = [] };
        (LabIssuer issuer, _, string provider) = cli.Register("oidc.example.com", "/id/shop", thumbprints);
        PodScene scene = new(issuer, provider) { Cli = cli };
        issuer.JwksHost.Serve(issuer.JwksPath, LabResponse.Json(MadeToken.Jwks(Keys.Cluster)));
        cli.Aws.CreateRole(RoleName, scene.Policy());
        return scene;
    }

    /// <summary>The one command, with the token in a file.</summary>
    public Task<CliResult> RunAsync(params string[] more) =>
        Cli.RunAsync(["test", "--token", _folder.Write("token", Written), .. more]);

    public string File(string name, string text) => _folder.Write(name, text);

    /// <summary>What AWS is asked for meanwhile.</summary>
    public async Task<string[]> CallsAsync(Func<Task<CliResult>> run)
    {
        int before = Cli.Aws.Calls.All.Count;
        await run();
        return [.. Cli.Aws.Calls.All.Skip(before).Select(call => call.Operation)];
    }

    /// <summary>Everything that AWS and the issuers were asked.</summary>
    public string Sent() =>
        string.Join('\n', Cli.Aws.Calls.All.Select(call => call.ToString()))
        + string.Join(
            '\n',
            Cli.Server.Counters.Requests.Select(request => $"{request} {string.Join(' ', request.Headers)}")
        );

    /// <summary>Not even eight characters of a token may be seen.</summary>
    public static void NoPart(string token, string shown)
    {
        for (int i = 0; i + 8 <= token.Length; i += 4)
            Assert.DoesNotContain(token.Substring(i, 8), shown);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return Cli.DisposeAsync();
    }
}
