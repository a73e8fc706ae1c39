using EksThumbprint.Issuers;

namespace EksThumbprint.Tests.Issuers;

public sealed class EksHostTests
{
    [Theory]
    [InlineData("oidc.eks.us-west-2.amazonaws.com", "aws", "us-west-2")]
    [InlineData("oidc.eks.cn-north-1.amazonaws.com.cn", "aws-cn", "cn-north-1")]
    [InlineData("oidc.eks.us-gov-west-1.amazonaws.com", "aws-us-gov", "us-gov-west-1")]
    [InlineData("oidc.eks.eusc-de-east-1.amazonaws.eu", "aws-eusc", "eusc-de-east-1")]
    [InlineData("oidc.eks.us-iso-east-1.c2s.ic.gov", "aws-iso", "us-iso-east-1")]
    [InlineData("oidc.eks.us-isob-east-1.sc2s.sgov.gov", "aws-iso-b", "us-isob-east-1")]
    [InlineData("oidc.eks.eu-isoe-west-1.cloud.adc-e.uk", "aws-iso-e", "eu-isoe-west-1")]
    [InlineData("oidc.eks.us-isof-south-1.csp.hci.ic.gov", "aws-iso-f", "us-isof-south-1")]
    public void A_host_of_any_partition_tells_its_region(string host, string partition, string region)
    {
        EksHost? eks = EksHost.From(host);

        Assert.Equal((partition, region, false), (eks?.Partition.Name, eks?.Region, eks?.IsDualStackAlias));
        Assert.Equal(host, eks?.IssuerHost);
        Assert.False(EksHost.IsLookAlike(host));
    }

    [Theory]
    [InlineData("oidc-eks.us-west-2.api.aws", "oidc.eks.us-west-2.amazonaws.com")]
    [InlineData("oidc-eks.us-gov-west-1.api.aws", "oidc.eks.us-gov-west-1.amazonaws.com")]
    [InlineData("oidc-eks.cn-north-1.api.amazonwebservices.com.cn", "oidc.eks.cn-north-1.amazonaws.com.cn")]
    [InlineData("oidc-eks.eusc-de-east-1.api.amazonwebservices.eu", "oidc.eks.eusc-de-east-1.amazonaws.eu")]
    public void A_dual_stack_alias_is_known_as_one_and_knows_the_host_that_tokens_name(string alias, string host)
    {
        EksHost? eks = EksHost.From(alias);

        Assert.True(eks?.IsDualStackAlias);
        Assert.Equal(host, eks?.IssuerHost);
        Assert.False(EksHost.IsLookAlike(alias));
    }

    [Theory]
    [InlineData("oidc.eks.us-west-2.amazonaws.com.example.com")]
    [InlineData("oidc.eks.us-west-2.amazonaws.com.cn")]
    [InlineData("oidc.eks.cn-north-1.amazonaws.com")]
    [InlineData("oidc.eks.us-west-2.amazonaws.eu")]
    [InlineData("oidc.eks.eusc-de-east-1.amazonaws.com")]
    [InlineData("oidc.eks.us-west-2.c2s.ic.gov")]
    [InlineData("oidc.eks.us-isof-south-1.ic.gov")]
    [InlineData("oidc.eks.amazonaws.com")]
    [InlineData("oidc.eks..amazonaws.com")]
    [InlineData("oidc.eks.us-west-2.example.com")]
    [InlineData("oidc.eks.us-west-2.xamazonaws.com")]
    [InlineData("oidc.eks.us-west-2amazonaws.com")]
    [InlineData("oidc.eks.us-west-2.us-east-1.amazonaws.com")]
    [InlineData("oidc.eks.evil.us-west-2.amazonaws.com")]
    [InlineData("a.oidc.eks.us-west-2.amazonaws.com")]
    [InlineData("xoidc.eks.us-west-2.amazonaws.com")]
    [InlineData("my-oidc.eks.us-west-2.amazonaws.com")]
    [InlineData("oidc-eks.us-west-2.amazonaws.com")]
    [InlineData("oidc.eks.us-west-2.api.aws")]
    [InlineData("oidc-eks.us-west-2.api.aws.example.com")]
    [InlineData("xoidc-eks.us-west-2.api.aws")]
    [InlineData("oidc-eks.us-west-2.api.amazonwebservices.com.cn")]
    public void A_host_that_only_looks_like_one_of_EKS_is_none_and_known_as_a_look_alike(string host)
    {
        Assert.Null(EksHost.From(host));
        Assert.True(EksHost.IsLookAlike(host));
    }

    [Theory]
    [InlineData("token.actions.githubusercontent.com")]
    [InlineData("oidc.example.com")]
    [InlineData("eks.us-west-2.amazonaws.com")]
    [InlineData("localhost")]
    public void Any_other_host_is_neither(string host)
    {
        Assert.Null(EksHost.From(host));
        Assert.False(EksHost.IsLookAlike(host));
    }
}
