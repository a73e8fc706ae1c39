using System.Text;
using System.Text.Json.Nodes;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli;

/// <summary>
/// What real tools put into people's hands: the AWS CLI's JSON and its kubeconfig, transcripts of openssl. AWS is moto;
/// what IAM lists is read by the AWS CLI.
/// </summary>
[Collection(Moto.Name)]
public sealed class RealInputTests(MotoServer moto) : IAsyncLifetime
{
    private const string Host = "oidc.corp.example";
    private const string Url = $"https://{Host}/edge";

    private readonly TemporaryFolder _folder = new();
    private MotoStory _story = null!;

    public async ValueTask InitializeAsync()
    {
        MotoServer.Require();
        OpenSsl.Require();
        await moto.ResetAsync();
        _story = new MotoStory(moto);
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        if (_story is not null)
            await _story.DisposeAsync();
    }

    [Theory]
    [InlineData("file")]
    [WholeRunData("standard input")]
    public async Task A_described_cluster_and_its_provider_give_the_whole_verdict_without_AWS(string way)
    {
        await using CliScene scene = new();
        (string _, string issuer) = moto.CreateCluster("shop", "eu-west-1");
        Uri url = new(issuer);
        LabPki pki = LabPki.Create(LabKeyKind.Ecdsa, url.Host);
        LabIssuer.Create(scene.Server.AddHost(url.Host, pki.Served(2)), path: url.AbsolutePath);
        string arn = moto.CreateProvider(issuer, MotoStory.Dead);
        string cluster = moto.Aws("eks", "describe-cluster", "--name", "shop", "--region", "eu-west-1");
        string provider = Provider(arn);
        string[] inputs =
            way == "file"
                ? ["--path", _folder.Write("c.json", cluster), "--path", _folder.Write("p.json", provider)]
                : ["-"];
        scene.Input = cluster + provider;

        CliResult result = await scene.RunAsync(["test", .. inputs, "--format", "json"]);

        JsonNode row = Assert.Single(JsonNode.Parse(result.Output)!.AsArray())!;
        Assert.Equal("shop", (string?)row["name"]);
        Assert.Equal("Intercepted", (string?)row["status"]);
        Assert.Equal(arn, (string?)row["providerArn"]);
        Assert.Equal(("123456789012", "eu-west-1"), ((string?)row["account"], (string?)row["region"]));
        Assert.Equal(MotoStory.Dead, (string?)row["registered"]![0]!["value"]);
        Assert.Empty(scene.Aws.Calls.All);
    }

    [Theory]
    [InlineData("file")]
    [WholeRunData("standard input")]
    public async Task A_provider_alone_is_compared_with_what_its_issuer_sends(string way)
    {
        await using CliScene scene = new();
        LabPki pki = LabPki.Create(LabKeyKind.Ecdsa, Host);
        LabIssuer.Create(scene.Server.AddHost(Host, pki.Served(2)), path: "/edge");
        scene.Input = Provider(moto.CreateProvider(Url, pki.Intermediate.Thumbprint.ToString()));
        string[] input = way == "file" ? ["--path", _folder.Write("p.json", scene.Input)] : ["--path", "-"];

        CliResult result = await scene.RunAsync(["test", .. input]);

        Assert.True(result.Exit == 0, result.ToString());
        Assert.Matches($"^{Host}/edge +Match ", result.Lines[1]);
        Assert.Empty(scene.Aws.Calls.All);
    }

    [WholeRun]
    [Fact]
    public void Lists_of_providers_and_of_clusters_are_lists_of_targets()
    {
        (_, LabPki pki) = _story.Serve(Host, "/edge");
        moto.CreateProvider(Url, pki.Intermediate.Thumbprint.ToString());
        moto.CreateProvider("https://oidc.corp.example/none", MotoStory.Dead);
        Uri issuer = _story.CreateCluster("shop", "us-east-1");
        _story.Serve(issuer.Host, issuer.AbsolutePath);

        string providers = _folder.Write("l.json", moto.Aws("iam", "list-open-id-connect-providers"));
        CliResult listed = _story.Run("test", "--path", providers);
        Assert.Equal(3, listed.Lines.Length);
        Assert.Contains(listed.Lines, line => line.StartsWith($"{Host}/edge ") && line.Contains(" Match "));

        string clusters = _folder.Write("c.json", moto.Aws("eks", "list-clusters", "--region", "us-east-1"));
        CliResult named = _story.Run("test", "--path", clusters, "--region", "us-east-1");
        Assert.Matches("^shop +", named.Lines[1]);
    }

    [Fact]
    public async Task The_CA_in_a_kubeconfig_of_the_AWS_CLI_is_a_root_to_vouch_for()
    {
        moto.CreateCluster("shop", "us-east-1");
        string file = _folder.PathOf("kubeconfig");
        moto.Aws("eks", "update-kubeconfig", "--name", "shop", "--region", "us-east-1", "--kubeconfig", file);
        await using CliScene scene = new();
        (LabIssuer served, LabPki pki, string arn) = scene.Register(Host, "/edge", MotoStory.Dead);

        // moto's own CA is made up of random letters.
        string written = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        const string key = "certificate-authority-data: ";
        int begin = written.IndexOf(key, StringComparison.Ordinal) + key.Length;
        string random = written[begin..written.IndexOf('\n', begin)];
        CliResult refused = await scene.RunAsync("update", served.Url, "--trusted-root", file, "--dry-run");
        Assert.Equal(64, refused.Exit);
        Assert.Contains("certificate-authority-data", refused.Error, StringComparison.Ordinal);

        string real = Convert.ToBase64String(
            Encoding.ASCII.GetBytes(pki.Root.Certificate.ExportCertificatePem() + "\n")
        );
        string kubeconfig = _folder.Write("real", written.Replace(random, real, StringComparison.Ordinal));
        CliResult update = await scene.RunAsync("update", served.Url, "--trusted-root", kubeconfig, "--yes");
        Assert.True(update.Exit == 0, update.ToString());
        Assert.Equal([MotoStory.Dead, pki.Intermediate.Thumbprint.ToString()], scene.Aws.Peek(arn)!.Thumbprints);
    }

    [Theory]
    [WholeRunData("-no_tls1_3")]
    [InlineData("-tls1_3")]
    public void A_transcript_of_openssl_is_the_source_of_a_test_and_of_an_update(string version)
    {
        LabPki pki = LabPki.Create(LabKeyKind.Ecdsa, Host);
        using OpenSslServer server = new(pki.Served(2), version);
        string[] client = ["s_client", "-connect", server.EndPoint.ToString(), "-servername", Host, "-showcerts"];
        string file = _folder.Write("chain.txt", OpenSsl.Run(string.Empty, client));
        string top = OpenSsl.ServedFingerprints(server.EndPoint, Host)[^1];
        string arn = moto.CreateProvider(Url, MotoStory.Dead);

        CliResult value = _story.Run("thumbprint", "--path", file);
        Assert.Equal((0, top + "\n"), (value.Exit, value.Output));
        CliResult wrong = _story.Run("test", "--path", file, "--thumbprint", MotoStory.Dead);
        Assert.True(wrong.Exit == 1 && wrong.Output.Contains("Mismatch"), wrong.ToString());
        CliResult right = _story.Run("test", "--path", file, "--thumbprint", $"{MotoStory.Dead},{top}");
        Assert.True(right.Exit == 0 && right.Output.Contains($"{top[..8]}… +1"), right.ToString());

        CliResult update = _story.Run("update", Url, "--path", file, "--yes");
        Assert.True(update.Exit == 0, update.ToString());
        Assert.Equal(1, _story.Writes);
        Assert.Equal(
            [MotoStory.Dead, top],
            JsonNode.Parse(Provider(arn))!["ThumbprintList"]!.AsArray().Select(each => (string?)each)
        );
    }

    [Theory]
    [WholeRunData("DER")]
    [InlineData("PEM")]
    public async Task A_PKCS7_file_of_openssl_is_certificates(string form)
    {
        LabPki pki = LabPki.Create(LabKeyKind.Ecdsa, Host);
        string chain = _folder.Write("chain.pem", pki.Served(2).ToPem());
        string file = _folder.PathOf("export.p7b");
        OpenSsl.Run(string.Empty, "crl2pkcs7", "-nocrl", "-certfile", chain, "-outform", form, "-out", file);
        await using CliScene scene = new();

        CliResult value = await scene.RunAsync("thumbprint", "--path", file);

        Assert.Equal(OpenSsl.Fingerprint(pki.Intermediate.Certificate.ExportCertificatePem()), value.Output.Trim());
        Assert.Contains("NotATranscript", value.Error, StringComparison.Ordinal);
    }

    private string Provider(string arn) =>
        moto.Aws("iam", "get-open-id-connect-provider", "--open-id-connect-provider-arn", arn);
}
