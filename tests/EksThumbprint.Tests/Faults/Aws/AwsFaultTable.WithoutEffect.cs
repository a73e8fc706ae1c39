using static EksThumbprint.AwsFailure;
using static EksThumbprint.ChangeOutcome;
using static EksThumbprint.Lab.Aws.LabOperation;
using static EksThumbprint.OidcStatus;

namespace EksThumbprint.Tests.Faults.Aws;

internal static partial class AwsFaultTable
{
    /// <summary>The write, surely without effect.</summary>
    private static AwsFault[] WithoutEffect =>
        [
            new(
                "denied: the write",
                s => s.Fail(UpdateThumbprints, 1, AwsFailure.AccessDenied),
                Stale,
                Failed,
                Old,
                1,
                Untouched,
                "Grant the caller iam:UpdateOpenIDConnectProviderThumbprint"
            ),
            new(
                "throttled for a while: the write",
                s => s.Fail(UpdateThumbprints, 1, Throttled, times: 3),
                Stale,
                Updated,
                New,
                4,
                "Written once, and read back as planned."
            ),
            new(
                "throttled for good: the write",
                s => s.Fail(UpdateThumbprints, 1, Throttled),
                Stale,
                Failed,
                Old,
                4,
                Untouched,
                Throttling
            ),
            new(
                "throttled: the write, and another writer meanwhile",
                s =>
                {
                    s.Fail(UpdateThumbprints, 1, Throttled, times: 1);
                    s.Before(GetProvider, 3, () => s.Overwrite(Theirs));
                },
                Stale,
                ChangedMeanwhile,
                [Theirs],
                1,
                "Somebody else changed the list meanwhile; nothing was written.",
                $"It is now {Theirs}."
            ),
            new(
                "throttled: the write, and denied the reading before it is tried again",
                s =>
                {
                    s.Fail(UpdateThumbprints, 1, Throttled, times: 1);
                    s.Fail(GetProvider, 3, AwsFailure.AccessDenied);
                },
                Stale,
                Failed,
                Old,
                1,
                Untouched,
                "Grant the caller iam:GetOpenIDConnectProvider"
            ),
            new(
                "rejected: the write",
                s => s.Fail(UpdateThumbprints, 1, InvalidInput, code: "InvalidInput"),
                Stale,
                Failed,
                Old,
                1,
                Untouched,
                "is not accepted (InvalidInput)"
            ),
            new(
                "credentials that expire before the write",
                s => s.Fail(UpdateThumbprints, 1, ExpiredToken),
                Stale,
                Failed,
                Old,
                1,
                Untouched,
                Expired
            ),
            new(
                "ConcurrentModification of the write",
                s => s.Fail(UpdateThumbprints, 1, ConcurrentModification, code: "ConcurrentModification"),
                Stale,
                Failed,
                Old,
                1,
                Untouched,
                "Somebody else is changing the provider (ConcurrentModification). Wait a moment, then repeat the "
                    + "command."
            ),
            new(
                "the provider is deleted right before the write",
                s => s.Before(UpdateThumbprints, 1, () => s.Aws.DeleteProvider(s.Arn)),
                Stale,
                Failed,
                null,
                1,
                "The provider was deleted meanwhile; nothing was written.",
                "Test again"
            ),
        ];
}
