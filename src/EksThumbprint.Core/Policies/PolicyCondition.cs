namespace EksThumbprint.Policies;

/// <summary>One line of a statement's conditions: an operator, a key, and the values that the key may have.</summary>
/// <param name="Operator">The operator's name.</param>
/// <param name="Key">The key, in any letter case: IAM ignores it in keys.</param>
/// <param name="Values">The values, as the policy has them.</param>
internal sealed record PolicyCondition(string Operator, string Key, IReadOnlyList<string> Values)
{
    /// <summary>Whether it holds for a request.</summary>
    /// <remarks>
    /// IAM guide, reference_policies_elements_condition_operators and
    /// reference_policies_condition-single-vs-multi-valued-context-keys.
    /// </remarks>
    public Truth Holds(WebIdentityRequest request, bool variables)
    {
        if (ConditionOperator.From(Operator) is not { } op || !request.Knows(Key))
            return Truth.Unknown;
        IReadOnlyList<string> actual = request.ValuesOf(Key);
        if (op.IsNull)
            return TruthLogic.Any(Values.Select(value => IsAbsence(value, actual.Count == 0)));
        if (actual.Count == 0)
            return TruthLogic.From(op.ForAllValues || (!op.ForAnyValue && (op.IfExists || op.Negated)));
        List<PatternText> patterns = [.. Values.Select(value => PatternText.From(value, variables))];
        List<Truth> each = [.. actual.Select(value => Matches(op, patterns, value))];
        return op.ForAllValues ? TruthLogic.All(each)
            : op.ForAnyValue ? TruthLogic.Any(each)
            : TruthLogic.Shared(each);
    }

    private static Truth Matches(ConditionOperator op, List<PatternText> patterns, string value)
    {
        Truth any = TruthLogic.Any(
            patterns.Select(pattern =>
                pattern.HasVariable ? Truth.Unknown : TruthLogic.From(Matches(op, pattern, value))
            )
        );
        return op.Negated ? TruthLogic.Not(any) : any;
    }

    private static bool Matches(ConditionOperator op, PatternText pattern, string value) =>
        op.Wildcards
            ? Wildcard.Matches(pattern, value)
            : string.Equals(
                pattern.Text,
                value,
                op.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal
            );

    private static Truth IsAbsence(string value, bool absent) =>
        value.ToLowerInvariant() switch
        {
            "true" => TruthLogic.From(absent),
            "false" => TruthLogic.From(!absent),
            _ => Truth.Unknown,
        };
}
