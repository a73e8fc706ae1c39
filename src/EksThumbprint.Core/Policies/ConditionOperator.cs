namespace EksThumbprint.Policies;

/// <summary>
/// A string condition operator, cut into its parts (IAM guide, reference_policies_elements_condition_operators).
/// </summary>
internal sealed record ConditionOperator
{
    private const string AllPrefix = "ForAllValues:";
    private const string AnyPrefix = "ForAnyValue:";
    private const string ExistsSuffix = "IfExists";

    private ConditionOperator(string name) => Name = name;

    /// <summary>The operator as the policy has it.</summary>
    public string Name { get; }

    public bool ForAllValues { get; private init; }

    public bool ForAnyValue { get; private init; }

    /// <summary>Whether a key that the request lacks makes the condition true.</summary>
    public bool IfExists { get; private init; }

    /// <summary>Whether it asks that nothing matches.</summary>
    public bool Negated { get; private init; }

    /// <summary>Whether letter case is ignored.</summary>
    public bool IgnoreCase { get; private init; }

    /// <summary>Whether <c>*</c> and <c>?</c> are wildcards.</summary>
    public bool Wildcards { get; private init; }

    /// <summary>Whether it asks for the presence of a key, not for a value.</summary>
    public bool IsNull { get; private init; }

    /// <summary>Reads the name; null for an operator that is not evaluated here.</summary>
    public static ConditionOperator? From(string name)
    {
        bool all = name.StartsWith(AllPrefix, StringComparison.Ordinal);
        bool any = name.StartsWith(AnyPrefix, StringComparison.Ordinal);
        string bare = name.Substring(
            all ? AllPrefix.Length
            : any ? AnyPrefix.Length
            : 0
        );
        bool exists = bare.EndsWith(ExistsSuffix, StringComparison.Ordinal);
        if (exists)
            bare = bare.Substring(0, bare.Length - ExistsSuffix.Length);
        ConditionOperator common = new(name)
        {
            ForAllValues = all,
            ForAnyValue = any,
            IfExists = exists,
        };
        return bare switch
        {
            "StringEquals" => common,
            "StringNotEquals" => common with { Negated = true },
            "StringEqualsIgnoreCase" => common with { IgnoreCase = true },
            "StringNotEqualsIgnoreCase" => common with { IgnoreCase = true, Negated = true },
            "StringLike" => common with { Wildcards = true },
            "StringNotLike" => common with { Wildcards = true, Negated = true },
            "Null" when !all && !any && !exists => common with { IsNull = true },
            _ => null,
        };
    }
}
