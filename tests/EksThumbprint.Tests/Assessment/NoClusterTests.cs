using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Tests.Support;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Assessment;

/// <summary>A cluster that is not there: where it was looked for, and what is there instead.</summary>
public sealed class NoClusterTests
{
    private const string Issuer = "https://oidc.eks.us-west-2.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";

    [Theory]
    [InlineData("prd", "'prod'")]
    [InlineData("Prod", "'prod' or 'prod-1'")]
    [InlineData("PROD", "'prod' or 'prod-1'")]
    [InlineData("stagin", "'staging'")]
    [InlineData("prod-2", "'prod-1' or 'prod'")]
    public void The_nearest_names_are_asked_for(string name, string nearest)
    {
        string sentence = Sentence(name);
        Assert.StartsWith(
            $"There is no EKS cluster '{name}' in us-west-2 of account 111122223333 (asked through the laboratory).",
            sentence,
            StringComparison.Ordinal
        );
        Assert.EndsWith($"Did you mean {nearest}?", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_like_none_gets_no_guess() =>
        Assert.Equal(
            "There is no EKS cluster 'payments' in us-west-2 (asked through the laboratory).",
            Sentence("payments")
        );

    [Theory]
    [InlineData(
        "eu-west-1",
        "111122223333",
        "customer",
        " in eu-west-1 of account 111122223333 (asked through the AWS CLI, profile 'customer')"
    )]
    [InlineData(null, null, null, " in the configured region (asked through the AWS CLI)")]
    [InlineData(
        "eu-west-1",
        null,
        "a\u001b[31m",
        " in eu-west-1 (asked through the AWS CLI, profile 'a\\u{001B}[31m')"
    )]
    public void Region_account_profile_and_tool_are_named(
        string? region,
        string? account,
        string? profile,
        string where
    )
    {
        Assert.Equal(where, new ClusterSearch(new AwsSource("the AWS CLI", region, profile), account, []).ToString());
    }

    private static string Sentence(string name)
    {
        LabAws aws = new();
        foreach (string cluster in new[] { "prod", "prod-1", "staging" })
            aws.CreateCluster(cluster, Issuer);
        OidcFacts facts = new ProviderLookup(aws, MadeFacts.Now).Find(
            Target.Parse(name),
            TestContext.Current.CancellationToken
        );
        return Findings.Status(OidcAssessment.Judge(facts), OidcStatus.NoCluster).Sentence;
    }
}
