using System.Text.Json;
using System.Text.RegularExpressions;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli;

public sealed partial class ViewTests : IAsyncLifetime
{
    private const string Dead = MotoStory.Dead;
    private const string LongPath = "/a/path/that/is/much/longer/than/any/column/can/be/and/goes/on";

    private readonly CliScene _scene = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task At_80_columns_nothing_but_the_name_is_cut_and_no_row_is_longer()
    {
        (LabIssuer issuer, LabPki pki, _) = _scene.Register(
            "oidc.corp.example",
            LongPath,
            Dead,
            "9e99a48a9960b14926bb7f3b02e22da2b0ab7280"
        );
        _scene.Width = 80;
        CliResult result = await _scene.RunAsync("test", issuer.Url, "oidc.absent.example");
        Assert.All(result.Lines, line => Assert.True(line.Length <= 80, line));
        Assert.All(result.Error.Split('\n').Where(line => line.Contains(' ')), line =>
            Assert.True(line.Length <= 80 || !line.Trim(' ', '\\').Contains(' '), line)
        );
        string expected = pki.Intermediate.Thumbprint.ToString()[..8];
        Assert.Matches(
            $@"^oidc\.c[^ ]*…[^ ]*goes/on +Mismatch +3c1f0a52… \+1 +{expected}… +\d{{4}}-\d\d-\d\d$",
            result.Lines[1]
        );
    }

    [Fact]
    public async Task A_match_shows_the_matching_value_first_in_both_columns()
    {
        (LabIssuer issuer, LabPki pki, string arn) = _scene.Register("oidc.corp.example", "/a");
        string top = pki.Intermediate.Thumbprint.ToString();
        _scene.Aws.OverwriteThumbprints(arn, [Dead, top]);
        CliResult result = await _scene.RunAsync("test", issuer.Url);
        Assert.Matches($"^oidc.corp.example/a +Match +{top[..8]}… \\+1 +{top[..8]}…", result.Lines[1]);
    }

    [Fact]
    public async Task Redirected_output_is_neither_cut_nor_wrapped()
    {
        (LabIssuer issuer, LabPki pki, _) = _scene.Register("oidc.corp.example", LongPath, Dead);
        CliResult test = await _scene.RunAsync("test", issuer.Url);
        Assert.StartsWith($"oidc.corp.example{LongPath}  Mismatch ", test.Lines[1]);
        Assert.Contains(test.Error.Split('\n'), line =>
            line.Length > 200 && line.Contains("Mismatch: ") && line.Contains(pki.Intermediate.Thumbprint.ToString())
        );

        LabAuthority root = LabAuthority.CreateRoot(new string('N', 60) + " Root", LabKeyKind.Ecdsa);
        _scene.Server.AddHost(
            "oidc.long.example",
            new LabChain(root.IssueServer(LabKey.Create(LabKeyKind.Ecdsa), ["oidc.long.example"]), root.Certificate)
        );
        CliResult chain = await _scene.RunAsync("chain", "oidc.long.example");
        Assert.Contains(chain.Lines, line =>
            line.Contains(new string('N', 60) + " Root ") && line.Contains(root.Thumbprint.ToString())
        );
    }

    [Fact]
    public async Task A_chain_is_shown_leaf_to_top_with_the_thumbprint_below_even_when_the_document_is_bad()
    {
        (LabIssuer issuer, LabPki pki, _) = _scene.Register("oidc.corp.example", "/edge");
        _scene.Width = 80;
        issuer.ServeDiscovery(LabResponse.Error(500));
        CliResult result = await _scene.RunAsync("chain", issuer.Url);
        Assert.All(result.Lines, line => Assert.True(line.Length <= 80, line));
        Assert.Equal("oidc.corp.example  not publicly trusted", result.Lines[0]);
        Assert.Matches("^ 1 leaf +oidc.corp.example ", result.Lines[1]);
        Assert.Matches(@"^ 2 intermediate Lab ECDSA 256 M01 .*… <- top$", result.Lines[2]);
        Assert.StartsWith($"thumbprint {pki.Intermediate.Thumbprint}", result.Lines[3]);
        Assert.Contains("DiscoveryInvalid", result.Error);
        Assert.Equal(1, result.Exit);
    }

    [Fact]
    public async Task What_an_interceptor_serves_is_shown_but_is_no_thumbprint()
    {
        LabIssuer issuer = LabIssuer.Create(_scene.Server.AddHost(SharedPki.HostName, SharedPki.Ecdsa.Served()));
        CliResult chain = await _scene.RunAsync("chain", issuer.Url);
        Assert.Contains("INTERCEPTED", chain.Output);
        Assert.DoesNotContain(chain.Lines, line => line.StartsWith("thumbprint", StringComparison.Ordinal));
        CliResult thumbprint = await _scene.RunAsync("thumbprint", issuer.Url);
        Assert.True(
            thumbprint is { Exit: 2, Output: "" } && thumbprint.Error.Contains("Intercepted"),
            thumbprint.ToString()
        );
    }

    [Fact]
    public async Task Thumbprint_prints_digits_alone_or_of_several_targets_with_their_names_in_their_order()
    {
        string[] digits = new string[3];
        for (int i = 0; i < digits.Length; i++)
            digits[i] = _scene.Register($"oidc{i}.example", string.Empty).Pki.Intermediate.Thumbprint.ToString();
        CliResult result = await _scene.RunAsync(
            "thumbprint",
            "oidc2.example",
            "10.0.0.1",
            "oidc0.example",
            "oidc1.example"
        );
        Assert.Equal(
            [$"{digits[2]}  oidc2.example", $"{digits[0]}  oidc0.example", $"{digits[1]}  oidc1.example"],
            result.Lines
        );
        Assert.Equal([digits[0]], (await _scene.RunAsync("thumbprint", "oidc0.example")).Lines);
        Assert.Contains("IP address", result.Error);
        Assert.Equal(64, result.Exit);
    }

    [Fact]
    public async Task Verdicts_come_in_the_order_of_the_targets_however_long_each_takes()
    {
        LabIssuer[] issuers =
        [
            .. Enumerable.Range(0, 12).Select(i => _scene.Register($"oidc{i}.example", "/x").Issuer),
        ];
        issuers[0]
            .ServeDiscovery(LabResponse.Json(issuers[0].Discovery) with { Delay = TimeSpan.FromMilliseconds(500) });
        CliResult result = await _scene.RunAsync(["test", .. issuers.Select(issuer => issuer.Url)]);
        Assert.Equal(
            issuers.Select(issuer => $"{issuer.Host.Name}/x"),
            result.Lines.Skip(1).Select(line => line.Split(' ')[0])
        );
        Assert.Equal(0, result.Exit);
    }

    [Fact]
    public async Task Json_has_stable_keys_whole_numbers_and_one_element_a_target()
    {
        (LabIssuer issuer, LabPki pki, string arn) = _scene.Register("oidc.corp.example", "/edge", Dead);
        string top = pki.Intermediate.Thumbprint.ToString();
        JsonElement test = await JsonOf(
            "schemaVersion name status sentence remedy repairCommand issuer providerArn account region registered "
                + "expected expires findings",
            "test",
            issuer.Url
        );
        Assert.Equal(
            ("Mismatch", arn, top),
            (
                test.GetProperty("status").GetString(),
                test.GetProperty("providerArn").GetString(),
                test.GetProperty("expected")[0].GetString()
            )
        );
        Assert.Equal(Dead, test.GetProperty("registered")[0].GetProperty("value").GetString());
        Assert.Equal(
            pki.Intermediate.Certificate.NotAfter.ToUniversalTime(),
            test.GetProperty("expires").GetDateTime()
        );

        JsonElement chain = await JsonOf(
            "schemaVersion target host position orderKnown role isTop subject issuer notBefore notAfter daysLeft key "
                + "thumbprint "
                + "sha256 pem",
            "chain",
            issuer.Url
        );
        Assert.Equal(pki.Leaf.ExportCertificatePem(), chain.GetProperty("pem").GetString()!.Trim());
        JsonElement thumbprint = await JsonOf(
            "schemaVersion target host thumbprint subject notAfter publiclyTrusted",
            "thumbprint",
            issuer.Url
        );
        Assert.Equal(top, thumbprint.GetProperty("thumbprint").GetString());
        JsonElement update = await JsonOf(
            "schemaVersion name outcome sentence remedy providerArn account region before after added removed "
                + "errorCode",
            "update",
            issuer.Url,
            "--dry-run"
        );
        Assert.Equal("Refused", update.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Hostile_characters_never_reach_the_output_raw()
    {
        const string hostile = "Evil\u001b[31m\u202eRoot\u0007\u009b\u200b";
        LabAuthority root = LabAuthority.CreateRoot(hostile, LabKeyKind.Ecdsa);
        LabIssuer issuer = LabIssuer.Create(
            _scene.Server.AddHost(
                "oidc.corp.example",
                new LabChain(root.IssueServer(LabKey.Create(LabKeyKind.Ecdsa), ["oidc.corp.example"]), root.Certificate)
            ),
            path: "/x"
        );
        _scene.Aws.CreateProvider(issuer.Url, [Dead]);
        _scene.Aws.OverwriteThumbprints(
            _scene.Aws.ProviderArn(issuer.Url),
            ["\u001b]0;title\u0007".PadRight(40, 'x'), Dead]
        );
        using TemporaryFolder folder = new();
        string file = folder.Write("chain\u001b[2J.pem", new LabChain(SharedPki.Ecdsa.Leaf, root.Certificate).ToPem());
        string[][] lines =
        [
            ["test", issuer.Url],
            ["chain", issuer.Url],
            ["thumbprint", issuer.Url],
            ["update", issuer.Url, "--dry-run"],
            ["update", issuer.Url, "--dry-run", "--thumbprint", Dead],
            ["chain", "--path", file],
            ["test", "--path", file, "--thumbprint", Dead],
            ["test", "a\u001b[31mb"],
            ["te\u001b[31mst"],
            ["test", "--fo\u001b[31mrmat"],
            ["test", "--path", folder.PathOf("absent\u001b[31m"), "--thumbprint", Dead],
            ["chain", issuer.Url, "--connect-to", "\u001b[31m:"],
            ["test", "x", "--format", "\u001b[31m"],
        ];
        foreach (string[] line in lines)
        {
            foreach (string format in new[] { "text", "json" })
            {
                CliResult result = await _scene.RunAsync(
                    line.Contains("--format") || line.Length == 1 ? line : [.. line, "--format", format]
                );
                Assert.False(Hostile().IsMatch(result.Output + result.Error), string.Join(' ', line) + result);
            }
        }
    }

    private async Task<JsonElement> JsonOf(string keys, params string[] arguments)
    {
        CliResult result = await _scene.RunAsync([.. arguments, "--format", "json"]);
        JsonElement first = JsonDocument.Parse(result.Output).RootElement[0];
        Assert.Equal(keys.Split(' '), first.EnumerateObject().Select(property => property.Name));
        return first;
    }

    [GeneratedRegex(@"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]")]
    private static partial Regex Hostile();
}
