using EksThumbprint.Assessment;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Workflow;

public sealed partial class ProviderLookupTests
{
    [Theory]
    [InlineData("http://oidc.eks.us-west-2.amazonaws.com/id/A")]
    [InlineData("https://10.0.0.7/id/A")]
    [InlineData("https://oidc.eks.nowhere.example/id/A")]
    [InlineData("nonsense at all")]
    public void An_issuer_that_makes_no_sense_is_a_fact_and_no_exception(string issuer)
    {
        _aws.CreateCluster("shop", issuer);

        OidcFacts facts = Find("shop");

        Assert.Equal(OidcStatus.AwsUnavailable, OidcAssessment.Judge(facts).Status);
        Assert.Contains("issuer", OidcAssessment.Judge(facts).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_cannot_be_read_does_not_hide_that_there_is_no_provider()
    {
        _aws.CreateCluster("shop", Issuer);
        _aws.Faults.Deny(LabOperation.ListProviders);

        OidcFacts facts = Find("shop");

        Assert.Equal(OidcStatus.NoProvider, OidcAssessment.Judge(facts).Status);
    }

    [Theory]
    [InlineData("shop", LabOperation.DescribeCluster)]
    [InlineData("shop", LabOperation.GetProvider)]
    [InlineData(Issuer, LabOperation.ListProviders)]
    [InlineData(Issuer, LabOperation.GetProvider)]
    public void A_denied_operation_is_in_the_facts(string target, string operation)
    {
        _aws.CreateCluster("shop", Issuer);
        _aws.CreateProvider(Issuer, [Value]);
        _aws.Faults.Deny(operation);

        OidcFacts facts = Find(target);

        Assert.Equal((AwsFailure.AccessDenied, operation), (facts.AwsError!.Failure, facts.AwsError.Operation));
        Assert.Null(facts.Listed);
        OidcAssessment assessment = OidcAssessment.Judge(facts);
        Assert.Equal(OidcStatus.AccessDenied, assessment.Status);
        Assert.Contains(operation, assessment.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_failed_is_asked_for_again_with_the_next_issuer()
    {
        _aws.CreateProvider(Issuer, [Value]);
        _aws.Faults.Throttle(LabOperation.ListProviders);
        ProviderLookup finder = new(_aws, Now);

        Assert.Equal(AwsFailure.Throttled, finder.Find(Target.Parse(Issuer), Cancellation).AwsError!.Failure);
        Assert.NotNull(finder.Find(Target.Parse(Issuer), Cancellation).Provider);
    }

    [Fact]
    public void Only_cancellation_throws()
    {
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new ProviderLookup(_aws, Now).Find(Target.Parse("shop"), new CancellationToken(canceled: true))
        );
    }
}
