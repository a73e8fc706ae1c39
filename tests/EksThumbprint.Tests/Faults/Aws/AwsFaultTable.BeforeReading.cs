using EksThumbprint.Tests.Support;
using static EksThumbprint.AwsFailure;
using static EksThumbprint.ChangeOutcome;
using static EksThumbprint.Lab.Aws.LabOperation;
using static EksThumbprint.OidcStatus;

namespace EksThumbprint.Tests.Faults.Aws;

internal static partial class AwsFaultTable
{
    /// <summary>Before anything is known.</summary>
    private static AwsFault[] BeforeReading =>
        [
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
        ];

    /// <summary>Between the first reading and the write.</summary>
    private static AwsFault[] BeforeWriting =>
        [
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
        ];
}
