using System.Text.Json;
using System.Text.Json.Nodes;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Offline;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli;

/// <summary>Files, standard input and lists, as their user meets them.</summary>
public sealed partial class GivenFileTests : IAsyncDisposable
{
    private const string Root = "8da7f965ec5efc37910f1c6e59fdc1cc6a6ede16";
    private readonly CliScene _scene = new();
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_browsers_export_gives_no_value_and_the_server_to_ask()
    {
        string file = Write(
            "export.pem",
            Certs("leaf-us-west-2-2023.pem", "amazon-rsa-2048-m02.pem", "amazon-root-ca-1-self.pem")
        );
        CliResult value = await _scene.RunAsync("thumbprint", "--path", file);
        Assert.Equal((2, string.Empty), (value.Exit, value.Output));
        Assert.Contains("servers do not send it", value.Error, StringComparison.Ordinal);
        Assert.Contains("eks-thumbprint thumbprint --region us-west-2", value.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("eks-thumbprint update", value.Error, StringComparison.Ordinal);

        CliResult compared = await _scene.RunAsync("test", "--path", file, "--thumbprint", Root);
        Assert.NotEqual(0, compared.Exit);
        Assert.DoesNotContain("Match ", compared.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_certificate_that_AWSs_recipe_saves_is_the_value()
    {
        string file = Write("certificate.crt", Certs("sfs-g2-x-starfield-class2.pem"));
        CliResult value = await _scene.RunAsync("thumbprint", "--path", file);
        Assert.Equal((0, RealChain.StarfieldRoot + "\n"), (value.Exit, value.Output));
        Assert.Contains("it lasts", value.Error, StringComparison.Ordinal);
        CliResult chain = await _scene.RunAsync("chain", "--path", file);
        Assert.Contains("intermediate", chain.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("leaf", chain.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_says_what_the_file_is()
    {
        (string sent, string pem) = Fresh();
        string certificates = Write("chain.pem", pem);
        string transcript = Write("chain.txt", sent);
        foreach ((string file, string word) in new[] { (certificates, "certificates"), (transcript, "transcript") })
        {
            foreach (string[] command in new[] { (string[])["chain"], ["thumbprint"], ["test", "--thumbprint", Root] })
            {
                CliResult result = await _scene.RunAsync([
                    command[0],
                    "--path",
                    file,
                    "--format",
                    "json",
                    .. command.Skip(1),
                ]);
                JsonArray rows = JsonNode.Parse(result.Output)!.AsArray();
                Assert.NotEmpty(rows);
                Assert.All(rows, row => Assert.Equal(word, (string?)row!["provenance"]));
            }
        }
    }

    [Theory]
    [InlineData("chain")]
    [InlineData("thumbprint")]
    public async Task Standard_input_is_a_file_called_hyphen(string command)
    {
        _scene.Input = MadeChain.Shared.Transcript();
        CliResult option = await _scene.RunAsync(command, "--path", "-");
        CliResult target = await _scene.RunAsync(command, "-");
        Assert.NotEmpty(option.Output);
        Assert.Equal(option.ToString(), target.ToString());
        Assert.Empty(_scene.Aws.Calls.All);
    }

    [Fact]
    public async Task Standard_input_is_read_once()
    {
        CliResult result = await _scene.RunAsync("thumbprint", "--path", "-", "--path", "-");
        Assert.Equal(64, result.Exit);
        Assert.Contains("only once", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clusters_and_a_providers_JSON_give_the_whole_verdict_without_AWS()
    {
        (LabIssuer issuer, LabPki pki, string arn) = _scene.Register("oidc.corp.example", "/id/1");
        string url = issuer.Url;
        string cluster = JsonSerializer.Serialize(
            new
            {
                cluster = new
                {
                    name = "prod",
                    arn = "arn:aws:eks:us-west-2:111122223333:cluster/prod",
                    identity = new { oidc = new { issuer = url } },
                    status = "ACTIVE",
                },
            }
        );
        string provider = JsonSerializer.Serialize(
            new
            {
                Url = url["https://".Length..],
                ThumbprintList = new[] { pki.Intermediate.Thumbprint.ToString() },
                ClientIDList = new[] { "sts.amazonaws.com" },
            }
        );
        _scene.Aws.Calls.Clear();
        CliResult files = await _scene.RunAsync(
            "test",
            "--path",
            Write("cluster.json", cluster),
            "--path",
            Write("provider.json", provider),
            "--format",
            "json"
        );
        _scene.Input = cluster + "\n" + provider;
        CliResult piped = await _scene.RunAsync("test", "-", "--format", "json");
        foreach (CliResult result in new[] { files, piped })
        {
            JsonNode row = Assert.Single(JsonNode.Parse(result.Output)!.AsArray())!;
            Assert.Equal("prod", (string?)row["name"]);
            Assert.Equal("Match", (string?)row["status"]);
            Assert.StartsWith(
                "arn:aws:iam::111122223333:oidc-provider/",
                (string?)row["providerArn"],
                StringComparison.Ordinal
            );
        }

        Assert.Empty(_scene.Aws.Calls.All);
        Assert.NotNull(arn);
    }

    [Fact]
    public async Task A_line_of_text_output_is_split()
    {
        (_, _, string one) = _scene.Register("a.example", "/id/1");
        (_, _, string two) = _scene.Register("b.example", "/id/2");
        CliResult result = await _scene.RunAsync("test", $"{one}\t{two}", "--format", "json");
        Assert.Equal([one, two], JsonNode.Parse(result.Output)!.AsArray().Select(row => (string?)row!["providerArn"]));
    }

    [Fact]
    public async Task What_is_no_target_goes_nowhere()
    {
        _scene.Input = "Dear all,\nthe pods are down.\n";
        foreach (
            string[] line in new string[][]
            {
                ["test", "-"],
                ["test", "Dear all, the pods"],
                ["update", "--dry-run", "-"],
            }
        )
        {
            CliResult result = await _scene.RunAsync(line);
            Assert.Equal(64, result.Exit);
            Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.Contains("Dear all", result.Error, StringComparison.Ordinal);
        }

        Assert.Empty(_scene.Aws.Calls.All);
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await _scene.DisposeAsync();
    }

    private static (string Transcript, string Pem) Fresh()
    {
        LabPki pki = LabPki.Create(LabKeyKind.Ecdsa, "leaf.example");
        string[] pems = [.. pki.Served(2).Certificates.Select(one => one.ExportCertificatePem() + "\n")];
        return (
            "CONNECTED(00000003)\n---\nCertificate chain\n"
                + string.Concat(pems.Select((pem, i) => $" {i} s:CN = {i}\n   i:CN = {i + 1}\n{pem}"))
                + "---\nServer certificate\nsubject=CN = 0\n---\n",
            string.Concat(pems)
        );
    }

    private static string Certs(params string[] files) =>
        string.Concat(files.Select(file => File.ReadAllText(ReferenceCertificates.PathOf("certs", file))));

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder.PathOf(name), text);
        return _folder.PathOf(name);
    }
}
