using EksThumbprint.Assessment;
using EksThumbprint.Remedies;

namespace EksThumbprint.Repair;

/// <summary>
/// The call to AWS that does what a plan would do, for a person who wants to see it, or to run it without the product.
/// </summary>
public static class RepairCommand
{
    /// <summary>
    /// The call as a remedy, which each face writes for its AWS tool; null when the plan must not be carried out, when
    /// there is nothing to do, or when the provider's ARN is not known.
    /// </summary>
    /// <remarks>As IAM's own operation it replaces the whole list, so it names the values that stay as well.</remarks>
    public static Remedy? Create(RepairPlan plan)
    {
        if (plan.Refusal is not null || plan.NothingToDo || plan.After.Count == 0)
            return null;
        OidcFacts facts = plan.Assessment.Facts;
        return facts.Provider is { Arn.Length: > 0 } provider
            ? new Remedy(RemedyAction.ReplaceThumbprints, provider.Arn)
            {
                Values = [.. plan.After.Select(value => value.ToString())],
                Region = facts.Region,
            }
            : null;
    }
}
