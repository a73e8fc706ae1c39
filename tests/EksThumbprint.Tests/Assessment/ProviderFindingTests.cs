using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Tests.Support;
using static EksThumbprint.Tests.Support.MadeFacts;

namespace EksThumbprint.Tests.Assessment;

public sealed class ProviderFindingTests
{
    private const string NotFound = "pods see 'No OpenIDConnect provider found'";

    private static readonly string Top = Pki.ServicesRootCross.Thumbprint.ToString();
    private static readonly OidcFacts Missing = Registered(EksIssuer) with { Provider = null, Listed = null };

    private static OidcAssessment Seen(OidcFacts facts) =>
        OidcAssessment.Judge(facts.With(Probe(EksIssuer, Host(SharedPki.HostName, Pki.Served())), Trusting));

    [Fact]
    public void No_provider_is_told_with_the_command_that_makes_one()
    {
        OidcAssessment assessment = Seen(Missing);

        Finding finding = Findings.Status(assessment, OidcStatus.NoProvider, EksIssuer, NotFound);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal(
            $"aws iam create-open-id-connect-provider --url {EksIssuer} --client-id-list sts.amazonaws.com",
            finding.Remedy.Text()
        );
        Assert.Equal([Top], assessment.Expected.Select(value => value.ToString()));
        Assert.Empty(assessment.Registered);
        Assert.False(assessment.Undetermined);
    }

    [Theory]
    [InlineData(TheArn + "/")]
    [InlineData(
        "arn:aws:iam::111122223333:oidc-provider/oidc-eks.us-west-2.api.aws/id/0123456789ABCDEF0123456789ABCDEF"
    )]
    public void A_provider_in_another_form_is_never_found_by_tokens(string other)
    {
        Finding finding = Findings.Status(
            Seen(Missing with { OtherForms = [other] }),
            OidcStatus.WrongIssuer,
            other,
            EksIssuer,
            NotFound
        );

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains($"--url {EksIssuer} ", finding.Remedy.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_question_there_is_no_answer()
    {
        Assert.Equal(OidcStatus.Match, Seen(Unread(EksIssuer)).Status);
    }

    [Theory]
    [InlineData("It has none;")]
    [InlineData("It has \"sts.amazon.com\";", "sts.amazon.com")]
    [InlineData("It has \"a\" and \"STS.amazonaws.com\" (capital letters);", "a", "STS.amazonaws.com")]
    [InlineData("It has \"sts.amazonaws.com \" (a blank at the end);", "sts.amazonaws.com ")]
    [InlineData("It has \" sts.amazonaws.com\" (a blank before it);", " sts.amazonaws.com")]
    [InlineData("It has \"sts.amazonaws.com\\u{200B}\" (a character that cannot be seen);", "sts.amazonaws.com\u200b")]
    [InlineData("It has \"https://sts.amazonaws.com\" ('https://' before it);", "https://sts.amazonaws.com")]
    [InlineData("It has \"sts.amazonaws.com/\" ('/' at the end);", "sts.amazonaws.com/")]
    [InlineData("It has \"sts.amazonaws.com.\" ('.' at the end);", "sts.amazonaws.com.")]
    [InlineData(
        "It has \"HTTPS://Sts.amazonaws.com \" (a blank at the end, 'HTTPS://' before it, capital letters);",
        "HTTPS://Sts.amazonaws.com "
    )]
    public void A_missing_audience_is_told_with_what_is_there(string words, params string[] audiences)
    {
        OidcFacts facts = Registered(EksIssuer, Top);

        OidcAssessment assessment = Seen(facts with { Provider = facts.Provider! with { Audiences = audiences } });

        Finding finding = Findings.Status(
            assessment,
            OidcStatus.AudienceMissing,
            words,
            "pods see 'Incorrect token audience'"
        );
        Assert.Equal(
            $"aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn {TheArn} --client-id "
                + "sts.amazonaws.com",
            finding.Remedy.Text()
        );
    }

    [Theory]
    [InlineData("https://gitlab.example.com")]
    [InlineData("octopus", "other")]
    [InlineData]
    public void Another_issuers_audiences_are_its_own_affair(params string[] audiences)
    {
        OidcFacts facts = Registered(PrivateIssuer, Top);
        facts = facts with { Provider = facts.Provider! with { Audiences = audiences } };

        OidcAssessment assessment = OidcAssessment.Judge(
            facts.With(Probe(PrivateIssuer, Host("issuer.example", Pki.Served())), Trusting)
        );

        Assert.Equal(OidcStatus.Match, assessment.Status);
        Assert.DoesNotContain(assessment.Findings, finding => finding.Remedy.Text()?.Contains("sts.") ?? false);
    }

    [Theory]
    [InlineData("https://localhost/issuer", "IAM fetches from the internet")]
    [InlineData("https://issuer.svc.cluster.local", "IAM fetches from the internet")]
    [InlineData("https://issuer.example:8443/x", "IAM takes no issuer with a port number")]
    [InlineData("https://oidc.eks.us-west-2.amazonaws.com", "without an id")]
    [InlineData("https://oidc.eks.us-west-2.amazonaws.com/id/", "without an id")]
    [InlineData("https://ABC.gr7.us-west-2.eks.amazonaws.com", "the API server of a cluster")]
    [InlineData("https://ABC.sk1.cn-north-1.eks.amazonaws.com.cn", "the API server of a cluster")]
    [InlineData("https://eks-cluster.us-west-2.api.aws", "the API server of a cluster")]
    [InlineData("https://x.pem", "looks like a file")]
    public void What_IAM_would_not_take_gets_advice_and_no_command(string issuer, string words)
    {
        OidcFacts facts = Registered(issuer) with { Provider = null, Listed = null };

        Finding finding = Findings.Status(OidcAssessment.Judge(facts), OidcStatus.NoProvider);

        Assert.Contains(words, finding.Remedy.Text(), StringComparison.Ordinal);
        Assert.Null(Said.Writer.Command(finding.Remedy!));
    }

    [Theory]
    [InlineData("https://ABC.gr7.us-west-2.eks.amazonaws.com")]
    [InlineData("https://x.pem")]
    public void What_no_token_can_name_is_not_mended_either(string issuer)
    {
        OidcAssessment assessment = OidcAssessment.Judge(Create(issuer, Doubting, Pki.Served(), Value('a')));
        Assert.Equal(OidcStatus.Mismatch, assessment.Status);
        Assert.All(assessment.Findings, finding =>
            Assert.Null(finding.Remedy is { } remedy ? Said.Writer.Command(remedy) : null)
        );
    }

    [Fact]
    public void One_audience_among_several_is_enough()
    {
        OidcFacts facts = Registered(EksIssuer, Top);

        Assert.Equal(
            OidcStatus.Match,
            Seen(facts with { Provider = facts.Provider! with { Audiences = ["a", "sts.amazonaws.com", "b"] } }).Status
        );
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    public void A_full_list_is_told(int count, bool full)
    {
        OidcAssessment assessment = Seen(Registered(EksIssuer, [Top, .. "abcde".Take(count - 1).Select(Value)]));

        Assert.Equal(OidcStatus.Match, assessment.Status);
        Assert.Equal(full, Findings.Codes(assessment).Contains("ListFull"));
        if (full)
            Assert.Contains(
                $"lists {count} thumbprints",
                Findings.The("ListFull", assessment).Sentence,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void A_provider_without_cluster_is_an_orphan()
    {
        Finding finding = Findings.Status(
            OidcAssessment.Judge(Registered(EksIssuer, Value('a')) with { Orphaned = true }),
            OidcStatus.Orphaned,
            EksIssuer
        );

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.EndsWith(
            $"delete-open-id-connect-provider --open-id-connect-provider-arn {TheArn}",
            finding.Remedy.Text(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("CREATING", "the cluster is still CREATING")]
    [InlineData("PENDING", "the cluster is still PENDING")]
    [InlineData("ACTIVE", "local clusters on Outposts and connected clusters have none")]
    [InlineData(null, "local clusters on Outposts")]
    public void A_cluster_without_issuer_is_told_why(string? status, string words)
    {
        OidcFacts facts = new()
        {
            Name = "shop",
            Now = Now,
            Cluster = new Cluster("shop", null, null, status),
        };

        OidcAssessment assessment = OidcAssessment.Judge(facts);

        Findings.Status(assessment, OidcStatus.NoIssuer, "'shop'", words);
        Assert.Null(assessment.Expires);
        Assert.Empty(assessment.Expected);
    }

    [Fact]
    public void A_cluster_that_is_not_there_is_told_with_its_region()
    {
        OidcFacts facts = new()
        {
            Name = "shop",
            Now = Now,
            ClusterMissing = true,
        };

        Findings.Status(OidcAssessment.Judge(facts), OidcStatus.NoCluster, "no EKS cluster 'shop'.");
        OidcAssessment assessment = OidcAssessment.Judge(facts with { Region = "eu-west-1" });
        Findings.Status(assessment, OidcStatus.NoCluster, "'shop' in eu-west-1.");
        Assert.True(assessment.Undetermined);
        Assert.NotNull(assessment.Remedy);
    }

    [Theory]
    [InlineData(AwsFailure.AccessDenied, OidcStatus.AccessDenied)]
    [InlineData(AwsFailure.Throttled, OidcStatus.AwsUnavailable)]
    [InlineData(AwsFailure.NoCredentials, OidcStatus.AwsUnavailable)]
    [InlineData(AwsFailure.NoRegion, OidcStatus.AwsUnavailable)]
    [InlineData(AwsFailure.NotInstalled, OidcStatus.AwsUnavailable)]
    public void What_AWS_does_not_say_cannot_be_determined(AwsFailure failure, OidcStatus status)
    {
        AwsException error = new(failure, "iam:GetOpenIDConnectProvider");

        OidcAssessment assessment = Seen(Missing with { AwsError = error });

        Assert.Equal(Severity.Error, Findings.Status(assessment, status, error.Message).Severity);
        Assert.True(assessment.Undetermined);
        Assert.Equal([Top], assessment.Expected.Select(value => value.ToString()));
        Assert.DoesNotContain("NoProvider", Findings.Codes(assessment));
    }
}
