using static EksThumbprint.AwsFailure;
using static EksThumbprint.ChangeOutcome;
using static EksThumbprint.Lab.Aws.LabOperation;
using static EksThumbprint.OidcStatus;

namespace EksThumbprint.Tests.Faults.Aws;

internal static partial class AwsFaultTable
{
    /// <summary>The write, whose answer is lost.</summary>
    private static AwsFault[] LostAnswers =>
        [
            new(
                "time-out of the write after it took effect",
                s => s.FailAfterEffect(UpdateThumbprints, 1, AwsFailure.Timeout),
                Stale,
                Updated,
                New,
                1,
                "Written once, and read back as planned."
            ),
            new(
                "500 of the write after it took effect",
                s => s.FailAfterEffect(UpdateThumbprints, 1, ServiceFailure),
                Stale,
                Updated,
                New,
                1,
                "Written once, and read back as planned."
            ),
            new(
                "a broken connection after the write took effect",
                s => s.FailAfterEffect(UpdateThumbprints, 1, NoNetwork),
                Stale,
                Updated,
                New,
                1,
                "Written once, and read back as planned."
            ),
            new(
                "time-out of the write before it took effect",
                s => s.Fail(UpdateThumbprints, 1, AwsFailure.Timeout),
                Stale,
                Failed,
                Old,
                1,
                StillOld,
                "did not answer iam:UpdateOpenIDConnectProviderThumbprint in time",
                Safe
            ),
            new(
                "500 of the write without effect",
                s => s.Fail(UpdateThumbprints, 1, ServiceFailure),
                Stale,
                Failed,
                Old,
                1,
                StillOld,
                "Repeat the command.",
                Safe
            ),
            new(
                "a failure of the write that nobody knows",
                s => s.Fail(UpdateThumbprints, 1, Other, code: "Teapot"),
                Stale,
                Failed,
                Old,
                1,
                StillOld,
                "iam:UpdateOpenIDConnectProviderThumbprint failed (Teapot)",
                Safe
            ),
            new(
                "no network for the write",
                s => s.Fail(UpdateThumbprints, 1, NoNetwork),
                Stale,
                Failed,
                Old,
                1,
                StillOld,
                "Check the network",
                Safe
            ),
            new(
                "an answer lost, and readings that lag",
                s =>
                {
                    s.FailAfterEffect(UpdateThumbprints, 1, AwsFailure.Timeout);
                    s.Aws.StaleReads = 3;
                },
                Stale,
                Updated,
                New,
                1,
                "read back as planned"
            ),
            new(
                "an answer lost, and readings that lag for longer than is waited",
                s =>
                {
                    s.FailAfterEffect(UpdateThumbprints, 1, AwsFailure.Timeout);
                    s.Aws.StaleReads = 9;
                },
                Stale,
                Failed,
                New,
                1,
                "most likely nothing was written",
                Safe
            ),
            new(
                "an answer lost after effect, and expired credentials then",
                s =>
                {
                    s.FailAfterEffect(UpdateThumbprints, 1, AwsFailure.Timeout);
                    s.Fail(GetProvider, 3, ExpiredToken);
                },
                Stale,
                Unconfirmed,
                New,
                1,
                Unclear,
                "It cannot be read back either. " + Expired,
                Safe
            ),
            new(
                "an answer lost before effect, and expired credentials then",
                s =>
                {
                    s.Fail(UpdateThumbprints, 1, AwsFailure.Timeout);
                    s.Fail(GetProvider, 3, ExpiredToken);
                },
                Stale,
                Unconfirmed,
                Old,
                1,
                Unclear,
                "It cannot be read back either. " + Expired,
                Safe
            ),
            new(
                "an answer lost, and another writer then",
                s =>
                {
                    s.FailAfterEffect(UpdateThumbprints, 1, AwsFailure.Timeout);
                    s.Before(GetProvider, 3, () => s.Overwrite(Theirs));
                },
                Stale,
                Overwritten,
                [Theirs],
                1,
                "The answer to the write was lost, and somebody else has changed the list since.",
                $"It is now {Theirs}."
            ),
            new(
                "an answer lost, and the provider deleted then",
                s =>
                {
                    s.FailAfterEffect(UpdateThumbprints, 1, AwsFailure.Timeout);
                    s.Before(GetProvider, 3, () => s.Aws.DeleteProvider(s.Arn));
                },
                Stale,
                Overwritten,
                null,
                1,
                "The answer to the write was lost, and the provider has been deleted since.",
                "Test again"
            ),
        ];
}
