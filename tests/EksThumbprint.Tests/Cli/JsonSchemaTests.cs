using System.Text.Json.Nodes;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Docs;
using EksThumbprint.Tests.Support;
using Json.Schema;

namespace EksThumbprint.Tests.Cli;

/// <summary>What is printed for programs has the form that docs/results.schema.json describes.</summary>
public sealed class JsonSchemaTests : IAsyncLifetime
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(RepositoryFiles.Read("docs/results.schema.json"));

    private readonly CliScene _scene = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task Every_command_prints_rows_of_the_form()
    {
        (LabIssuer issuer, _, _) = _scene.Register("oidc.corp.example", "/x", MotoStory.Dead);
        _scene.Aws.CreateCluster("prod", issuer.Url);
        _scene.Aws.CreateCluster(
            "none",
            "https://oidc.eks.us-west-2.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF"
        );
        using TemporaryFolder folder = new();
        string file = folder.Write("chain.pem", SharedPki.Ecdsa.Served().ToPem());
        string[][] lines =
        [
            ["test", "--all"],
            ["test", "prod", "absent", "none", issuer.Url],
            ["test", issuer.Url, "--thumbprint", MotoStory.Dead],
            ["test", "--path", file, "--thumbprint", MotoStory.Dead],
            ["chain", issuer.Url],
            ["chain", "--path", file],
            ["thumbprint", issuer.Url],
            ["update", issuer.Url, "--dry-run"],
            ["update", issuer.Url, "--thumbprint", "9e99a48a9960b14926bb7f3b02e22da2b0ab7280", "--yes"],
        ];
        foreach (string[] line in lines)
        {
            CliResult result = await _scene.RunAsync([.. line, "--format", "json"]);
            JsonArray rows = JsonNode.Parse(result.Output)!.AsArray();
            Assert.True(rows.Count > 0, $"{string.Join(' ', line)}\n{result}");
            Assert.True(Describes(rows), $"{string.Join(' ', line)}\n{result}");

            // What the schema does not know, and what it wants and does not get, is refused.
            JsonObject first = rows[0]!.AsObject();
            first["unheardOf"] = 1;
            Assert.False(Describes(rows), string.Join(' ', line));
            first.Remove("unheardOf");
            first.Remove("schemaVersion");
            Assert.False(Describes(rows), string.Join(' ', line));
        }
    }

    [Theory]
    [InlineData("status", typeof(OidcStatus))]
    [InlineData("listed/properties/kind", typeof(ListedThumbprintKind))]
    [InlineData("finding/properties/severity", typeof(Severity))]
    [InlineData("link/properties/link", typeof(PodLink))]
    [InlineData("link/properties/state", typeof(LinkState))]
    [InlineData("chain/properties/role", typeof(CertificateRole))]
    [InlineData("update/properties/outcome", typeof(ChangeOutcome))]
    public void The_words_of_the_schema_are_the_products(string definition, Type words)
    {
        JsonNode node = JsonNode.Parse(RepositoryFiles.Read("docs/results.schema.json"))!["$defs"]!;
        foreach (string step in definition.Split('/'))
            node = node[step]!;
        Assert.Equal(Enum.GetNames(words), node["enum"]!.AsArray().Select(word => word!.GetValue<string>()));
    }

    private static bool Describes(JsonNode document) => Schema.Evaluate(document).IsValid;
}
