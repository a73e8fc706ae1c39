using EksThumbprint.Json;

namespace EksThumbprint.Policies;

/// <summary>Reads one statement of a policy, and says what keeps it from being one.</summary>
internal static class StatementReader
{
    public static PolicyStatement? From(JsonValue value, int number, bool variables, out string? problem)
    {
        problem = null;
        string? effect = value["Effect"].AsString;
        JsonValue principal = value["Principal"];
        bool notAction = value["NotAction"].HasValue;
        IReadOnlyList<string>? actions = PolicyTexts.From(value[notAction ? "NotAction" : "Action"]);
        PolicyPrincipal? who = PolicyPrincipal.From(principal);
        IReadOnlyList<PolicyCondition>? conditions = Conditions(value["Condition"]);
        problem =
            value.Kind != JsonKind.Object ? "is no object"
            : effect is not ("Allow" or "Deny") ? "has no Effect that is Allow or Deny"
            : actions is null ? "has no Action"
            : who is null && !value["NotPrincipal"].HasValue ? "has no Principal that makes sense"
            : conditions is null ? "has a Condition that is not operator, key and values"
            : null;
        return problem is not null
            ? null
            : new PolicyStatement
            {
                Number = number,
                Sid = value["Sid"].AsString,
                Denies = effect == "Deny",
                Principal = who,
                Actions = actions!,
                NotAction = notAction,
                Conditions = conditions!,
                Variables = variables,
            };
    }

    private static List<PolicyCondition>? Conditions(JsonValue value)
    {
        if (!value.HasValue)
            return [];
        if (value.Kind != JsonKind.Object || value.Members.Values.Any(keys => keys.Kind != JsonKind.Object))
            return null;
        List<PolicyCondition> conditions = [];
        foreach (KeyValuePair<string, JsonValue> op in value.Members)
        {
            foreach (KeyValuePair<string, JsonValue> key in op.Value.Members)
            {
                if (PolicyTexts.From(key.Value) is not { } values)
                    return null;
                conditions.Add(new PolicyCondition(op.Key, key.Key, values));
            }
        }

        return conditions;
    }
}
