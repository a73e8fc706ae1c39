using EksThumbprint.AwsTools;
using EksThumbprint.Cli.Output;
using EksThumbprint.Remedies;

namespace EksThumbprint.Tests.Remedies;

/// <summary>
/// Both writers of remedies: one language a face, the run's own context, values quoted for the shell.
/// </summary>
public sealed class RemedyWriterTests
{
    private const string Arn = "arn:aws:iam::111122223333:oidc-provider/oidc.corp.example/a";
    private const string Hex = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";

    private static readonly RunContext Run = new("eu-west-1", "customer prod", "http://127.0.0.1:5000", "10.0.0.7");
    private static readonly string[] Audience = ["sts.amazonaws.com"];

    private const string CliAws = "--region eu-west-1 --profile 'customer prod' --endpoint-url http://127.0.0.1:5000";
    private const string Tools = "-Region eu-west-1 -ProfileName 'customer prod' -EndpointUrl http://127.0.0.1:5000";

    public static TheoryData<RemedyAction, string, string> Commands() =>
        new()
        {
            {
                RemedyAction.Update,
                $"eks-thumbprint update prod {CliAws} --connect-to 10.0.0.7",
                $"Update-OidcThumbprint prod {Tools} -ConnectTo 10.0.0.7"
            },
            {
                RemedyAction.Test,
                $"eks-thumbprint test prod {CliAws} --connect-to 10.0.0.7",
                $"Test-OidcThumbprint prod {Tools} -ConnectTo 10.0.0.7"
            },
            {
                RemedyAction.ReadChain,
                "eks-thumbprint chain prod --connect-to 10.0.0.7",
                "Get-EksOidcChain prod -ConnectTo 10.0.0.7"
            },
            {
                RemedyAction.ReadRegion,
                "eks-thumbprint thumbprint --region us-west-2 --connect-to 10.0.0.7",
                "Get-OidcRootThumbprint -Region us-west-2 -ConnectTo 10.0.0.7"
            },
            { RemedyAction.ListClusters, $"aws eks list-clusters {CliAws}", $"Get-EKSClusterList {Tools}" },
            {
                RemedyAction.ShowIssuer,
                $"aws eks describe-cluster --name prod --query cluster.identity.oidc.issuer {CliAws}",
                $"(Get-EKSCluster -Name prod {Tools}).Identity.Oidc.Issuer"
            },
            {
                RemedyAction.CreateProvider,
                $"aws iam create-open-id-connect-provider --url prod --client-id-list sts.amazonaws.com {CliAws}",
                $"New-IAMOpenIDConnectProvider -Url prod -ClientIDList sts.amazonaws.com {Tools}"
            },
            {
                RemedyAction.AddAudience,
                "aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn prod --client-id "
                    + $"sts.amazonaws.com {CliAws}",
                "Add-IAMClientIDToOpenIDConnectProvider -OpenIDConnectProviderArn prod -ClientID sts.amazonaws.com "
                    + Tools
            },
            {
                RemedyAction.DeleteProvider,
                $"aws iam delete-open-id-connect-provider --open-id-connect-provider-arn prod {CliAws}",
                $"Remove-IAMOpenIDConnectProvider -OpenIDConnectProviderArn prod {Tools}"
            },
            {
                RemedyAction.ReplaceThumbprints,
                "aws iam update-open-id-connect-provider-thumbprint --open-id-connect-provider-arn prod "
                    + $"--thumbprint-list sts.amazonaws.com {CliAws}",
                "Update-IAMOpenIDConnectProviderThumbprint -OpenIDConnectProviderArn prod -ThumbprintList "
                    + $"sts.amazonaws.com {Tools}"
            },
        };

    [Theory]
    [MemberData(nameof(Commands))]
    public void Each_face_writes_its_own_command_with_the_options_of_the_run(
        RemedyAction action,
        string cli,
        string cmdlet
    )
    {
        Remedy remedy = new(action, "prod")
        {
            Values = Audience,
            Region = action == RemedyAction.ReadRegion ? "us-west-2" : null,
        };
        Assert.Equal(cli, Cli().Command(remedy));
        Assert.Equal(cmdlet, Cmdlets().Command(remedy));
    }

    [Fact]
    public void Every_action_has_a_command_but_advice()
    {
        IEnumerable<RemedyAction> known = Commands().Select(row => row.Data.Item1);
        Assert.Equal(Enum.GetValues<RemedyAction>().Except([RemedyAction.Advice]).Order(), known.Order());
        foreach (IRemedyWriter writer in new IRemedyWriter[] { Cli(), Cmdlets() })
            Assert.Null(writer.Command(Remedy.Advice("Check the name.")));
    }

    [Fact]
    public void The_subjects_own_region_goes_before_the_runs()
    {
        Remedy remedy = new(RemedyAction.Update, "prod") { Region = "us-west-2" };
        Assert.Contains(" --region us-west-2 ", Cli().Command(remedy), StringComparison.Ordinal);
        Assert.Contains(" -Region us-west-2 ", Cmdlets().Command(remedy), StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_without_AWS_Tools_is_shown_the_AWS_CLI_and_its_own_cmdlets()
    {
        CmdletRemedies writer = new(Run, hasCredential: false, new Lazy<bool>(() => true));
        Assert.Equal(
            $"aws iam delete-open-id-connect-provider --open-id-connect-provider-arn {Arn} {CliAws}",
            writer.Command(new Remedy(RemedyAction.DeleteProvider, Arn))
        );
        Assert.StartsWith(
            "Update-OidcThumbprint ",
            writer.Command(new Remedy(RemedyAction.Update, "prod")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Credentials_are_named_and_not_shown()
    {
        CmdletRemedies writer = new(new RunContext(), hasCredential: true, new Lazy<bool>(false));
        Assert.Equal(
            "Test-OidcThumbprint prod -Credential $credential",
            writer.Command(new Remedy(RemedyAction.Test, "prod"))
        );
    }

    [Fact]
    public void Several_values_are_as_each_shell_lists_them()
    {
        Remedy remedy = new(RemedyAction.ReplaceThumbprints, Arn) { Values = [Hex, Hex] };
        Assert.Contains($" --thumbprint-list {Hex} {Hex} ", Cli().Command(remedy), StringComparison.Ordinal);
        Assert.Contains($" -ThumbprintList {Hex}, {Hex} ", Cmdlets().Command(remedy), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RemedyOption.TrustedRoot, "--trusted-root FILE", "-TrustedRoot FILE")]
    [InlineData(RemedyOption.Thumbprint, "--thumbprint HEX", "-Thumbprint HEX")]
    public void An_option_that_the_user_fills_in_is_of_the_face(RemedyOption option, string cli, string cmdlet)
    {
        Remedy remedy = new(RemedyAction.Update, "prod") { Option = option };
        Assert.Contains($"update prod {cli} ", Cli().Command(remedy), StringComparison.Ordinal);
        Assert.Contains($"Update-OidcThumbprint prod {cmdlet} ", Cmdlets().Command(remedy), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain-name", "plain-name", "plain-name", "plain-name")]
    [InlineData("two words", "'two words'", "'two words'", "\"two words\"")]
    [InlineData("it's", "'it'\\''s'", "'it''s'", "\"it's\"")]
    [InlineData("it\u2019s", "'it\u2019s'", "'it\u2019\u2019s'", "\"it\u2019s\"")]
    [InlineData("$(id)", "'$(id)'", "'$(id)'", null)]
    [InlineData("a%20b", "a%20b", "a%20b", "a%20b")]
    [InlineData("50 %", "'50 %'", "'50 %'", null)]
    [InlineData("a\"b", "'a\"b'", "'a\"b'", null)]
    [InlineData("-rf", "'-rf'", "'-rf'", "\"-rf\"")]
    [InlineData("a\nb", null, null, null)]
    [InlineData("a\u202eb", null, null, null)]
    public void A_value_stays_one_word_of_the_shell_or_there_is_no_command(
        string value,
        string? posix,
        string? powerShell,
        string? windows
    )
    {
        Remedy subject = new(RemedyAction.Update, value);
        RunContext profile = new(Profile: value);
        Remedy plain = new(RemedyAction.Update, "prod");
        foreach ((Shell shell, string? word) in new[] { (Shell.Posix, posix), (Shell.Windows, windows) })
        {
            Assert.Equal(
                word is null ? null : $"eks-thumbprint update {word}",
                new CliRemedies(new RunContext(), shell).Command(subject)
            );
            Assert.Equal(
                word is null ? null : $"eks-thumbprint update prod --profile {word}",
                new CliRemedies(profile, shell).Command(plain)
            );
        }

        Assert.Equal(
            powerShell is null ? null : $"Update-OidcThumbprint {powerShell}",
            Cmdlets(new RunContext()).Command(subject)
        );
        Assert.Equal(
            powerShell is null ? null : $"Update-OidcThumbprint prod -ProfileName {powerShell}",
            Cmdlets(profile).Command(plain)
        );
    }

    private static CliRemedies Cli() => new(Run, Shell.Posix);

    private static CmdletRemedies Cmdlets(RunContext? run = null) =>
        new(run ?? Run, hasCredential: false, new Lazy<bool>(false));
}
