using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Repair;

/// <summary>
/// What an update would do to a provider's list: before, after, added, removed; or why it must not. A pure function of
/// an assessment.
/// </summary>
public sealed record RepairPlan
{
    /// <summary>The judgement that the plan rests on.</summary>
    public required OidcAssessment Assessment { get; init; }

    /// <summary>The list as IAM returned it.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>The list as it should be.</summary>
    public IReadOnlyList<Thumbprint> After { get; init; } = [];

    /// <summary>Why nothing may be written, and how to go on; null when the plan may be carried out.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The values that come.</summary>
    public IReadOnlyList<Thumbprint> Added =>
        [.. After.Where(value => !Before.Any(listed => ThumbprintList.IsValue(listed, value)))];

    /// <summary>The values that go.</summary>
    public IReadOnlyList<string> Removed =>
        [.. Before.Where(listed => !After.Any(value => ThumbprintList.IsValue(listed, value)))];

    /// <summary>Whether the list is already as it should be.</summary>
    public bool NothingToDo => Refusal is null && ThumbprintList.Same(Before, After);

    /// <summary>Plans the repair: add, then prune; keep what works.</summary>
    /// <exception cref="InputException">The explicit list has more or fewer values than IAM takes.</exception>
    public static RepairPlan Create(OidcAssessment assessment, RepairOptions? options = null)
    {
        options ??= new RepairOptions();
        IReadOnlyList<Thumbprint>? given = options.Explicit is null ? null : RepairOptions.Checked(options.Explicit);
        RepairPlan plan = new() { Assessment = assessment, Before = assessment.Facts.Provider?.Thumbprints ?? [] };
        plan = plan with { After = ThumbprintList.Valid(plan.Before) };

        // Where all is well already, a chain that is not trusted is no reason to refuse: nothing would be written.
        if (given is null && !options.Replace && IsWell(assessment))
            return plan;
        if (RepairRefusal.Judge(assessment, options) is { } refusal)
            return plan with { Refusal = refusal };
        if (given is not null)
            return plan with { After = given };
        if (options.Replace)
            return plan with { After = assessment.Expected };
        if (assessment.Registered.Count <= Provider.MostThumbprints && EveryTopIsListed(assessment))
            return plan;
        return plan with { After = Pruned([.. plan.After.Union(assessment.Expected)], assessment) };
    }

    private static bool IsWell(OidcAssessment assessment) =>
        assessment is { Status: OidcStatus.Match, Facts: { Provider: not null, Probe: not null, Trust.Count: > 0 } }
        && assessment.Registered.Count <= Provider.MostThumbprints
        && EveryTopIsListed(assessment);

    private static bool EveryTopIsListed(OidcAssessment assessment) =>
        assessment.Facts.Trust.All(seen =>
            seen.Chain.Tops.Any(top => assessment.Registered.Any(listed => listed.Thumbprint == top.Thumbprint))
        );

    /// <summary>Takes away what is worth least until the list fits. What is expected stays.</summary>
    private static List<Thumbprint> Pruned(List<Thumbprint> list, OidcAssessment assessment)
    {
        IEnumerable<Thumbprint> least = assessment
            .Registered.Where(listed => listed.Thumbprint is { } value && !assessment.Expected.Contains(value))
            .OrderByDescending(listed => Dispensability(listed.Kind))
            .Select(listed => listed.Thumbprint!.Value)
            .Distinct();
        foreach (Thumbprint value in least.Take(Math.Max(0, list.Count - Provider.MostThumbprints)).ToList())
            list.Remove(value);
        return list;
    }

    private static int Dispensability(ListedThumbprintKind kind) =>
        kind switch
        {
            ListedThumbprintKind.Placeholder => 6,
            ListedThumbprintKind.KnownWrong => 5,
            ListedThumbprintKind.Unknown => 4,
            ListedThumbprintKind.KnownAuthority => 3,
            ListedThumbprintKind.ServedLeaf => 2,
            ListedThumbprintKind.ServedIntermediate => 1,
            _ => 0,
        };
}
