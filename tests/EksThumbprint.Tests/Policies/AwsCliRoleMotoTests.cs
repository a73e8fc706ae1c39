using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Aws.Cli;
using EksThumbprint.Issuers;
using EksThumbprint.Tests.Support;
using EksThumbprint.Tokens;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Policies;

/// <summary>Roles that the real AWS CLI made in a stand-in for AWS, and that the product reads through it.</summary>
[Collection(Moto.Name)]
public sealed class AwsCliRoleMotoTests(MotoServer moto) : IAsyncLifetime
{
    private const string Url = "https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";
    private const string Account = "123456789012";

    private AwsCli Client => new(new AwsCliOptions { Environment = moto.Environment });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        MotoServer.Require();
        await moto.ResetAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [WholeRunData("shop", "checkout", "/", LinkState.Holds)]
    [InlineData("shop", "checkout", "/team/app/", LinkState.Holds)]
    [WholeRunData("shops", "checkout", "/", LinkState.Broken)]
    public void A_role_is_read_and_its_policy_is_judged(string space, string name, string path, LinkState expected)
    {
        string provider = moto.CreateProvider(Url, new string('a', 40));
        string arn = CreateRole("checkout", Policy(provider, "system:serviceaccount:shop:checkout"), path);
        PodInquiry inquiry = new(null, new ServiceAccount(space, name), arn, null);

        OidcFacts facts = inquiry.Add(Facts(provider), () => Client, Cancellation);

        Assert.Equal($"arn:aws:iam::{Account}:role{path}checkout", arn);
        LinkVerdict role = OidcAssessment.Judge(facts).Links.Single(link => link.Link == PodLink.Role);
        Assert.Equal(expected, role.State);
    }

    [Fact]
    public void A_role_that_does_not_exist_is_null()
    {
        Assert.Null(Client.FindRole($"arn:aws:iam::{Account}:role/gone", null, Cancellation));
    }

    [WholeRun]
    [Fact]
    public void A_role_of_the_same_name_in_another_path_or_account_is_another()
    {
        string provider = moto.CreateProvider(Url, new string('a', 40));
        CreateRole("checkout", Policy(provider, "system:serviceaccount:shop:checkout"), "/team/");

        OidcFacts path = Inquire($"arn:aws:iam::{Account}:role/checkout", provider);
        OidcFacts account = Inquire("arn:aws:iam::999999999999:role/checkout", provider);

        Assert.True(path.Pod!.Role!.Missing);
        Assert.Contains("the role is of account 999999999999", account.Pod!.Role!.Error!.Message);
    }

    private OidcFacts Inquire(string arn, string provider) =>
        new PodInquiry(null, new ServiceAccount("shop", "checkout"), arn, null).Add(
            Facts(provider),
            () => Client,
            Cancellation
        );

    private static OidcFacts Facts(string provider) =>
        new()
        {
            Name = "prod",
            Now = DateTimeOffset.UtcNow,
            Issuer = IssuerUrl.Parse(Url),
            ProviderArn = provider,
            Provider = new Provider(provider, Url["https://".Length..], [new string('a', 40)], ["sts.amazonaws.com"]),
        };

    private string CreateRole(string name, string policy, string path)
    {
        moto.Aws("iam", "create-role", "--role-name", name, "--path", path, "--assume-role-policy-document", policy);
        return moto.Aws("iam", "get-role", "--role-name", name, "--query", "Role.Arn").Trim().Trim('"');
    }

    private static string Policy(string provider, string subject)
    {
        string issuer = Url["https://".Length..];
        return MadePolicy.Of(
            MadePolicy.Allow(
                $$$"""{"StringEquals":{"{{{issuer}}}:sub":"{{{subject}}}","{{{issuer}}}:aud":"sts.amazonaws.com"}}""",
                $$"""{"Federated":"{{provider}}"}"""
            )
        );
    }
}
