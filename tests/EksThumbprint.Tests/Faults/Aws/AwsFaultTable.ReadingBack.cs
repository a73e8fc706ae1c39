using static EksThumbprint.AwsFailure;
using static EksThumbprint.ChangeOutcome;
using static EksThumbprint.Lab.Aws.LabOperation;
using static EksThumbprint.OidcStatus;

namespace EksThumbprint.Tests.Faults.Aws;

internal static partial class AwsFaultTable
{
    /// <summary>Reading back.</summary>
    private static AwsFault[] ReadingBack =>
        [
            new(
                "readings that lag",
                s => s.Aws.StaleReads = 3,
                Stale,
                Updated,
                New,
                1,
                "Written once, and read back as planned."
            ),
            new(
                "readings that lag for longer than is waited",
                s => s.Aws.StaleReads = 9,
                Stale,
                Unconfirmed,
                New,
                1,
                "written once, but IAM still answers with the old one. Test again in a minute."
            ),
            new(
                "throttled for a while: reading back",
                s => s.Fail(GetProvider, 3, Throttled, times: 3),
                Stale,
                Updated,
                New,
                1,
                "Written once, and read back as planned."
            ),
            new(
                "throttled for good: reading back",
                s => s.Fail(GetProvider, 3, Throttled),
                Stale,
                Unconfirmed,
                New,
                1,
                Unread,
                Throttling,
                Safe
            ),
            new(
                "500 for a while: reading back",
                s => s.Fail(GetProvider, 3, ServiceFailure, times: 2),
                Stale,
                Updated,
                New,
                1,
                "Written once, and read back as planned."
            ),
            new(
                "denied: reading back",
                s => s.Fail(GetProvider, 3, AwsFailure.AccessDenied),
                Stale,
                Unconfirmed,
                New,
                1,
                Unread,
                "Grant the caller iam:GetOpenIDConnectProvider",
                Safe
            ),
            new(
                "credentials that expire after the write",
                s => s.Fail(GetProvider, 3, ExpiredToken),
                Stale,
                Unconfirmed,
                New,
                1,
                Unread,
                Expired,
                Safe
            ),
            new(
                "time-outs of reading back",
                s => s.Fail(GetProvider, 3, AwsFailure.Timeout),
                Stale,
                Unconfirmed,
                New,
                1,
                Unread,
                "did not answer iam:GetOpenIDConnectProvider in time",
                Safe
            ),
            new(
                "another writer between the write and reading back",
                s => s.Before(GetProvider, 3, () => s.Overwrite(Theirs)),
                Stale,
                Overwritten,
                [Theirs],
                1,
                "Somebody else changed the list after the write.",
                $"It is now {Theirs}.",
                "Repeat the command"
            ),
            new(
                "the provider is deleted between the write and reading back",
                s => s.Before(GetProvider, 3, () => s.Aws.DeleteProvider(s.Arn)),
                Stale,
                Overwritten,
                null,
                1,
                "The provider was deleted after the write.",
                "Test again"
            ),
        ];

    /// <summary>A list that is full already.</summary>
    private static AwsFault[] FullList =>
        [
            new(
                "five values, and nothing wrong",
                s => s.Overwrite(Full),
                Stale,
                Updated,
                Pruned,
                1,
                "read back as planned"
            ),
            new(
                "five values, and the answer lost",
                s =>
                {
                    s.Overwrite(Full);
                    s.FailAfterEffect(UpdateThumbprints, 1, AwsFailure.Timeout);
                },
                Stale,
                Updated,
                Pruned,
                1,
                "read back as planned"
            ),
            new(
                "five values, and no effect",
                s =>
                {
                    s.Overwrite(Full);
                    s.Fail(UpdateThumbprints, 1, AwsFailure.Timeout);
                },
                Stale,
                Failed,
                Full,
                1,
                StillOld,
                Safe
            ),
        ];
}
