using EksThumbprint.Assessment;
using EksThumbprint.Remedies;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Repair;

/// <summary>What an update did, or would do.</summary>
public sealed record ThumbprintChange
{
    /// <summary>The cluster's name, otherwise the issuer's host and path.</summary>
    public required string Name { get; init; }

    /// <summary>What became of it.</summary>
    public required ChangeOutcome Outcome { get; init; }

    /// <summary>The same in a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>What to do about it; null when nothing needs to be done.</summary>
    public Remedy? Remedy { get; init; }

    /// <summary>The provider, when there is one.</summary>
    public string? ProviderArn { get; init; }

    /// <summary>The 12-digit account, when known.</summary>
    public string? Account { get; init; }

    /// <summary>The region, when known.</summary>
    public string? Region { get; init; }

    /// <summary>The list before. Given back as an explicit list it undoes the change.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>The list after; as planned when nothing was written.</summary>
    public IReadOnlyList<Thumbprint> After { get; init; } = [];

    /// <summary>The values that come.</summary>
    public IReadOnlyList<Thumbprint> Added { get; init; } = [];

    /// <summary>The values that go.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>AWS's failure, when there was one.</summary>
    public AwsException? Error { get; init; }

    /// <summary>Whether pods fail for another reason than the list; the sentence says why.</summary>
    public bool PodsStillFail { get; init; }

    /// <summary>Whether the list is now known to be as planned.</summary>
    public bool IsWell => Outcome is ChangeOutcome.NothingToDo or ChangeOutcome.Updated or ChangeOutcome.WouldUpdate;

    /// <summary>The change that a plan stands for, with what became of it.</summary>
    public static ThumbprintChange From(
        RepairPlan plan,
        ChangeOutcome outcome,
        string sentence,
        AwsException? error = null
    ) =>
        new()
        {
            Name = plan.Assessment.Facts.Name,
            Outcome = outcome,
            Sentence = StillFailing(plan, outcome) is { } failing
                ? $"{sentence} Pods still fail: {failing.Sentence}"
                : sentence,
            Remedy = StillFailing(plan, outcome)?.Remedy,
            PodsStillFail = StillFailing(plan, outcome) is not null,
            ProviderArn = plan.Assessment.Facts.Provider?.Arn ?? plan.Assessment.Facts.ProviderArn,
            Account = plan.Assessment.Facts.Account,
            Region = plan.Assessment.Facts.Region,
            Before = plan.Before,
            After = plan.After,
            Added = plan.Added,
            Removed = plan.Removed,
            Error = error,
        };

    /// <summary>
    /// What can be said before anything is asked or written; null when the plan is to be carried out.
    /// </summary>
    public static ThumbprintChange? WithoutWriting(RepairPlan plan) =>
        plan switch
        {
            { Refusal: { } refusal } => From(
                plan,
                ChangeOutcome.Refused,
                refusal.Sentence,
                plan.Assessment.Facts.AwsError
            ) with
            {
                Remedy = refusal.Remedy,
            },
            { NothingToDo: true } => From(plan, ChangeOutcome.NothingToDo, "The list is already as it should be."),
            _ => null,
        };

    /// <summary>What a right list does not mend; null when nothing is left, or when nothing was done.</summary>
    private static Finding? StillFailing(RepairPlan plan, ChangeOutcome outcome) =>
        outcome is ChangeOutcome.NothingToDo or ChangeOutcome.WouldUpdate or ChangeOutcome.Updated
            ? plan.Assessment.Findings.FirstOrDefault(finding =>
                finding.Status is OidcStatus.AudienceMissing or OidcStatus.DiscoveryInvalid or OidcStatus.Unreachable
            )
            : null;
}
