using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli;

/// <summary>
/// The whole way on a machine whose trust store holds a company's root, or that of a proxy which opens TLS: the command
/// line as a process, the real AWS CLI, moto in AWS's place; what IAM lists is read without the product.
/// </summary>
[WholeRun]
[Collection(Moto.Name)]
public sealed class TrustedHereMotoTests(MotoServer moto) : IAsyncLifetime
{
    private MotoStory _story = null!;

    public async ValueTask InitializeAsync()
    {
        MotoServer.Require();
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SSL_CERT_FILE makes the trust store on Linux only.");
        await moto.ResetAsync();
        _story = new MotoStory(moto);
    }

    public ValueTask DisposeAsync() => _story?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Theory]
    [InlineData("s3.eu-west-1.amazonaws.com", "/my-issuer")]
    [InlineData("my-issuer.s3.eu-west-1.amazonaws.com", "")]
    [InlineData("oidc.corp.example", "/edge")]
    public void Its_value_is_not_written_until_the_user_vouches_for_the_root(string host, string path)
    {
        (LabIssuer issuer, LabPki pki) = _story.Serve(host, path);
        string root = _story.RootFile(pki);
        string arn = _story.CreateProvider(issuer.Url, MotoStory.Dead);

        CliResult test = _story.RunTrusting(root, "test", issuer.Url);
        Assert.True(test.Exit == 1, test.ToString());
        Assert.Contains("  Mismatch  ", test.Lines[1], StringComparison.Ordinal);
        Assert.Contains("InvalidIdentityToken", test.Error, StringComparison.Ordinal);
        Assert.Contains("TrustedHereOnly: This machine trusts", test.Error, StringComparison.Ordinal);
        Assert.Contains("by 'Lab Root CA 1'", test.Error, StringComparison.Ordinal);

        CliResult refused = _story.RunTrusting(root, "update", issuer.Url, "--yes");
        Assert.True(refused.Exit == 1 && refused.Error.Contains("Refused"), refused.ToString());
        Assert.Equal(0, _story.Writes);
        Assert.Equal([MotoStory.Dead], _story.Listed(arn));

        CliResult vouched = _story.RunTrusting(root, "update", issuer.Url, "--yes", "--trusted-root", root);
        Assert.True(vouched.Exit == 0, vouched.ToString());
        Assert.Equal([MotoStory.Dead, pki.Intermediate.Thumbprint.ToString()], _story.Listed(arn));
    }
}
