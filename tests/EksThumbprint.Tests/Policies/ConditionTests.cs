using EksThumbprint.Policies;

namespace EksThumbprint.Tests.Policies;

/// <summary>
/// Worked out by hand from the IAM User Guide: "IAM JSON policy elements: Condition operators"
/// (reference_policies_elements_condition_operators), "Conditions with multiple context keys or values"
/// (reference_policies_condition-logic-multiple-context-keys-or-values), and "Single-valued vs. multivalued context
/// keys" (reference_policies_condition-single-vs-multi-valued-context-keys).
/// </summary>
public sealed class ConditionTests
{
    private const string Sub = MadePolicy.Path + ":sub";
    private const string Gone = "oidc.eks.eu-west-1.amazonaws.com/id/FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF:sub";

    [Theory]
    // One value: to the letter, or not.
    [InlineData("StringEquals", Sub, "system:serviceaccount:shop:checkout", "Yes")]
    [InlineData("StringEquals", Sub, "system:serviceaccount:shop:Checkout", "No")]
    [InlineData("StringEqualsIgnoreCase", Sub, "system:serviceaccount:SHOP:Checkout", "Yes")]
    [InlineData("StringNotEquals", Sub, "system:serviceaccount:shop:checkout", "No")]
    [InlineData("StringNotEquals", Sub, "system:serviceaccount:shop:other", "Yes")]
    [InlineData("StringNotEqualsIgnoreCase", Sub, "system:serviceaccount:SHOP:checkout", "No")]
    // "The values can include * and ? anywhere" in StringLike; in StringEquals they are characters.
    [InlineData("StringLike", Sub, "system:serviceaccount:shop:*", "Yes")]
    [InlineData("StringLike", Sub, "system:serviceaccount:shop:check?ut", "Yes")]
    [InlineData("StringLike", Sub, "system:serviceaccount:SHOP:*", "No")]
    [InlineData("StringEquals", Sub, "system:serviceaccount:shop:*", "No")]
    [InlineData("StringNotLike", Sub, "system:serviceaccount:kube-*:*", "Yes")]
    [InlineData("StringNotLike", Sub, "system:serviceaccount:shop:*", "No")]
    // Several values: one is enough; negated, none may match ("NOR").
    [InlineData("StringEquals", Sub, "a|system:serviceaccount:shop:checkout", "Yes")]
    [InlineData("StringEquals", Sub, "a|b", "No")]
    [InlineData("StringNotEquals", Sub, "a|system:serviceaccount:shop:checkout", "No")]
    [InlineData("StringNotEquals", Sub, "a|b", "Yes")]
    // "If the key is not present in the request context, the values do not match": false, and true when negated.
    [InlineData("StringEquals", Gone, "x", "No")]
    [InlineData("StringLike", Gone, "*", "No")]
    [InlineData("StringNotEquals", Gone, "x", "Yes")]
    [InlineData("StringNotLike", Gone, "*", "Yes")]
    // IfExists: "If the key is not present, evaluate the condition element as true."
    [InlineData("StringEqualsIfExists", Gone, "x", "Yes")]
    [InlineData("StringLikeIfExists", Gone, "x", "Yes")]
    [InlineData("StringEqualsIfExists", Sub, "x", "No")]
    [InlineData("StringEqualsIfExists", Sub, "system:serviceaccount:shop:checkout", "Yes")]
    // ForAllValues: every value of the request; "also returns true if there are no context keys in the request".
    [InlineData("ForAllValues:StringEquals", Sub, "system:serviceaccount:shop:checkout", "Yes")]
    [InlineData("ForAllValues:StringLike", Sub, "system:*", "Yes")]
    [InlineData("ForAllValues:StringEquals", Sub, "x", "No")]
    [InlineData("ForAllValues:StringEquals", Gone, "x", "Yes")]
    // ForAnyValue: one value of the request; "for no matching context key the condition returns false".
    [InlineData("ForAnyValue:StringLike", Sub, "system:serviceaccount:shop:*", "Yes")]
    [InlineData("ForAnyValue:StringEquals", Sub, "x", "No")]
    [InlineData("ForAnyValue:StringEquals", Gone, "x", "No")]
    [InlineData("ForAnyValue:StringNotEquals", Gone, "x", "No")]
    [InlineData("ForAnyValue:StringEqualsIfExists", Gone, "x", "No")]
    // Null: "true" asks that the key is absent.
    [InlineData("Null", Sub, "false", "Yes")]
    [InlineData("Null", Sub, "true", "No")]
    [InlineData("Null", Gone, "true", "Yes")]
    // Key names are not case-sensitive ("Condition": "The condition key name is not case-sensitive").
    [InlineData(
        "StringEquals",
        "OIDC.eks.eu-west-1.amazonaws.com/ID/0123456789abcdef0123456789ABCDEF:SUB",
        MadePolicy.Subject,
        "Yes"
    )]
    // What is not evaluated is said: other keys, other operators, variables, other claims.
    [InlineData("StringEquals", "aws:SourceVpc", "vpc-1", "Unknown")]
    [InlineData("StringEquals", "sts:RoleSessionName", "x", "Unknown")]
    [InlineData("ArnLike", Sub, "x", "Unknown")]
    [InlineData("stringequals", Sub, "x", "Unknown")]
    [InlineData("StringEquals", Sub, "x${aws:username}", "Unknown")]
    [InlineData("StringEquals", MadePolicy.Path + ":amr", "x", "Unknown")]
    // A claim that no request has.
    [InlineData("StringEquals", MadePolicy.Path + ":subject", "x", "No")]
    [InlineData("StringEquals", "https://" + Sub, MadePolicy.Subject, "No")]
    [InlineData("StringEquals", MadePolicy.Path + "/:sub", MadePolicy.Subject, "No")]
    public void A_condition_is_evaluated_as_IAM_evaluates_it(string name, string key, string values, string expected)
    {
        PolicyCondition condition = new(name, key, values.Split('|'));

        Assert.Equal(expected, condition.Holds(MadePolicy.Request, variables: true).ToString());
    }

    [Theory]
    [InlineData("StringEquals", "a", "Unknown")]
    [InlineData("StringEquals", "a|b", "Yes")]
    [InlineData("StringEquals", "c", "No")]
    [InlineData("ForAnyValue:StringEquals", "a", "Yes")]
    [InlineData("ForAllValues:StringEquals", "a", "No")]
    [InlineData("ForAllValues:StringEquals", "a|b|c", "Yes")]
    [InlineData("ForAnyValue:StringNotEquals", "a", "Yes")]
    [InlineData("ForAllValues:StringNotEquals", "a", "No")]
    public void Of_several_audiences_the_set_operators_say_how_many_must_match(
        string name,
        string values,
        string expected
    )
    {
        WebIdentityRequest request = MadePolicy.Request with { Audiences = ["a", "b"] };
        PolicyCondition condition = new(name, MadePolicy.Path + ":aud", values.Split('|'));

        Assert.Equal(expected, condition.Holds(request, variables: true).ToString());
    }
}
