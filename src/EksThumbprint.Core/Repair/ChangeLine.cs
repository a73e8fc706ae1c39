using EksThumbprint.Assessment;
using EksThumbprint.Chains;

namespace EksThumbprint.Repair;

/// <summary>One line of a change shown as a diff: a value that stays, comes or goes, and what it is.</summary>
/// <param name="Mark"><c>=</c>, <c>+</c> or <c>-</c>.</param>
/// <param name="Value">The value, as IAM lists it or is to list it.</param>
/// <param name="Description">What the value is; empty when that is not known.</param>
public sealed record ChangeLine(char Mark, string Value, string Description)
{
    /// <summary>What becomes of the value: keep, add or remove.</summary>
    public string Word =>
        Mark switch
        {
            '+' => "add",
            '-' => "remove",
            _ => "keep",
        };

    /// <summary>The lines of a plan: first what is listed, in IAM's order, then what comes.</summary>
    public static IReadOnlyList<ChangeLine> From(RepairPlan plan) =>
        From(plan.Before, [.. plan.Added.Select(value => value.ToString())], plan.Removed, plan.Assessment);

    /// <summary>The lines of a change.</summary>
    /// <param name="before">The list before.</param>
    /// <param name="added">What comes.</param>
    /// <param name="removed">What goes.</param>
    /// <param name="assessment">The judgement that the change rests on.</param>
    public static IReadOnlyList<ChangeLine> From(
        IEnumerable<string> before,
        IEnumerable<string> added,
        IReadOnlyCollection<string> removed,
        OidcAssessment assessment
    )
    {
        IReadOnlyList<ServedChain> served = [.. assessment.Facts.Trust.Select(seen => seen.Chain)];
        return
        [
            .. before.Select(value =>
                Line(
                    removed.Contains(value, StringComparer.OrdinalIgnoreCase) ? '-' : '=',
                    ListedThumbprint.Classify(value, served, assessment.Facts.TrustedRoots)
                )
            ),
            .. added.Select(value => Line('+', ListedThumbprint.Classify(value, served))),
        ];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Mark} {Value} {Word}: {Description}";

    // What comes was served, or the user gave it: to call it unknown would say nothing.
    private static ChangeLine Line(char mark, ListedThumbprint listed) =>
        new(
            mark,
            listed.Value,
            mark == '+' && listed.Kind == ListedThumbprintKind.Unknown ? "given by you" : listed.Description
        );
}
