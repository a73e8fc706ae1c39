using EksThumbprint.Common;

namespace EksThumbprint.Policies;

/// <summary>Why a condition of a statement does not hold for a request.</summary>
internal static class ConditionReason
{
    public static PolicyReason From(PolicyStatement statement, PolicyCondition condition, WebIdentityRequest request)
    {
        string where = $"{statement.Name}, {Printable.Shorten(condition.Operator, 60)}";
        return request.ClaimOf(condition.Key)?.ToLowerInvariant() switch
        {
            null => KeyReason.From(where, condition, request),
            "sub" => OfValue(where, condition, request.Subject, isSubject: true, statement.Variables),
            "aud" => OfValue(where, condition, string.Join(" and ", request.Audiences), false, statement.Variables),
            { } claim => KeyReason.Misspelt(where, condition, claim, request),
        };
    }

    private static PolicyReason OfValue(
        string where,
        PolicyCondition condition,
        string actual,
        bool isSubject,
        bool variables
    )
    {
        string claim = isSubject ? "sub" : "aud";
        string shown = Printable.Shorten(actual, 200);
        ConditionOperator? op = ConditionOperator.From(condition.Operator);
        if (op is { Negated: true } or { IsNull: true })
        {
            return new PolicyReason(
                isSubject ? PolicyFault.OtherSubject : PolicyFault.OtherAudience,
                $"{where}, does not take the {claim} '{shown}'."
            );
        }

        if (condition.Values.Count == 0)
            return new PolicyReason(PolicyFault.OtherSubject, $"{where}, has no value for {claim}.");
        if (op is { Wildcards: false } && WildcardMeant(condition, actual, variables) is { } pattern)
        {
            return new PolicyReason(
                PolicyFault.WildcardInEquals,
                $"{where}, takes '*' and '?' as letters, so '{Printable.Shorten(pattern, 200)}' matches nothing but "
                    + "itself.",
                "Use StringLike in place of StringEquals for this key."
            );
        }

        string nearest = condition.Values.OrderBy(value => Spelling.Distance(value, actual)).First();
        string wanted = Printable.Shorten(nearest, 200);
        return isSubject
            ? SubjectReason.From(where, actual, nearest, condition.Values.Count)
            : new PolicyReason(
                PolicyFault.OtherAudience,
                $"{where}, wants the audience '{wanted}', and the token's is '{shown}'.",
                $"Ask for a token with the audience '{wanted}', or change the policy to '{shown}'."
            );
    }

    private static string? WildcardMeant(PolicyCondition condition, string actual, bool variables) =>
        condition.Values.FirstOrDefault(value =>
            Wildcard.IsIn(value) && Wildcard.Matches(PatternText.From(value, variables), actual)
        );
}
