using EksThumbprint.Lab.Pki;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli;

/// <summary>
/// The whole way: the command line (in the whole run once as a process), the real AWS CLI, moto in AWS's place; what
/// was written is read without the product.
/// </summary>
[Collection(Moto.Name)]
public sealed class UpdateMotoTests(MotoServer moto) : IAsyncLifetime
{
    private const string Url = "https://oidc.corp.example/edge";
    private const string Old = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";
    private const string Newer = "06b25927c42a721631c1efd9431e648fa62e1e39";
    private const string M01 = "2ad974a775f73cbdbbd8f5ac3a49255fa8fb1f8c";
    private const string M02 = "414a2060b738c635cc7fc243e052615592830c53";

    private MotoStory _story = null!;

    public async ValueTask InitializeAsync()
    {
        MotoServer.Require();
        await moto.ResetAsync();
        _story = new MotoStory(moto)
        {
            AsProcess =
                TestSize.IsAll
                && TestContext.Current.TestMethod?.MethodName
                    == nameof(A_private_issuer_is_found_wrong_repaired_once_and_left_alone_then),
        };
    }

    public ValueTask DisposeAsync() => _story?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public void A_private_issuer_is_found_wrong_repaired_once_and_left_alone_then()
    {
        (_, LabPki pki) = _story.Serve("oidc.corp.example", "/edge");
        string top = pki.Intermediate.Thumbprint.ToString();
        string root = _story.RootFile(pki);
        string arn = _story.CreateProvider(Url, MotoStory.Dead);

        CliResult test = _story.Run("test", Url);
        Assert.True(test.Exit == 1, test.ToString());
        Assert.Matches("oidc.corp.example/edge +Mismatch +3c1f0a52… +" + top[..8], test.Lines[1]);
        Assert.Contains("InvalidIdentityToken", test.Error);

        CliResult dry = _story.Run("update", Url, "--dry-run", "--trusted-root", root);
        Assert.True(
            dry.Exit == 1 && dry.Output.Contains($"= {MotoStory.Dead} keep") && dry.Output.Contains($"+ {top} add"),
            dry.ToString()
        );
        CliResult nobody = _story.Run("update", Url, "--trusted-root", root);
        Assert.True(nobody.Exit == 64 && nobody.Error.Contains("--yes"), nobody.ToString());
        CliResult unvouched = _story.Run("update", Url, "--yes");
        Assert.True(unvouched.Exit == 1 && unvouched.Error.Contains("--trusted-root"), unvouched.ToString());
        Assert.Equal((0, true), (_story.Writes, _story.Calls > 0));
        Assert.Equal([MotoStory.Dead], _story.Listed(arn));

        CliResult update = _story.Run("update", Url, "--yes", "--trusted-root", root);
        Assert.True(update.Exit == 0 && update.Output.Contains("Updated"), update.ToString());
        Assert.Equal([MotoStory.Dead, top], _story.Listed(arn));
        CliResult again = _story.Run("update", Url, "--yes", "--trusted-root", root);
        Assert.True(again.Exit == 0 && again.Output.Contains("NothingToDo"), again.ToString());
        Assert.Equal(1, _story.Writes);
        Assert.Equal(0, _story.Run("test", Url).Exit);

        CliResult undo = _story.Run("update", Url, "--yes", "--thumbprint", MotoStory.Dead);
        Assert.True(undo.Exit == 0, undo.ToString());
        Assert.Equal([MotoStory.Dead], _story.Listed(arn));
    }

    [WholeRun]
    [Fact]
    public void A_cluster_whose_issuer_is_not_Amazons_is_written_only_for_a_root_that_the_user_vouches_for()
    {
        Uri issuer = _story.CreateCluster("shop", "eu-west-1");
        (_, LabPki pki) = _story.Serve(issuer.Host, issuer.AbsolutePath);
        string arn = _story.CreateProvider(issuer.AbsoluteUri, MotoStory.Dead);

        CliResult test = _story.Run("test", "shop", "--region", "eu-west-1");
        Assert.True(test.Exit == 2 && test.Output.Contains("Intercepted"), test.ToString());
        CliResult refused = _story.Run("update", "shop", "--yes", "--region", "eu-west-1");
        Assert.True(refused.Exit == 2 && refused.Error.Contains("Do not write what is seen here"), refused.ToString());
        Assert.Equal(0, _story.Writes);

        CliResult update = _story.Run(
            "update",
            "shop",
            "--yes",
            "--region",
            "eu-west-1",
            "--trusted-root",
            _story.RootFile(pki)
        );
        Assert.True(update.Exit == 0, update.ToString());
        Assert.Equal([MotoStory.Dead, pki.Intermediate.Thumbprint.ToString()], _story.Listed(arn));
        Assert.Equal(1, _story.Writes);
    }

    [WholeRun]
    [Fact]
    public void Of_five_values_the_dead_one_goes()
    {
        (_, LabPki pki) = _story.Serve("oidc.corp.example", "/edge");
        string arn = _story.CreateProvider(Url, Old, MotoStory.Dead, Newer, M01, M02);
        CliResult update = _story.Run("update", Url, "--yes", "--trusted-root", _story.RootFile(pki));
        Assert.True(update.Exit == 0 && update.Output.Contains($"- {MotoStory.Dead} remove"), update.ToString());
        Assert.Equal([Old, Newer, M01, M02, pki.Intermediate.Thumbprint.ToString()], _story.Listed(arn));
    }

    [WholeRun]
    [Fact]
    public void Six_values_are_refused_and_six_that_moto_took_become_five()
    {
        (_, LabPki pki) = _story.Serve("oidc.corp.example", "/edge");
        string top = pki.Intermediate.Thumbprint.ToString();
        string arn = _story.CreateProvider(Url, Old);
        string[] six = [Old, Newer, M01, M02, MotoStory.Dead, top];
        CliResult refused = _story.Run(["update", Url, "--yes", "--thumbprint", .. six]);
        Assert.True(refused.Exit == 64 && refused.Error.Contains("5 at most"), refused.ToString());
        Assert.Equal([Old], _story.Listed(arn));

        _story.Overwrite(arn, six);
        CliResult update = _story.Run("update", Url, "--yes", "--trusted-root", _story.RootFile(pki));
        Assert.True(update.Exit == 0, update.ToString());
        Assert.Equal([Old, Newer, M01, M02, top], _story.Listed(arn));
    }

    [WholeRun]
    [Fact]
    public void One_bad_target_among_many_does_not_stop_the_rest()
    {
        (_, LabPki pki) = _story.Serve("oidc.corp.example", "/edge");
        string arn = _story.CreateProvider(Url, MotoStory.Dead);
        CliResult update = _story.Run(
            "update",
            "no such name!",
            "missing",
            Url,
            "--region",
            "us-east-1",
            "--yes",
            "--trusted-root",
            _story.RootFile(pki)
        );
        Assert.True(
            update.Exit == 64
                && update.Error.Contains("no such name!")
                && update.Error.Contains("There is no EKS cluster 'missing'"),
            update.ToString()
        );
        Assert.Equal([MotoStory.Dead, pki.Intermediate.Thumbprint.ToString()], _story.Listed(arn));
    }

    [Fact]
    public void The_whole_account_is_tested_orphans_too()
    {
        Uri issuer = _story.CreateCluster("shop", "eu-west-1");
        _story.Serve(issuer.Host, issuer.AbsolutePath);
        _story.CreateProvider(issuer.AbsoluteUri, MotoStory.Dead);
        _story.CreateProvider(
            "https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF",
            MotoStory.Dead
        );
        CliResult all = _story.Run("test", "--all", "--region", "eu-west-1");
        Assert.True(all.Exit == 2, all.ToString());
        Assert.Matches("^shop +Intercepted", all.Lines[1]);
        Assert.Matches("^oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF +Orphaned", all.Lines[2]);
        Assert.Equal(3, all.Lines.Length);
    }
}
