using EksThumbprint.Aws;
using EksThumbprint.Repair;

namespace EksThumbprint.Workflow;

/// <summary>
/// Finds out what became of a write. IAM answers with an older list for some seconds after a write, so the older list
/// proves nothing at once, and after a lost answer it never proves that nothing was written.
/// </summary>
/// <param name="aws">Where to read.</param>
/// <param name="plan">What was written.</param>
/// <param name="lost">Why the answer to the write is not known; null when IAM took it.</param>
internal sealed class WriteVerification(IAws aws, RepairPlan plan, AwsException? lost)
{
    // A call that timed out has already waited for its own limit, so many of them would be minutes.
    private const int MostTimeouts = 2;
    private const string Again = "Repeat the command to see what remains to be done.";
    private const string Safely =
        "Repeating the command is safe: it reads the list first, and writes only what is not there yet.";

    /// <summary>Reads once after each pause, until IAM's answer says how it ended.</summary>
    /// <exception cref="OperationCanceledException">Stopped by the user.</exception>
    public ThumbprintChange Until(UpdatePauses pauses, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(pauses.ReadingBackLimit);
        AwsException? unread = null;
        int timeouts = 0;
        foreach (TimeSpan pause in pauses.ReadingBack)
        {
            cancellation.ThrowIfCancellationRequested();
            if (limit.Token.WaitHandle.WaitOne(pause))
                break;
            try
            {
                unread = null;
                if (
                    Told(
                        aws.FindProvider(plan.Assessment.Facts.Provider!.Arn, plan.Assessment.Facts.Region, limit.Token)
                    ) is
                    { } end
                )
                    return end;
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                unread = new AwsException(AwsFailure.Timeout, "iam:GetOpenIDConnectProvider");
                break;
            }
            catch (AwsException error)
            {
                unread = error;
                if (error.Failure == AwsFailure.Timeout)
                    timeouts++;
                if (WillStay(error.Failure) || timeouts == MostTimeouts)
                    break;
            }
        }

        cancellation.ThrowIfCancellationRequested();
        return Unsure(unread);
    }

    /// <summary>What a reading tells; null for the list from before.</summary>
    private ThumbprintChange? Told(Provider? provider)
    {
        if (provider is null)
        {
            string gone = lost is null
                ? "The provider was deleted after the write."
                : "The answer to the write was lost, and the provider has been deleted since.";
            return Done(ChangeOutcome.Overwritten, $"{gone} Test again to see what there is now.", lost);
        }

        if (ThumbprintList.Same(provider.Thumbprints, plan.After))
            return Done(
                ChangeOutcome.Updated,
                aws.MaySendAgain
                    ? "Written by AWS.Tools, which may send a write again by itself, and read back as planned."
                    : "Written once, and read back as planned."
            );
        if (ThumbprintList.Same(provider.Thumbprints, plan.Before))
            return null;
        string changed = lost is null
            ? "Somebody else changed the list after the write."
            : "The answer to the write was lost, and somebody else has changed the list since.";
        return Done(
            ChangeOutcome.Overwritten,
            $"{changed} It is now {ThumbprintList.Show(provider.Thumbprints)}. {Again}",
            lost
        );
    }

    private ThumbprintChange Unsure(AwsException? unread) =>
        (lost, unread) switch
        {
            ({ } error, null) => Done(
                ChangeOutcome.Failed,
                $"IAM still answers with the old list, so most likely nothing was written. {error.Message} {Safely}",
                error
            ),
            ({ } error, _) => Done(
                ChangeOutcome.Unconfirmed,
                $"Whether the list was written is not known. {error.Message} It cannot be read back either. "
                    + $"{unread.Message} {Safely}",
                unread
            ),
            (_, { } error) => Done(
                ChangeOutcome.Unconfirmed,
                $"The list was {Written}, but cannot be read back. {error.Message} {Safely}",
                error
            ),
            _ => Done(
                ChangeOutcome.Unconfirmed,
                $"The list was {Written}, but IAM still answers with the old one. Test again in a minute."
            ),
        };

    private string Written =>
        aws.MaySendAgain ? "written (AWS.Tools may send a write again by itself)" : "written once";

    /// <summary>What some seconds of waiting do not mend.</summary>
    private static bool WillStay(AwsFailure failure) =>
        failure
            is AwsFailure.AccessDenied
                or AwsFailure.ExpiredToken
                or AwsFailure.InvalidCredentials
                or AwsFailure.NoCredentials
                or AwsFailure.NoProfile
                or AwsFailure.InvalidProfile
                or AwsFailure.NoRegion
                or AwsFailure.InvalidInput
                or AwsFailure.NotInstalled;

    private ThumbprintChange Done(ChangeOutcome outcome, string sentence, AwsException? error = null) =>
        ThumbprintChange.From(plan, outcome, sentence, error);
}
