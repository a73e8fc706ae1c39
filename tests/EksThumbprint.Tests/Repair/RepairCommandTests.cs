using EksThumbprint.Assessment;
using EksThumbprint.Remedies;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Repair;

public sealed class RepairCommandTests
{
    private const string Call = "aws iam update-open-id-connect-provider-thumbprint --open-id-connect-provider-arn";

    [Fact]
    public void The_command_names_the_provider_and_the_whole_list_as_the_plan_would_have_it()
    {
        Assert.Equal(
            $"{Call} {Judged.Arn} --thumbprint-list {Judged.Example} {Judged.Top}",
            RepairCommand.Create(Judged.Facts(OidcStatus.Stale).Plan()).Text()
        );
    }

    [Theory]
    [InlineData(OidcStatus.Match)]
    [InlineData(OidcStatus.Orphaned)]
    [InlineData(OidcStatus.NoIssuer)]
    [InlineData(OidcStatus.Mismatch)]
    [InlineData(OidcStatus.DiscoveryInvalid)]
    [InlineData(OidcStatus.Unreachable)]
    [InlineData(OidcStatus.NoProvider)]
    [InlineData(OidcStatus.NoCluster)]
    [InlineData(OidcStatus.AccessDenied)]
    [InlineData(OidcStatus.Intercepted)]
    public void There_is_no_command_when_nothing_is_due_or_nothing_may_be_written(OidcStatus status)
    {
        Assert.Null(RepairCommand.Create(Judged.Facts(status).Plan()));
    }

    [Fact]
    public void A_private_root_that_the_user_vouches_for_makes_a_command()
    {
        OidcFacts facts = Judged
            .Listing(Judged.Example)
            .Served(policy: Judging.Trusting(Judged.Pki.Class2), host: "localhost");
        Assert.NotNull(RepairCommand.Create(facts.Plan()));
    }

    [Fact]
    public void Without_the_provider_s_ARN_there_is_no_command()
    {
        OidcFacts facts = Judged.Facts(OidcStatus.Stale);
        Assert.Null(
            RepairCommand.Create((facts with { Provider = facts.Provider! with { Arn = string.Empty } }).Plan())
        );
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:oidc-provider/h", "us-west-2", "")]
    [InlineData("arn:aws-cn:iam::111122223333:oidc-provider/h", "cn-north-1", " --region cn-north-1")]
    [InlineData("arn:aws-cn:iam::111122223333:oidc-provider/h", null, " --region cn-northwest-1")]
    [InlineData("arn:aws-us-gov:iam::111122223333:oidc-provider/h", "us-west-2", " --region us-gov-west-1")]
    [InlineData("arn:aws-unheard-of:iam::111122223333:oidc-provider/h", "us-west-2", "")]
    public void Another_partition_needs_a_region_of_its_own(string arn, string? region, string expected)
    {
        OidcFacts facts = Judged.Facts(OidcStatus.Stale);
        string? command = RepairCommand
            .Create((facts with { Region = region, Provider = facts.Provider! with { Arn = arn } }).Plan())
            .Text();
        Assert.Equal($"{Call} {arn} --thumbprint-list {Judged.Example} {Judged.Top}{expected}", command);
    }

    [Theory]
    [InlineData("aws", "us-west-2", "us-west-2")]
    [InlineData("aws", "us-gov-east-1", null)]
    [InlineData("aws-us-gov", "us-west-2", "us-gov-west-1")]
    [InlineData("aws-us-gov", "us-gov-east-1", "us-gov-east-1")]
    public void The_runs_region_is_taken_where_it_is_of_the_partition(string partition, string given, string? expected)
    {
        Remedy remedy = new(RemedyAction.DeleteProvider, $"arn:{partition}:iam::111122223333:oidc-provider/h");
        Assert.Equal(expected, new RunContext(Region: given).ForIam(remedy));
    }

    [Theory]
    [InlineData("arn:aws:iam::1:oidc-provider/h/a b", "'arn:aws:iam::1:oidc-provider/h/a b'")]
    [InlineData("arn:aws:iam::1:oidc-provider/h/$(id);`x`", "'arn:aws:iam::1:oidc-provider/h/$(id);`x`'")]
    [InlineData("arn:aws:iam::1:oidc-provider/h/a'b", "'arn:aws:iam::1:oidc-provider/h/a'\\''b'")]
    [InlineData("arn:aws:iam::1:oidc-provider/h/a\nb", null)]
    public void An_ARN_is_one_word_of_the_shell_or_there_is_no_command(string arn, string? word)
    {
        OidcFacts facts = Judged.Facts(OidcStatus.Stale);
        string? command = RepairCommand
            .Create((facts with { Provider = facts.Provider! with { Arn = arn } }).Plan())
            .Text();
        Assert.Equal(word is null ? null : $"{Call} {word} --thumbprint-list {Judged.Example} {Judged.Top}", command);
    }
}
