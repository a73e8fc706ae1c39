using System.Text.Json;
using System.Text.Json.Nodes;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Offline;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli;

public sealed partial class GivenFileTests
{
    [Fact]
    public async Task An_update_takes_the_value_of_a_transcript_and_keeps_the_list()
    {
        (LabIssuer issuer, _, string arn) = _scene.Register("leaf.example", "/id/1", MotoStory.Dead);
        string file = Write("chain.txt", Fresh().Transcript);
        CliResult value = await _scene.RunAsync("thumbprint", "--path", file);
        CliResult result = await _scene.RunAsync("update", issuer.Url, "--path", file, "--yes");
        Assert.True(result.Exit == 0, result.ToString());
        Assert.Equal(1, _scene.Writes);
        Assert.Equal(
            [MotoStory.Dead, value.Output.Trim()],
            _scene.Aws.FindProvider(arn, null, TestContext.Current.CancellationToken)!.Thumbprints
        );
    }

    [Theory]
    [InlineData("certificates", "which do not show what a server sent")]
    [InlineData("past", "is of the past")]
    [InlineData("another", "so nothing is taken from it")]
    public async Task An_update_takes_nothing_from_a_file_that_is_no_evidence(string what, string said)
    {
        (LabIssuer issuer, _, _) = _scene.Register(
            what == "another" ? "other.example" : "leaf.example",
            "/id/1",
            MotoStory.Dead
        );
        string text =
            what == "certificates" ? Fresh().Pem
            : what == "past" ? MadeChain.Shared.Transcript()
            : Fresh().Transcript;
        CliResult result = await _scene.RunAsync("update", issuer.Url, "--path", Write("f.txt", text), "--yes");
        Assert.Equal(64, result.Exit);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.Equal(0, _scene.Writes);
    }

    [Fact]
    public async Task A_kubeconfig_and_PKCS7_are_roots_that_the_user_vouches_for()
    {
        (LabIssuer issuer, LabPki pki, _) = _scene.Register("oidc.corp.example", "/id/1", MotoStory.Dead);
        string pem = pki.Root.Certificate.ExportCertificatePem();
        string kubeconfig =
            "clusters:\n- cluster:\n    certificate-authority-data: "
            + $"{Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(pem))}\n  name: k\n";
        string p7b = OpenSsl.Run(pem, "crl2pkcs7", "-nocrl", "-certfile", "/dev/stdin");
        foreach (string root in new[] { kubeconfig, p7b, pem })
        {
            CliResult result = await _scene.RunAsync(
                "update",
                issuer.Url,
                "--trusted-root",
                Write("root", root),
                "--dry-run"
            );
            Assert.True(result.Exit == 1 && result.Output.Contains("WouldUpdate"), result.ToString());
        }

        _scene.Input = pem;
        CliResult piped = await _scene.RunAsync("update", issuer.Url, "--trusted-root", "-", "--dry-run");
        Assert.Contains("WouldUpdate", piped.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("terraform")]
    public async Task A_region_alone_is_the_host_of_its_issuers(string format)
    {
        LabPki pki = LabPki.Create(LabKeyKind.Ecdsa, RealChain.Host);
        _scene.Server.AddHost(RealChain.Host, pki.Served(2));
        CliResult result = await _scene.RunAsync("thumbprint", "--region", "us-west-2", "--format", format);

        // The laboratory is not Amazon, and only what answers for the host of the region could say so.
        Assert.Equal((2, string.Empty), (result.Exit, result.Output));
        Assert.Contains($"{RealChain.Host}: Intercepted", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("DiscoveryInvalid", result.Error, StringComparison.Ordinal);
        Assert.Empty(_scene.Aws.Calls.All);

        CliResult unknown = await _scene.RunAsync("thumbprint", "--region", "nowhere");
        Assert.Equal(64, unknown.Exit);
        Assert.Contains("eu-west-1", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terraform_gets_one_flat_object_of_strings()
    {
        (LabIssuer issuer, LabPki pki, _) = _scene.Register("oidc.corp.example", "/id/1");
        CliResult result = await _scene.RunAsync("thumbprint", issuer.Url, "--format", "terraform");
        Assert.Equal(0, result.Exit);
        JsonObject flat = JsonNode.Parse(result.Output)!.AsObject();
        Assert.All(flat, member => Assert.Equal(JsonValueKind.String, member.Value!.GetValueKind()));
        Assert.Equal(pki.Intermediate.Thumbprint.ToString(), (string?)flat["thumbprint"]);

        CliResult two = await _scene.RunAsync("thumbprint", issuer.Url, issuer.Url, "--format", "terraform");
        Assert.Equal((64, string.Empty), (two.Exit, two.Output));
        CliResult other = await _scene.RunAsync("chain", issuer.Url, "--format", "terraform");
        Assert.Equal(64, other.Exit);
    }
}
