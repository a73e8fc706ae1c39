using EksThumbprint.Issuers;

namespace EksThumbprint.Tests.Issuers;

public sealed class ProviderPathMatchTests
{
    private const string Id = "0123456789ABCDEF0123456789ABCDEF";
    private const string Exact = Prefix + "oidc.eks.us-west-2.amazonaws.com/id/" + Id;
    private const string Prefix = "arn:aws:iam::111122223333:oidc-provider/";

    private static readonly IssuerUrl Issuer = IssuerUrl.Parse("https://oidc.eks.us-west-2.amazonaws.com/id/" + Id);

    [Fact]
    public void The_provider_of_just_this_issuer_is_found_among_all()
    {
        string[] arns = [Prefix + "example.com", Exact + "/", "arn:aws:iam::111122223333:saml-provider/x", Exact];

        Assert.Equal(Exact, ProviderPathMatch.Exact(arns, Issuer));
        Assert.Null(ProviderPathMatch.Exact(arns.Take(3), Issuer));
        Assert.Null(ProviderPathMatch.Exact([], Issuer));
    }

    [Theory]
    [InlineData(Exact + "/")]
    [InlineData(Prefix + "oidc.eks.us-west-2.amazonaws.com/id/0123456789abcdef0123456789abcdef")]
    [InlineData(Prefix + "OIDC.EKS.us-west-2.amazonaws.com/id/" + Id)]
    [InlineData(Prefix + "oidc-eks.us-west-2.api.aws/id/" + Id)]
    [InlineData(Prefix + "oidc-eks.us-west-2.api.aws/id/" + Id + "/")]
    [InlineData("arn:aws-cn:iam::111122223333:oidc-provider/oidc-eks.us-west-2.api.aws/id/" + Id)]
    public void The_same_issuer_in_another_form_is_told_from_the_exact_one(string arn)
    {
        Assert.Null(ProviderPathMatch.Exact([arn], Issuer));
        Assert.Equal([arn], ProviderPathMatch.OtherForms([Exact, arn], Issuer));
    }

    [Theory]
    [InlineData(Exact)]
    [InlineData(Exact + "0")]
    [InlineData(Prefix + "oidc.eks.us-west-2.amazonaws.com/id/FFFF456789ABCDEF0123456789ABCDEF")]
    [InlineData(Prefix + "oidc.eks.us-east-1.amazonaws.com/id/" + Id)]
    [InlineData(Prefix + "oidc-eks.us-east-1.api.aws/id/" + Id)]
    [InlineData(Prefix + "oidc.eks.us-west-2.amazonaws.com.example.com/id/" + Id)]
    [InlineData(Prefix + "oidc.eks.us-west-2.amazonaws.com:8443/id/" + Id)]
    [InlineData(Prefix + "oidc.eks.us-west-2.amazonaws.com")]
    [InlineData(Prefix)]
    [InlineData("arn:aws:iam::111122223333:role/x")]
    [InlineData("")]
    public void Anything_else_is_no_other_form_of_it(string arn)
    {
        Assert.Empty(ProviderPathMatch.OtherForms([arn], Issuer));
    }

    [Fact]
    public void An_issuer_that_is_not_EKS_s_may_differ_in_slash_and_case()
    {
        IssuerUrl issuer = IssuerUrl.Parse("https://idp.example.com/Realm");
        string[] arns =
        [
            Prefix + "idp.example.com/Realm",
            Prefix + "idp.example.com/Realm/",
            Prefix + "idp.example.com/realm",
            Prefix + "idp.example.com/Realm2",
        ];

        Assert.Equal(arns[0], ProviderPathMatch.Exact(arns, issuer));
        Assert.Equal(arns[1..3], ProviderPathMatch.OtherForms(arns, issuer));
    }

    [Fact]
    public void A_path_that_is_no_issuer_has_none()
    {
        Assert.Null(ProviderPathMatch.IssuerOf("10.0.0.7/x"));
        Assert.Equal(Issuer, ProviderPathMatch.IssuerOf("oidc-eks.us-west-2.api.aws/id/" + Id));
    }
}
