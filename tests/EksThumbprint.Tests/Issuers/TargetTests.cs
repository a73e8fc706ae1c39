using EksThumbprint.Issuers;

namespace EksThumbprint.Tests.Issuers;

public sealed class TargetTests
{
    private const string Id = "0123456789ABCDEF0123456789ABCDEF";
    private const string Path = "oidc.eks.us-west-2.amazonaws.com/id/" + Id;

    [Theory]
    [InlineData("prod")]
    [InlineData("p")]
    [InlineData("7-prod_EU")]
    [InlineData("  prod\n")]
    public void A_cluster_name_is_a_name_and_tells_nothing_else(string text)
    {
        Target target = Target.Parse(text);

        Assert.Equal(text.Trim(), target.ClusterName);
        Assert.Equal(text.Trim(), target.ToString());
        Assert.True(target is { Issuer: null, ProviderArn: null, Partition: null, Region: null, Account: null });
    }

    [Theory]
    [InlineData("https://" + Path)]
    [InlineData(Path)]
    [InlineData(Path + "/.well-known/openid-configuration")]
    public void An_EKS_issuer_tells_its_region_and_partition(string text)
    {
        Target target = Target.Parse(text);

        Assert.Equal(
            ("https://" + Path, "us-west-2", "aws"),
            (target.Issuer?.ToString(), target.Region, target.Partition?.Name)
        );
        Assert.True(target is { ClusterName: null, ProviderArn: null, Account: null });
    }

    [Theory]
    [InlineData("idp.example.com")]
    [InlineData("localhost:8443")]
    public void Another_issuer_tells_no_region(string text)
    {
        Target target = Target.Parse(text);

        Assert.Equal("https://" + text, target.Issuer?.ToString());
        Assert.True(target is { Region: null, Partition: null, ClusterName: null });
    }

    [Theory]
    [InlineData("aws", "oidc.eks.us-west-2.amazonaws.com", "us-west-2")]
    [InlineData("aws-cn", "oidc.eks.cn-north-1.amazonaws.com.cn", "cn-north-1")]
    [InlineData("aws-us-gov", "oidc.eks.us-gov-west-1.amazonaws.com", "us-gov-west-1")]
    [InlineData("aws-eusc", "oidc.eks.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1")]
    [InlineData("aws-iso", "oidc.eks.us-iso-east-1.c2s.ic.gov", "us-iso-east-1")]
    [InlineData("aws-iso-b", "oidc.eks.us-isob-east-1.sc2s.sgov.gov", "us-isob-east-1")]
    [InlineData("aws-iso-e", "oidc.eks.eu-isoe-west-1.cloud.adc-e.uk", "eu-isoe-west-1")]
    [InlineData("aws-iso-f", "oidc.eks.us-isof-south-1.csp.hci.ic.gov", "us-isof-south-1")]
    [InlineData("aws", "idp.example.com", null)]
    public void A_provider_ARN_of_any_partition_tells_the_issuer_the_account_and_the_partition(
        string partition,
        string host,
        string? region
    )
    {
        string arn = $"arn:{partition}:iam::111122223333:oidc-provider/{host}/id/{Id}";

        Target target = Target.Parse(arn);

        Assert.Equal((arn, $"https://{host}/id/{Id}"), (target.ProviderArn, target.Issuer?.ToString()));
        Assert.Equal((partition, "111122223333", region), (target.Partition?.Name, target.Account, target.Region));
        Assert.Null(target.ClusterName);
    }

    [Theory]
    [InlineData("aws", "eu-central-1")]
    [InlineData("aws-cn", "cn-northwest-1")]
    [InlineData("aws-us-gov", "us-gov-east-1")]
    [InlineData("aws-eusc", "eusc-de-east-1")]
    [InlineData("aws-iso", "us-iso-west-1")]
    public void A_cluster_ARN_tells_the_name_the_region_the_account_and_the_partition(string partition, string region)
    {
        Target target = Target.Parse($"arn:{partition}:eks:{region}:111122223333:cluster/prod-1");

        Assert.Equal(
            ("prod-1", region, "111122223333", partition),
            (target.ClusterName, target.Region, target.Account, target.Partition?.Name)
        );
        Assert.True(target is { Issuer: null, ProviderArn: null });
    }

    [Theory]
    [InlineData(null, "EmptyTarget", "Give a cluster name, an issuer URL, a provider ARN or a cluster ARN.")]
    [InlineData(" \t\n", "EmptyTarget", "Give a cluster name, an issuer URL, a provider ARN or a cluster ARN.")]
    [InlineData("-prod", "NotATarget", "letters, digits, hyphens and underscores, 100 at most")]
    [InlineData("my cluster", "NotATarget", "letters, digits, hyphens and underscores, 100 at most")]
    [InlineData("clüster", "NotATarget", "letters, digits, hyphens and underscores, 100 at most")]
    [InlineData("arn:aws:iam", "NotAnArn", "One looks like arn:aws:iam::111122223333:oidc-provider/")]
    [InlineData("arn:aws:iam::111122223333", "NotAnArn", "One looks like arn:aws:iam::111122223333:oidc-provider/")]
    [InlineData(
        "arn:gcp:iam::111122223333:oidc-provider/" + Path,
        "NotAnArn",
        "One looks like arn:aws:iam::111122223333:oidc-provider/"
    )]
    [InlineData(
        "arn::iam::111122223333:oidc-provider/" + Path,
        "NotAnArn",
        "One looks like arn:aws:iam::111122223333:oidc-provider/"
    )]
    [InlineData("arn:aws:iam::1111:oidc-provider/" + Path, "NotAnArn", "12-digit account id: copy the whole ARN")]
    [InlineData("arn:aws:iam:::oidc-provider/" + Path, "NotAnArn", "12-digit account id: copy the whole ARN")]
    [InlineData(
        "arn:aws:iam::11112222333x:oidc-provider/" + Path,
        "NotAnArn",
        "12-digit account id: copy the whole ARN"
    )]
    [InlineData(
        "arn:aws:iam::１11122223333:oidc-provider/" + Path,
        "NotAnArn",
        "12-digit account id: copy the whole ARN"
    )]
    [InlineData("arn:aws:iam::111122223333:role/admin", "WrongArn", "Give the ARN of an IAM OIDC provider")]
    [InlineData("arn:aws:iam::111122223333:oidc-provider/", "WrongArn", "Give the ARN of an IAM OIDC provider")]
    [InlineData("arn:aws:iam::111122223333:saml-provider/idp", "WrongArn", "Give the ARN of an IAM OIDC provider")]
    [InlineData("arn:aws:s3:::bucket/key", "WrongArn", "or of an EKS cluster")]
    [InlineData("arn:aws:eks:us-west-2:111122223333:nodegroup/prod/ng/1", "WrongArn", "or of an EKS cluster")]
    [InlineData("arn:aws:ecs:us-west-2:111122223333:cluster/prod", "WrongArn", "or of an EKS cluster")]
    [InlineData("arn:aws:eks:us-west-2:111122223333:oidc-provider/" + Path, "WrongArn", "or of an EKS cluster")]
    [InlineData("arn:aws:eks::111122223333:cluster/prod", "NotAnArn", "copy the whole ARN")]
    [InlineData("arn:aws:eks:cn-north-1:111122223333:cluster/prod", "NotAnArn", "copy the whole ARN")]
    [InlineData("arn:aws:eks:us-west-2\n:111122223333:cluster/prod", "NotAnArn", "copy the whole ARN")]
    [InlineData("arn:aws:eks:us-west-2:111122223333:cluster/prod/x", "NotAnArn", "copy the whole ARN")]
    [InlineData(
        "arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-west-2.amazonaws.com.example.com/id/A",
        "LookAlikeHost",
        "compare the cluster's own issuer URL"
    )]
    [InlineData("http://" + Path, "IssuerNotHttps", "give that one")]
    [InlineData("10.0.0.7", "IssuerIsAddress", "dialled in its place")]
    public void What_is_no_target_is_refused_with_a_code_and_what_to_do(string? text, string code, string advice)
    {
        InputException refused = Assert.Throws<InputException>(() => Target.Parse(text));

        Assert.Equal(code, refused.Code);
        Assert.Contains(advice, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(refused.Message, char.IsControl);
    }

    [Fact]
    public void A_name_of_a_hundred_characters_is_the_longest()
    {
        Assert.Equal(100, Target.Parse(new string('a', 100)).ClusterName?.Length);
        Assert.Equal("NotATarget", Assert.Throws<InputException>(() => Target.Parse(new string('a', 101))).Code);
    }

    [Theory]
    [InlineData("MIIEdTCCA12gAwIBAgIJAKcOSkw0grd/MA0GCSqGSIb3DQEBCwUAMGgxCzAJBgNV", "NotATarget")]
    [InlineData("depth=2 C = US", "NotATarget")]
    [InlineData("word/word", "NotATarget")]
    [InlineData("x.pem", "LooksLikeFile")]
    [InlineData("provider.JSON", "LooksLikeFile")]
    public void What_only_looks_like_a_host_is_not_resolved(string text, string code) =>
        Assert.Equal(code, Assert.Throws<InputException>(() => Target.Parse(text)).Code);

    [Theory]
    [InlineData("https://x.pem")]
    [InlineData("https://issuer/id")]
    [InlineData("localhost:8443/id")]
    [InlineData("x.pem/id/1")]
    public void With_a_scheme_or_a_path_it_is_taken_at_its_word(string text) =>
        Assert.NotNull(Target.Parse(text).Issuer);
}
