using EksThumbprint.Assessment;
using EksThumbprint.Issuers;

namespace EksThumbprint.Repair;

/// <summary>
/// The AWS CLI's command that does what a plan would do, for a person who wants to see it, or to run it himself.
/// </summary>
public static class RepairCommand
{
    private const string Plain = ":/._-%+=";

    /// <summary>
    /// The command, in one line; null when the plan must not be carried out, when there is nothing to do, or when the
    /// provider's
    /// ARN is not known.
    /// </summary>
    /// <remarks>As IAM's own operation it replaces the whole list, so it names the values that stay as well.</remarks>
    public static string? Create(RepairPlan plan)
    {
        if (plan.Refusal is not null || plan.NothingToDo || plan.After.Count == 0)
            return null;
        OidcFacts facts = plan.Assessment.Facts;
        if (facts.Provider is not { } provider || Word(provider.Arn) is not { } arn)
            return null;
        return $"aws iam update-open-id-connect-provider-thumbprint --open-id-connect-provider-arn {arn} "
            + $"--thumbprint-list {string.Join(" ", plan.After)}{Region(provider.Arn, facts.Region)}";
    }

    /// <summary>
    /// IAM is one service a partition; outside the partition aws the CLI finds it by a region of that partition only.
    /// </summary>
    private static string Region(string arn, string? region)
    {
        string[] parts = arn.Split(':');
        if (parts.Length < 2 || parts[1] == "aws" || Partition.Named(parts[1]) is not { } partition)
            return string.Empty;
        return $" --region {(region is not null && partition.HasRegion(region) ? region : partition.HomeRegion)}";
    }

    /// <summary>
    /// The ARN as one word in PowerShell and in POSIX shells alike. They agree on single quotes, but not on how one is
    /// written
    /// between them; an ARN with one, or with what does not print, gives no command.
    /// </summary>
    private static string? Word(string arn)
    {
        if (arn.Length == 0 || arn.Any(c => c is '\'' or < ' ' or > '~'))
            return null;
        return arn.All(c =>
            c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || Plain.IndexOf(c) >= 0
        )
            ? arn
            : $"'{arn}'";
    }
}
