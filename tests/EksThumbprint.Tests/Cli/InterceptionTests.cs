using EksThumbprint.Lab.Aws;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli;

/// <summary>
/// What the command line does behind a proxy that opens TLS and whose root this machine trusts; judged by the calls
/// that IAM got.
/// </summary>
public sealed class InterceptionTests
{
    private const string Host = "oidc.eks.us-west-2.amazonaws.com";
    private const string Path = "/id/0123456789ABCDEF0123456789ABCDEF";

    [Theory]
    [InlineData("--yes")]
    [InlineData("--yes", "--replace")]
    [InlineData("--yes", "--format", "json")]
    [InlineData("--dry-run")]
    public async Task Test_tells_and_update_refuses_with_exit_code_2(params string[] options)
    {
        await using CliScene scene = new();
        (LabIssuer issuer, LabPki proxy, string arn) = scene.Register(Host, Path, MotoStory.Dead);
        scene.MachineRoots = [proxy.Root.Certificate];

        CliResult test = await scene.RunAsync("test", issuer.Url);
        CliResult update = await scene.RunAsync(["update", issuer.Url, .. options]);

        Assert.True(
            test.Exit == 2 && test.Output.Contains("Intercepted") && test.Error.Contains("is not Amazon"),
            test.ToString()
        );
        Assert.True(
            update.Exit == 2 && (update.Output + update.Error).Contains("Do not write what is seen here"),
            update.ToString()
        );
        Assert.DoesNotContain($"+ {proxy.Intermediate.Thumbprint}", update.Output, StringComparison.Ordinal);
        Assert.Equal(0, scene.Writes);
        Assert.Equal([MotoStory.Dead], scene.Aws.Peek(arn)!.Thumbprints);
    }

    [Theory]
    [InlineData("s3.eu-west-1.amazonaws.com", "--yes")]
    [InlineData("s3.eu-west-1.amazonaws.com", "--yes", "--replace")]
    [InlineData("oidc.corp.example", "--yes", "--format", "json")]
    public async Task What_only_this_machine_trusts_is_told_and_not_written_for_any_other_host_either(
        string host,
        params string[] options
    )
    {
        await using CliScene scene = new();
        (LabIssuer issuer, LabPki proxy, string arn) = scene.Register(host, "/bucket", MotoStory.Dead);
        scene.MachineRoots = [proxy.Root.Certificate];

        CliResult test = await scene.RunAsync("test", issuer.Url);
        CliResult update = await scene.RunAsync(["update", issuer.Url, .. options]);

        Assert.True(
            test.Exit == 1 && test.Output.Contains("Mismatch") && test.Error.Contains("TrustedHereOnly"),
            test.ToString()
        );
        Assert.Contains("'Lab Root CA 1'", test.Error, StringComparison.Ordinal);
        Assert.Contains("IAM does not have it", test.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("pods work", test.Output + test.Error, StringComparison.Ordinal);
        Assert.True(
            update.Exit == 1 && (update.Output + update.Error).Contains("no reason to trust"),
            update.ToString()
        );
        Assert.Equal(0, scene.Writes);
        Assert.Equal([MotoStory.Dead], scene.Aws.Peek(arn)!.Thumbprints);
    }

    [Fact]
    public async Task Nobody_is_asked_about_a_list_that_will_not_be_written()
    {
        await using CliScene scene = new() { Answers = new Queue<string?>(["y"]) };
        (LabIssuer issuer, LabPki proxy, _) = scene.Register(Host, Path, MotoStory.Dead);
        scene.MachineRoots = [proxy.Root.Certificate];

        Assert.Equal(2, (await scene.RunAsync("update", issuer.Url)).Exit);
        Assert.Empty(scene.Questions);
        Assert.Equal(0, scene.Writes);
    }

    [Fact]
    public async Task A_trusted_root_has_it_written_if_it_is_the_proxys_own()
    {
        await using CliScene scene = new();
        using TemporaryFolder folder = new();
        (LabIssuer issuer, LabPki proxy, string arn) = scene.Register(Host, Path, MotoStory.Dead);
        scene.MachineRoots = [proxy.Root.Certificate];
        string other = folder.Write("other.pem", proxy.RotateRoots().Root.Certificate.ExportCertificatePem());
        string own = folder.Write("own.pem", proxy.Root.Certificate.ExportCertificatePem());

        CliResult refused = await scene.RunAsync("update", issuer.Url, "--yes", "--trusted-root", other);
        Assert.True(refused.Exit == 2 && scene.Writes == 0, refused.ToString());
        CliResult written = await scene.RunAsync("update", issuer.Url, "--yes", "--trusted-root", own);
        Assert.True(written.Exit == 0 && scene.Writes == 1, written.ToString());
        Assert.Equal([MotoStory.Dead, proxy.Intermediate.Thumbprint.ToString()], scene.Aws.Peek(arn)!.Thumbprints);
    }

    [Fact]
    public async Task An_intercepted_issuer_among_others_keeps_none_of_them_from_being_written()
    {
        await using CliScene scene = new();
        (LabIssuer intercepted, LabPki proxy, _) = scene.Register(Host, Path, MotoStory.Dead);
        (LabIssuer own, LabPki pki, string arn) = scene.Register("oidc.corp.example", "/edge", MotoStory.Dead);
        scene.MachineRoots = [proxy.Root.Certificate];
        scene.PublicRoots = [pki.Root.Certificate];

        CliResult result = await scene.RunAsync("update", intercepted.Url, own.Url, "--yes");

        Assert.True(result.Exit == 2, result.ToString());
        LabCall write = Assert.Single(scene.Aws.Calls.All, call => call.Operation == LabOperation.UpdateThumbprints);
        Assert.Equal(arn, write.Resource);
    }
}
