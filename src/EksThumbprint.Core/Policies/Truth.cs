namespace EksThumbprint.Policies;

/// <summary>And, or and not of three values, after Kleene.</summary>
internal static class TruthLogic
{
    public static Truth From(bool value) => value ? Truth.Yes : Truth.No;

    /// <summary>Yes when all are, no when one is not; yes of nothing.</summary>
    public static Truth All(IEnumerable<Truth> values) => values.DefaultIfEmpty(Truth.Yes).Min();

    /// <summary>Yes when one is, no when none is; no of nothing.</summary>
    public static Truth Any(IEnumerable<Truth> values) => values.DefaultIfEmpty(Truth.No).Max();

    public static Truth Not(Truth value) =>
        value switch
        {
            Truth.Yes => Truth.No,
            Truth.No => Truth.Yes,
            _ => Truth.Unknown,
        };

    /// <summary>The value that all share; unknown when they differ.</summary>
    public static Truth Shared(IReadOnlyList<Truth> values) =>
        values.Distinct().Count() == 1 ? values[0] : Truth.Unknown;
}

/// <summary>Whether a part of a policy applies; what is not evaluated here is unknown, and never guessed.</summary>
internal enum Truth
{
    No,
    Unknown,
    Yes,
}
