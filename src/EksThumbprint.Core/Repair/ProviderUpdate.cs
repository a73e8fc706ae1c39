namespace EksThumbprint;

/// <summary>
/// Carries a plan out: reads the list again immediately before, writes at most once, and reads back until IAM's answer agrees.
/// </summary>
/// <remarks>
/// IAM has no conditional write, so another writer within the moment between reading and writing cannot be excluded; it is noticed
/// by reading back. A write whose answer was lost is found out by reading too, and never repeated.
/// </remarks>
/// <param name="aws">Where to write.</param>
/// <param name="pauses">How long to wait before each reading back; null for ever longer pauses of about ten seconds together.</param>
public sealed class ProviderUpdate(IAws aws, IReadOnlyList<TimeSpan>? pauses = null)
{
    private static readonly TimeSpan[] OrdinaryPauses = [.. new[] { 0, 100, 250, 500, 1000, 2000, 3000, 3000 }.Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds))];

    /// <summary>Carries the plan out.</summary>
    /// <exception cref="OperationCanceledException">Stopped by the user. A write already begun may have taken effect; running again finishes the job.</exception>
    public ThumbprintChange Carry(RepairPlan plan, CancellationToken cancellation)
    {
        if (ThumbprintChange.WithoutWriting(plan) is { } settled) return settled;
        string arn = plan.Assessment.Facts.Provider!.Arn;
        string? region = plan.Assessment.Facts.Region;
        try
        {
            if (aws.FindProvider(arn, region, cancellation) is not { } now) return Done(plan, ChangeOutcome.Failed, "The provider was deleted meanwhile; nothing was written.");
            if (!ThumbprintList.Same(now.Thumbprints, plan.Before))
            {
                return Done(plan, ChangeOutcome.ChangedMeanwhile, $"Somebody else changed the list meanwhile; nothing was written. It is now {Show(now.Thumbprints)}. Repeat the command to see what remains to be done.");
            }
        }
        catch (AwsException error)
        {
            return Done(plan, ChangeOutcome.Failed, $"Nothing was written. {error.Message}", error);
        }

        cancellation.ThrowIfCancellationRequested();
        AwsException? lost = Write(plan, arn, region, cancellation);
        return lost is { MayHaveTakenEffect: false }
            ? Done(plan, ChangeOutcome.Failed, $"Nothing was written. {lost.Message}", lost)
            : ReadBack(plan, arn, region, lost, cancellation);
    }

    private AwsException? Write(RepairPlan plan, string arn, string? region, CancellationToken cancellation)
    {
        try
        {
            aws.ReplaceThumbprints(arn, plan.After, region, cancellation);
            return null;
        }
        catch (AwsException error)
        {
            return error;
        }
    }

    /// <summary>IAM answers with an older list for some seconds after a write, so the older list proves nothing at once.</summary>
    private ThumbprintChange ReadBack(RepairPlan plan, string arn, string? region, AwsException? lost, CancellationToken cancellation)
    {
        AwsException? unread = null;
        foreach (TimeSpan pause in pauses ?? OrdinaryPauses)
        {
            if (cancellation.WaitHandle.WaitOne(pause)) cancellation.ThrowIfCancellationRequested();
            try
            {
                unread = null;
                if (aws.FindProvider(arn, region, cancellation) is not { } provider) return Done(plan, ChangeOutcome.Overwritten, "The provider was deleted after the write.", lost);
                if (ThumbprintList.Same(provider.Thumbprints, plan.After)) return Done(plan, ChangeOutcome.Updated, "Written once, and read back as planned.");
                if (!ThumbprintList.Same(provider.Thumbprints, plan.Before))
                {
                    return Done(plan, ChangeOutcome.Overwritten, $"Somebody else changed the list after the write. It is now {Show(provider.Thumbprints)}. Repeat the command to see what remains to be done.", lost);
                }
            }
            catch (AwsException error)
            {
                unread = error;
            }
        }

        return (lost, unread) switch
        {
            ({ } error, null) => Done(plan, ChangeOutcome.Failed, $"The list is unchanged. {error.Message}", error),
            ({ } error, _) => Done(plan, ChangeOutcome.Unconfirmed, $"Whether the list was written is not known, and it cannot be read. {error.Message} Test again before anything else.", error),
            (_, { } error) => Done(plan, ChangeOutcome.Unconfirmed, $"The list was written once, but cannot be read back. {error.Message} Test again before anything else.", error),
            _ => Done(plan, ChangeOutcome.Unconfirmed, "The list was written once, but IAM still answers with the old one. Test again in a minute."),
        };
    }

    private static ThumbprintChange Done(RepairPlan plan, ChangeOutcome outcome, string sentence, AwsException? error = null) =>
        ThumbprintChange.Of(plan, outcome, sentence, error);

    private static string Show(IReadOnlyList<string> list) => list.Count == 0 ? "empty" : string.Join(", ", list.Select(value => Printable.Shorten(value, 80)));
}
