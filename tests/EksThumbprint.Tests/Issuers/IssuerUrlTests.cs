using EksThumbprint.Issuers;

namespace EksThumbprint.Tests.Issuers;

public sealed class IssuerUrlTests
{
    private const string Id = "0123456789ABCDEF0123456789ABCDEF";
    private const string Host = "oidc.eks.us-west-2.amazonaws.com";
    private const string Url = "https://" + Host + "/id/" + Id;

    [Theory]
    [InlineData(Url)]
    [InlineData(Host + "/id/" + Id)]
    [InlineData("HTTPS://OIDC.EKS.US-WEST-2.AMAZONAWS.COM/ID/0123456789abcdef0123456789abcdef")]
    [InlineData(Url + "/")]
    [InlineData(Url + "//")]
    [InlineData("https://" + Host + "./id/" + Id)]
    [InlineData("https://" + Host + ":443/id/" + Id)]
    [InlineData(Url + "/.well-known/openid-configuration")]
    [InlineData(Url + "/.well-known/openid-configuration/")]
    [InlineData(Host + "/id/" + Id + "/.well-known/openid-configuration")]
    [InlineData("  " + Url + " \r\n")]
    public void Every_usual_way_of_writing_an_EKS_issuer_reads_as_the_same_one(string text)
    {
        IssuerUrl issuer = IssuerUrl.Parse(text);

        Assert.Equal(Url, issuer.ToString());
        Assert.Equal(IssuerUrl.Parse(Url), issuer);
        Assert.Equal(IssuerUrl.Parse(Url).GetHashCode(), issuer.GetHashCode());
        Assert.Equal(
            (Host, 443, "/id/" + Id, "us-west-2"),
            (issuer.Host, issuer.Port, issuer.Path, issuer.Eks?.Region)
        );
        Assert.Equal(Url + "/.well-known/openid-configuration", issuer.DiscoveryUrl.ToString());
        Assert.Equal(
            "arn:aws:iam::111122223333:oidc-provider/" + Host + "/id/" + Id,
            issuer.ProviderArn("111122223333")
        );
    }

    [Theory]
    [InlineData("example.com", "https://example.com", "https://example.com/.well-known/openid-configuration")]
    [InlineData("https://example.com/", "https://example.com/", "https://example.com/.well-known/openid-configuration")]
    [InlineData(
        "https://Example.COM/Realms/A",
        "https://example.com/Realms/A",
        "https://example.com/Realms/A/.well-known/openid-configuration"
    )]
    [InlineData(
        "https://example.com/a/",
        "https://example.com/a/",
        "https://example.com/a/.well-known/openid-configuration"
    )]
    [InlineData(
        "https://example.com:8443/a",
        "https://example.com:8443/a",
        "https://example.com:8443/a/.well-known/openid-configuration"
    )]
    [InlineData("localhost:8443", "https://localhost:8443", "https://localhost:8443/.well-known/openid-configuration")]
    [InlineData(
        "https://example.com/.well-known/openid-configuration",
        "https://example.com",
        "https://example.com/.well-known/openid-configuration"
    )]
    [InlineData(
        "https://bücher.example/id",
        "https://xn--bcher-kva.example/id",
        "https://xn--bcher-kva.example/id/.well-known/openid-configuration"
    )]
    public void Another_issuer_keeps_its_case_and_its_slash_since_IAM_tells_them_apart(
        string text,
        string url,
        string discovery
    )
    {
        IssuerUrl issuer = IssuerUrl.Parse(text);

        Assert.Equal(url, issuer.ToString());
        Assert.Equal(discovery, issuer.DiscoveryUrl.ToString());
        Assert.Null(issuer.Eks);
        Assert.Same(issuer, issuer.Canonical);
    }

    [Theory]
    [InlineData("GnRcuOOhjF")]
    [InlineData("0123456789abcdef0123456789abcdeg")]
    public void An_id_that_no_EKS_cluster_can_have_keeps_its_case(string id) =>
        Assert.Equal($"https://{Host}/id/{id}", IssuerUrl.Parse($"https://{Host}/id/{id}").ToString());

    [Fact]
    public void Issuers_that_differ_in_slash_case_port_or_host_are_different()
    {
        IssuerUrl[] issuers =
        [
            .. new[] { "a.example/x", "a.example/x/", "a.example/X", "a.example:8443/x", "b.example/x" }.Select(
                IssuerUrl.Parse
            ),
        ];

        Assert.Equal(issuers.Length, issuers.Distinct().Count());
        Assert.False(issuers[0].Equals((object)"https://a.example/x"));
        Assert.False(issuers[0].Equals(null));
    }

    [Fact]
    public void The_canonical_form_of_a_dual_stack_alias_is_the_issuer_that_tokens_name()
    {
        IssuerUrl alias = IssuerUrl.Parse("https://oidc-eks.us-west-2.api.aws/id/" + Id);

        Assert.Equal("https://oidc-eks.us-west-2.api.aws/id/" + Id, alias.ToString());
        Assert.Equal(Url, alias.Canonical.ToString());
        Assert.False(alias.Canonical.Eks?.IsDualStackAlias);
        Assert.NotEqual(alias, alias.Canonical);
    }

    [Theory]
    [InlineData(
        "oidc.eks.cn-north-1.amazonaws.com.cn/id/A",
        null,
        "arn:aws-cn:iam::111122223333:oidc-provider/oidc.eks.cn-north-1.amazonaws.com.cn/id/A"
    )]
    [InlineData(
        "oidc.eks.us-gov-west-1.amazonaws.com/id/A",
        null,
        "arn:aws-us-gov:iam::111122223333:oidc-provider/oidc.eks.us-gov-west-1.amazonaws.com/id/A"
    )]
    [InlineData(
        "oidc.eks.eusc-de-east-1.amazonaws.eu/id/A",
        null,
        "arn:aws-eusc:iam::111122223333:oidc-provider/oidc.eks.eusc-de-east-1.amazonaws.eu/id/A"
    )]
    [InlineData("example.com", null, "arn:aws:iam::111122223333:oidc-provider/example.com")]
    [InlineData("example.com", "aws-cn", "arn:aws-cn:iam::111122223333:oidc-provider/example.com")]
    [InlineData("https://example.com:8443/a/", null, "arn:aws:iam::111122223333:oidc-provider/example.com:8443/a/")]
    public void The_providers_ARN_follows_the_accounts_partition_or_else_the_hosts(
        string text,
        string? partition,
        string arn
    )
    {
        Assert.Equal(arn, IssuerUrl.Parse(text).ProviderArn("111122223333", partition));
    }

    [Theory]
    [InlineData("http://" + Host + "/id/" + Id, "IssuerNotHttps", "begin with https://")]
    [InlineData("ftp://example.com", "IssuerNotHttps", "is a ftp address")]
    [InlineData("https://10.0.0.7/id/A", "IssuerIsAddress", "dialled in its place")]
    [InlineData("10.0.0.7:8443", "IssuerIsAddress", "dialled in its place")]
    [InlineData("https://127.0.0.1./", "IssuerIsAddress", "dialled in its place")]
    [InlineData("https://2130706433/", "IssuerIsAddress", "dialled in its place")]
    [InlineData("https://[::1]:8443/", "IssuerIsAddress", "dialled in its place")]
    [InlineData("https://me@example.com/", "NotAnIssuer", "no user, query or fragment")]
    [InlineData("https://oidc.eks.us-west-2.amazonaws.com@evil.example/", "NotAnIssuer", "no user, query or fragment")]
    [InlineData("https://example.com/?a=b", "NotAnIssuer", "no user, query or fragment")]
    [InlineData("https://example.com/#a", "NotAnIssuer", "no user, query or fragment")]
    [InlineData("https://", "NotAnIssuer", "One looks like https://oidc.eks.")]
    [InlineData("https:example.com", "NotAnIssuer", "One looks like https://oidc.eks.")]
    [InlineData("https:/example.com/id", "NotAnIssuer", "One looks like https://oidc.eks.")]
    [InlineData("https:///id/A", "NotAnIssuer", "One looks like https://oidc.eks.")]
    [InlineData("https://exa mple.com", "NotAnIssuer", "One looks like https://oidc.eks.")]
    [InlineData("https://example.com:99999/", "NotAnIssuer", "One looks like https://oidc.eks.")]
    [InlineData("https://example.com:0/", "NotAnIssuer", "One looks like https://oidc.eks.")]
    [InlineData("https://./", "NotAnIssuer", "One looks like https://oidc.eks.")]
    [InlineData("", "NotAnIssuer", "One looks like https://oidc.eks.")]
    [InlineData(
        "https://oidc.eks.us-west-2.amazonaws.com.example.com/id/A",
        "LookAlikeHost",
        "compare the cluster's own issuer URL"
    )]
    [InlineData(
        "https://OIDC.EKS.us-west-2.amazonaws.com.CN/id/A",
        "LookAlikeHost",
        "compare the cluster's own issuer URL"
    )]
    [InlineData("https://oidc.eks.amazonaws.com/id/A", "LookAlikeHost", "compare the cluster's own issuer URL")]
    [InlineData(
        "https://xoidc.eks.us-west-2.amazonaws.com/id/A",
        "LookAlikeHost",
        "compare the cluster's own issuer URL"
    )]
    public void What_is_no_issuer_is_refused_with_a_code_and_what_to_do(string text, string code, string advice)
    {
        InputException refused = Assert.Throws<InputException>(() => IssuerUrl.Parse(text));

        Assert.Equal(code, refused.Code);
        Assert.Contains(advice, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_text_is_shown_escaped_and_short()
    {
        InputException refused = Assert.Throws<InputException>(() =>
            IssuerUrl.Parse("http://\u001b[2Jx\u202e/" + new string('a', 5000))
        );

        Assert.DoesNotContain(refused.Message, char.IsControl);
        Assert.DoesNotContain('\u202e', refused.Message);
        Assert.True(refused.Message.Length < 400, refused.Message);
    }

    [Fact]
    public void A_foreign_letter_in_the_host_shows_in_the_ASCII_form_and_is_no_EKS_host()
    {
        // The s is Cyrillic.
        IssuerUrl issuer = IssuerUrl.Parse("https://oidc.ekѕ.us-west-2.amazonaws.com/id/A");

        Assert.Contains("xn--", issuer.Host, StringComparison.Ordinal);
        Assert.Null(issuer.Eks);
    }
}
