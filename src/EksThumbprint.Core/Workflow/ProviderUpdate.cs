using System.Globalization;
using EksThumbprint.Aws;
using EksThumbprint.Repair;

namespace EksThumbprint.Workflow;

/// <summary>
/// Carries a plan out: reads the list again immediately before, writes at most once, and reads back until IAM's answer
/// agrees.
/// </summary>
/// <remarks>
/// IAM has no conditional write, so another writer within the moment between reading and writing cannot be excluded;
/// it is noticed by reading back. A write whose answer was lost is found out by reading too, and never repeated. Only
/// one that AWS throttled, which is surely without effect, is tried again, after the list was read anew.
/// </remarks>
/// <param name="aws">Where to write.</param>
/// <param name="pauses">How long to wait in between; null for what is usual.</param>
/// <param name="readingBack">Told before the list is read back how long that may take: a sentence for the user.</param>
public sealed class ProviderUpdate(IAws aws, UpdatePauses? pauses = null, Action<string>? readingBack = null)
{
    private const string Deleted =
        "The provider was deleted meanwhile; nothing was written. Test again to see what there is now.";
    private readonly UpdatePauses _pauses = pauses ?? new UpdatePauses();

    /// <summary>Carries the plan out.</summary>
    /// <exception cref="OperationCanceledException">Stopped by the user. A write already begun may have taken effect;
    /// running again finishes the job.</exception>
    public ThumbprintChange Execute(RepairPlan plan, CancellationToken cancellation)
    {
        if (ThumbprintChange.WithoutWriting(plan) is { } settled)
            return settled;
        foreach (TimeSpan pause in _pauses.Throttled)
        {
            if (Attempt(plan, mayTryAgain: true, cancellation) is { } change)
                return change;
            UpdatePauses.Wait(pause, cancellation);
        }

        return Attempt(plan, mayTryAgain: false, cancellation)!;
    }

    /// <summary>Reads, writes and reads back; null when AWS throttled the write and it may be tried again.</summary>
    private ThumbprintChange? Attempt(RepairPlan plan, bool mayTryAgain, CancellationToken cancellation)
    {
        string arn = plan.Assessment.Facts.Provider!.Arn;
        string? region = plan.Assessment.Facts.Region;
        try
        {
            if (BeforeWriting(plan, aws.FindProvider(arn, region, cancellation)) is { } end)
                return end;
        }
        catch (AwsException error)
        {
            return Done(plan, ChangeOutcome.Failed, $"Nothing was written. {error.Message}", error);
        }

        cancellation.ThrowIfCancellationRequested();
        AwsException? lost = Write(plan, arn, region, cancellation);
        return lost switch
        {
            { Failure: AwsFailure.Throttled } when mayTryAgain => null,
            { Failure: AwsFailure.NotFound } => Done(plan, ChangeOutcome.Failed, Deleted, lost),
            { MayHaveTakenEffect: false } => Done(
                plan,
                ChangeOutcome.Failed,
                $"Nothing was written. {lost.Message}",
                lost
            ),
            _ => ReadBack(plan, lost, cancellation),
        };
    }

    private ThumbprintChange ReadBack(RepairPlan plan, AwsException? lost, CancellationToken cancellation)
    {
        string seconds = _pauses.ReadingBackLimit.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
        string written = lost is null ? "The list was written." : "The answer to the write was lost.";
        readingBack?.Invoke($"{written} Reading it back takes {seconds} s at most.");
        return new WriteVerification(aws, plan, lost).Until(_pauses, cancellation);
    }

    /// <summary>How it ends before the write; null when nobody has touched the list since it was read.</summary>
    private static ThumbprintChange? BeforeWriting(RepairPlan plan, Provider? now)
    {
        if (now is null)
            return Done(plan, ChangeOutcome.Failed, Deleted);
        if (ThumbprintList.Same(now.Thumbprints, plan.Before))
            return null;

        // Another run of the same repair, or an earlier one that was stopped after its write and that the first
        // reading did not show yet.
        return ThumbprintList.Same(now.Thumbprints, plan.After)
            ? Done(
                plan,
                ChangeOutcome.NothingToDo,
                "The list has become as it should be in the meantime; nothing was written."
            )
            : Done(
                plan,
                ChangeOutcome.ChangedMeanwhile,
                "Somebody else changed the list meanwhile; nothing was written. It is now "
                    + $"{ThumbprintList.Show(now.Thumbprints)}. Repeat the command to see what remains to be done."
            );
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

    private static ThumbprintChange Done(
        RepairPlan plan,
        ChangeOutcome outcome,
        string sentence,
        AwsException? error = null
    ) => ThumbprintChange.From(plan, outcome, sentence, error);
}
