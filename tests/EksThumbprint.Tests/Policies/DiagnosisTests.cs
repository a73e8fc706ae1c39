using EksThumbprint.Policies;

namespace EksThumbprint.Tests.Policies;

public sealed class DiagnosisTests
{
    private const string Key = MadePolicy.Path;
    private const string Gone = "oidc.eks.eu-west-1.amazonaws.com/id/FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF";

    public static TheoryData<string, string, string> Mistakes =>
        new()
        {
            {
                MadePolicy.Allow(principal: $$"""{"Federated":"arn:aws:iam::111122223333:oidc-provider/{{Gone}}"}"""),
                nameof(PolicyFault.OtherCluster),
                "statement 1 trusts the provider of another cluster, of a deleted one most often"
            },
            {
                MadePolicy.Allow(principal: $$"""{"Federated":"arn:aws:iam::999999999999:oidc-provider/{{Key}}"}"""),
                nameof(PolicyFault.OtherAccount),
                "in account 999999999999, and the provider and the role have to be in one account, 111122223333"
            },
            {
                MadePolicy.Allow(principal: $$"""{"Federated":"https://{{Key}}"}"""),
                nameof(PolicyFault.UrlAsPrincipal),
                "which is not the ARN of an OIDC provider"
            },
            {
                MadePolicy.Allow(principal: $$"""{"Federated":"{{Key}}"}"""),
                nameof(PolicyFault.UrlAsPrincipal),
                "which is not the ARN of an OIDC provider"
            },
            {
                MadePolicy.Allow(principal: $$"""{"Federated":"{{MadePolicy.Provider}}/"}"""),
                nameof(PolicyFault.OtherCluster),
                "this issuer in another form: letter case and slashes count"
            },
            {
                MadePolicy.Allow(principal: """{"Service":"pods.eks.amazonaws.com"}""", action: "\"sts:*\""),
                nameof(PolicyFault.PodIdentity),
                "takes no tokens of service accounts"
            },
            {
                MadePolicy.Allow(principal: """{"AWS":"arn:aws:iam::111122223333:root"}"""),
                nameof(PolicyFault.OtherPrincipal),
                "its principals are of the kind AWS"
            },
            {
                MadePolicy.Allow(action: "\"sts:AssumeRole\""),
                nameof(PolicyFault.OtherAction),
                "does not allow sts:AssumeRoleWithWebIdentity but sts:AssumeRole"
            },
            {
                MadePolicy.Allow($$$"""{"StringEquals":{"{{{Key}}}:sub":"system:serviceaccount:shop:*"}}"""),
                nameof(PolicyFault.WildcardInEquals),
                "takes '*' and '?' as letters"
            },
            {
                MadePolicy.Allow($$$"""{"StringEquals":{"https://{{{Key}}}:sub":"{{{MadePolicy.Subject}}}"}}"""),
                nameof(PolicyFault.KeyForm),
                "begins with a scheme"
            },
            {
                MadePolicy.Allow($$$"""{"StringEquals":{"{{{Key}}}/:sub":"{{{MadePolicy.Subject}}}"}}"""),
                nameof(PolicyFault.KeyForm),
                "has a slash before its last colon"
            },
            {
                MadePolicy.Allow($$$"""{"StringEquals":{"{{{Gone}}}:sub":"{{{MadePolicy.Subject}}}"}}"""),
                nameof(PolicyFault.KeyOfOther),
                "is of another issuer, a deleted cluster's most often"
            },
            {
                MadePolicy.Allow($$$"""{"StringEquals":{"{{{Key}}}:subject":"{{{MadePolicy.Subject}}}"}}"""),
                nameof(PolicyFault.KeyMisspelt),
                "no request has the claim 'subject'. Did you mean 'sub'?"
            },
            {
                MadePolicy.Allow($$$"""{"StringEquals":{"{{{Key}}}:aude":"sts.amazonaws.com"}}"""),
                nameof(PolicyFault.KeyMisspelt),
                "Did you mean 'aud'?"
            },
            {
                MadePolicy.Allow($$$"""{"StringEquals":{"{{{Key}}}:sub":"system:serviceaccount:shop:chekout"}}"""),
                nameof(PolicyFault.OtherName),
                "wants the service account 'chekout', and the pod's is 'checkout'. Did you mean 'checkout'?"
            },
            {
                MadePolicy.Allow($$$"""{"StringEquals":{"{{{Key}}}:sub":"system:serviceaccount:Shop:checkout"}}"""),
                nameof(PolicyFault.OtherNamespace),
                "wants the namespace 'Shop', and the pod's is 'shop'. Did you mean 'shop'?"
            },
            {
                MadePolicy.Allow($$$"""{"StringEquals":{"{{{Key}}}:sub":"system:serviceaccount:payments:worker"}}"""),
                nameof(PolicyFault.OtherNamespace),
                "The service account differs too: 'worker', not 'checkout'."
            },
            {
                MadePolicy.Allow($$$"""{"StringEquals":{"{{{Key}}}:sub":"shop/checkout"}}"""),
                nameof(PolicyFault.OtherSubject),
                "wants the sub 'shop/checkout', and the token's is 'system:serviceaccount:shop:checkout'"
            },
            {
                MadePolicy.Allow($$$"""{"StringEquals":{"{{{Key}}}:aud":"sts.amazon.com"}}"""),
                nameof(PolicyFault.OtherAudience),
                "wants the audience 'sts.amazon.com', and the token's is 'sts.amazonaws.com'"
            },
            { MadePolicy.Allow(effect: "Deny"), nameof(PolicyFault.Denied), "a Deny wins over every Allow" },
            {
                MadePolicy.Allow("""{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}"""),
                nameof(PolicyFault.NotEvaluated),
                "IpAddress of aws:SourceIp"
            },
            {
                MadePolicy.Allow(condition: "{}"),
                nameof(PolicyFault.EveryServiceAccount),
                "lets every service account of the cluster"
            },
            {
                MadePolicy.Allow($$$"""{"StringLike":{"{{{Key}}}:sub":"system:serviceaccount:*:*"}}"""),
                nameof(PolicyFault.EveryServiceAccount),
                "lets every service account of the cluster"
            },
            {
                MadePolicy.Allow($$$"""{"StringEqualsIfExists":{"{{{Key}}}:subject":"x"}}"""),
                nameof(PolicyFault.EveryServiceAccount),
                "lets every service account of the cluster"
            },
        };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void A_mistake_is_named_with_what_to_write(string statement, string fault, string sentence)
    {
        PolicyReason reason = MadePolicy.Diagnose(MadePolicy.Of(statement))[0];

        Assert.Equal(fault, reason.Fault.ToString());
        Assert.Contains(sentence, reason.Sentence);
    }

    [Fact]
    public void A_policy_that_is_right_is_no_cause_for_a_word()
    {
        Assert.Empty(MadePolicy.Diagnose(MadePolicy.Right));
        Assert.Empty(
            MadePolicy.Diagnose(
                MadePolicy.Of(
                    MadePolicy.Allow($$$"""{"StringLike":{"{{{Key}}}:sub":"system:serviceaccount:shop:*"}}""")
                )
            )
        );
    }

    [Fact]
    public void Of_several_statements_the_one_that_comes_nearest_is_told_of()
    {
        PolicyReason reason = MadePolicy.Diagnose(
            MadePolicy.Of(
                MadePolicy.Allow(principal: """{"Service":"ec2.amazonaws.com"}""", action: "\"sts:AssumeRole\""),
                MadePolicy.Allow($$$"""{"StringEquals":{"{{{Key}}}:sub":"system:serviceaccount:shop:chekout"}}""")
            )
        )[0];

        Assert.Equal(PolicyFault.OtherName, reason.Fault);
        Assert.StartsWith("statement 2, StringEquals", reason.Sentence);
    }
}
