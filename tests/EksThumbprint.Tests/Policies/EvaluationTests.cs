using EksThumbprint.Policies;

namespace EksThumbprint.Tests.Policies;

/// <summary>
/// Whole policies, worked out by hand from the IAM User Guide: "Policy evaluation logic"
/// (reference_policies_evaluation-logic), "Principal" (reference_policies_elements_principal), "Action" and
/// "NotAction".
/// </summary>
public sealed class EvaluationTests
{
    private const string Everyone = "\"*\"";
    private const string Key = MadePolicy.Path;

    public static TheoryData<string, string> Policies =>
        new()
        {
            { MadePolicy.Right, "Allowed" },
            { MadePolicy.Of(MadePolicy.Allow(condition: "{}")), "Allowed" },
            { MadePolicy.Of(MadePolicy.Allow(action: "\"sts:*\"")), "Allowed" },
            { MadePolicy.Of(MadePolicy.Allow(action: "\"STS:assumerolewithwebidentity\"")), "Allowed" },
            {
                MadePolicy.Of(MadePolicy.Allow(action: """["sts:TagSession","sts:AssumeRoleWithWebIdentity"]""")),
                "Allowed"
            },
            { MadePolicy.Of(MadePolicy.Allow(action: "\"sts:AssumeRole\"")), "NotAllowed" },
            { MadePolicy.Of(MadePolicy.Allow(action: "\"sts:AssumeRole*\"")), "Allowed" },
            { MadePolicy.Of(MadePolicy.Allow().Replace("\"Action\"", "\"NotAction\"")), "NotAllowed" },
            {
                MadePolicy.Of(MadePolicy.Allow(action: "\"sts:AssumeRole\"").Replace("\"Action\"", "\"NotAction\"")),
                "Allowed"
            },
            { MadePolicy.Of(MadePolicy.Allow(principal: """{"Service":"ec2.amazonaws.com"}""")), "NotAllowed" },
            {
                MadePolicy.Of(MadePolicy.Allow(principal: """{"AWS":"arn:aws:iam::111122223333:root"}""")),
                "NotAllowed"
            },
            {
                MadePolicy.Of(MadePolicy.Allow(principal: $$"""{"Federated":["x","{{MadePolicy.Provider}}"]}""")),
                "Allowed"
            },
            // An ARN is compared to the letter, as the issuer in it is.
            {
                MadePolicy.Of(
                    MadePolicy.Allow(principal: $$"""{"Federated":"{{MadePolicy.Provider.ToLowerInvariant()}}"}""")
                ),
                "NotAllowed"
            },
            // Whether everyone includes a web identity is not documented for an Allow.
            { MadePolicy.Of(MadePolicy.Allow(principal: Everyone)), "Undetermined" },
            { MadePolicy.Of(MadePolicy.Allow(principal: """{"AWS":"*"}""")), "Undetermined" },
            { MadePolicy.Of(MadePolicy.Allow().Replace("\"Principal\"", "\"NotPrincipal\"")), "Undetermined" },
            // All operators, and all keys in one, have to hold.
            {
                MadePolicy.Of(
                    MadePolicy.Allow(
                        $$$"""
                        {"StringEquals":{"{{{Key}}}:aud":"sts.amazonaws.com"},
                         "StringLike":{"{{{Key}}}:sub":"*:other"}}
                        """
                    )
                ),
                "NotAllowed"
            },
            // One false condition decides, whatever is not known.
            {
                MadePolicy.Of(
                    MadePolicy.Allow($$$"""{"StringEquals":{"aws:SourceVpc":"vpc-1","{{{Key}}}:sub":"other"}}""")
                ),
                "NotAllowed"
            },
            {
                MadePolicy.Of(
                    MadePolicy.Allow(
                        $$$"""{"StringEquals":{"aws:SourceVpc":"vpc-1","{{{Key}}}:aud":"sts.amazonaws.com"}}"""
                    )
                ),
                "Undetermined"
            },
            // One statement that allows is enough; a Deny wins over all; a Deny of somebody else does not count.
            { MadePolicy.Of(MadePolicy.Allow(action: "\"sts:AssumeRole\""), MadePolicy.Allow()), "Allowed" },
            { MadePolicy.Of(MadePolicy.Allow(), MadePolicy.Allow(effect: "Deny")), "Denied" },
            { MadePolicy.Of(MadePolicy.Allow(effect: "Deny", principal: Everyone), MadePolicy.Allow()), "Denied" },
            {
                MadePolicy.Of(
                    MadePolicy.Allow(),
                    MadePolicy.Allow($$$"""{"StringEquals":{"{{{Key}}}:sub":"other"}}""", effect: "Deny")
                ),
                "Allowed"
            },
            {
                MadePolicy.Of(
                    MadePolicy.Allow(),
                    MadePolicy.Allow("""{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""", effect: "Deny")
                ),
                "Undetermined"
            },
            // What nothing allows stays refused, whatever a Deny may say.
            {
                MadePolicy.Of(MadePolicy.Allow("""{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""", effect: "Deny")),
                "NotAllowed"
            },
            { MadePolicy.Of(MadePolicy.Allow(effect: "Deny")), "Denied" },
        };

    [Theory]
    [MemberData(nameof(Policies), DisableDiscoveryEnumeration = true)]
    public void A_policy_answers_as_IAM_would(string policy, string answer) =>
        Assert.Equal(answer, MadePolicy.Evaluate(policy).Answer.ToString());

    [Fact]
    public void A_policy_is_read_as_IAM_returns_it()
    {
        string[] forms =
        [
            Uri.EscapeDataString(MadePolicy.Right),
            "\uFEFF" + MadePolicy.Right,
            $$"""{"Role":{"Arn":"x","AssumeRolePolicyDocument":{{MadePolicy.Right}} } }""",
            $$"""{"Role":{"Arn":"x","AssumeRolePolicyDocument":"{{Uri.EscapeDataString(MadePolicy.Right)}}"} }""",
            """{"Version":"2012-10-17","Statement":STATEMENT}""".Replace("STATEMENT", MadePolicy.Allow()),
        ];

        Assert.All(forms, form => Assert.Equal(PolicyAnswer.Allowed, MadePolicy.Evaluate(form).Answer));
    }

    [Theory]
    [InlineData("", "is not JSON: it is empty")]
    [InlineData("{", "is not JSON: line 1, column 2")]
    [InlineData("[]", "is no object")]
    [InlineData("{}", "has no statement")]
    [InlineData("""{"Statement":[]}""", "has no statement")]
    [InlineData("""{"Statement":["x"]}""", "has a statement 1 that is no object")]
    [InlineData("""{"Statement":{"Effect":"allow"}}""", "has a statement 1 that has no Effect that is Allow or Deny")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*"}}""", "has a statement 1 that has no Action")]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Action":"sts:*","Principal":"me"}}""",
        "has a statement 1 that has no Principal that makes sense"
    )]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Action":"sts:*","Principal":"*","Condition":{"StringEquals":"x"}}}""",
        "has a statement 1 that has a Condition that is not operator, key and values"
    )]
    [InlineData(
        """{"Statement":[],"Statement":[]}""",
        "is not JSON: line 1, column 28: the name 'Statement' stands twice in one object"
    )]
    public void What_is_no_policy_is_told_why(string text, string problem)
    {
        Assert.Null(RolePolicy.From(text, out string? told));
        Assert.StartsWith(problem, told);
    }

    [Fact]
    public void A_policy_nested_without_end_is_refused()
    {
        string text = string.Concat(Enumerable.Repeat("{\"Statement\":", 100_000));

        Assert.Null(RolePolicy.From(text, out string? told));
        Assert.Contains("64 levels", told);
    }

    [Fact]
    public void Ten_thousand_statements_are_evaluated_and_told_of_in_little_time()
    {
        string[] others =
        [
            .. Enumerable
                .Range(0, 10_000)
                .Select(i => MadePolicy.Allow($$$"""{"StringLike":{"{{{Key}}}:sub":"*a*b*c{{{i}}}*d"}}""")),
        ];
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(PolicyAnswer.Allowed, MadePolicy.Evaluate(MadePolicy.Of([.. others, MadePolicy.Allow()])).Answer);
        Assert.Equal(PolicyFault.OtherSubject, MadePolicy.Diagnose(MadePolicy.Of(others))[0].Fault);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }
}
