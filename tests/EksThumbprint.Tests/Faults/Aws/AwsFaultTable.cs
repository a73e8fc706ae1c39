using EksThumbprint.Tests.Support;
using static EksThumbprint.AwsFailure;
using static EksThumbprint.ChangeOutcome;
using static EksThumbprint.Lab.Aws.LabOperation;
using static EksThumbprint.OidcStatus;

namespace EksThumbprint.Tests.Faults.Aws;

/// <summary>How AWS misbehaves during an update, what IAM holds afterwards, and what the user is told.</summary>
internal static class AwsFaultTable
{
    private const string Safe = "Repeating the command is safe";
    private const string Expired =
        "The AWS credentials have expired. Sign in again (aws sso login), then repeat the command.";
    private const string Throttling = "Wait a minute, then repeat the command.";
    private const string Untouched = "Nothing was written. ";
    private const string Unread = "The list was written once, but cannot be read back. ";
    private const string Unclear = "Whether the list was written is not known. ";
    private const string StillOld = "IAM still answers with the old list, so most likely nothing was written. ";

    private static readonly string Theirs = UpdateScene.Theirs;
    private static readonly string[] Old = [UpdateScene.Wrong];
    private static readonly string[] New = [UpdateScene.Wrong, UpdateScene.Top];
    private static readonly string[] Full =
    [
        UpdateScene.Wrong,
        new('0', 40),
        MadeFacts.Value('c'),
        MadeFacts.Value('d'),
        MadeFacts.Value('e'),
    ];
    private static readonly string[] Pruned =
    [
        UpdateScene.Wrong,
        MadeFacts.Value('c'),
        MadeFacts.Value('d'),
        MadeFacts.Value('e'),
        UpdateScene.Top,
    ];

    public static IReadOnlyList<AwsFault> Rows { get; } =
    [
        // Before anything is known.
        new(
            "denied: describing the cluster",
            s => s.Fail(DescribeCluster, 1, AwsFailure.AccessDenied),
            OidcStatus.AccessDenied,
            Refused,
            Old,
            0,
            "denied eks:DescribeCluster",
            "Grant the caller eks:DescribeCluster"
        ),
        new(
            "denied: listing the providers",
            s =>
            {
                s.Target = MadeFacts.EksIssuer;
                s.Fail(ListProviders, 1, AwsFailure.AccessDenied);
            },
            OidcStatus.AccessDenied,
            Refused,
            Old,
            0,
            "Grant the caller iam:ListOpenIDConnectProviders"
        ),
        new(
            "denied: reading the provider",
            s => s.Fail(GetProvider, 1, AwsFailure.AccessDenied),
            OidcStatus.AccessDenied,
            Refused,
            Old,
            0,
            "Grant the caller iam:GetOpenIDConnectProvider"
        ),
        new(
            "throttled for good: describing the cluster",
            s => s.Fail(DescribeCluster, 1, Throttled),
            AwsUnavailable,
            Refused,
            Old,
            0,
            "throttling eks:DescribeCluster",
            Throttling
        ),
        new(
            "throttled for good: reading the provider",
            s => s.Fail(GetProvider, 1, Throttled),
            AwsUnavailable,
            Refused,
            Old,
            0,
            "throttling iam:GetOpenIDConnectProvider",
            Throttling
        ),
        new(
            "credentials that expire after the cluster is described",
            s => s.Fail(GetProvider, 1, ExpiredToken),
            AwsUnavailable,
            Refused,
            Old,
            0,
            Expired
        ),
        new(
            "500 while describing the cluster",
            s => s.Fail(DescribeCluster, 1, ServiceFailure),
            AwsUnavailable,
            Refused,
            Old,
            0,
            "AWS failed at eks:DescribeCluster",
            "Repeat the command."
        ),
        new(
            "the provider is deleted before it is read",
            s => s.Before(GetProvider, 1, () => s.Aws.DeleteProvider(s.Arn)),
            NoProvider,
            Refused,
            null,
            0,
            "IAM has no OIDC provider",
            "create-open-id-connect-provider"
        ),
        // Between the first reading and the write.
        new(
            "denied: the reading before the write",
            s => s.Fail(GetProvider, 2, AwsFailure.AccessDenied),
            Stale,
            Failed,
            Old,
            0,
            Untouched,
            "Grant the caller iam:GetOpenIDConnectProvider"
        ),
        new(
            "throttled for good: from the reading before the write on",
            s => s.Fail(GetProvider, 2, Throttled),
            Stale,
            Failed,
            Old,
            0,
            Untouched,
            Throttling
        ),
        new(
            "credentials that expire before the reading before the write",
            s => s.Fail(GetProvider, 2, ExpiredToken),
            Stale,
            Failed,
            Old,
            0,
            Untouched,
            Expired
        ),
        new(
            "time-out of the reading before the write",
            s => s.Fail(GetProvider, 2, AwsFailure.Timeout),
            Stale,
            Failed,
            Old,
            0,
            Untouched,
            "Repeat the command."
        ),
        new(
            "another writer between the first reading and the second",
            s => s.Before(GetProvider, 2, () => s.Overwrite(Theirs)),
            Stale,
            ChangedMeanwhile,
            [Theirs],
            0,
            "Somebody else changed the list meanwhile; nothing was written.",
            $"It is now {Theirs}.",
            "Repeat the command"
        ),
        new(
            "another writer of the very same list before the write",
            s => s.Before(GetProvider, 2, () => s.Overwrite(New)),
            Stale,
            NothingToDo,
            New,
            0,
            "has become as it should be",
            "nothing was written"
        ),
        new(
            "the provider is deleted before the second reading",
            s => s.Before(GetProvider, 2, () => s.Aws.DeleteProvider(s.Arn)),
            Stale,
            Failed,
            null,
            0,
            "The provider was deleted meanwhile; nothing was written.",
            "Test again"
        ),
        // The write, surely without effect.
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
            "Somebody else is changing the provider (ConcurrentModification). Wait a moment, then repeat the command."
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
        // The write, whose answer is lost.
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
        // Reading back.
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
        // A list already full.
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
