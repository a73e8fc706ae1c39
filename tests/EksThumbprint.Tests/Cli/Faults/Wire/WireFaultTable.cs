using static EksThumbprint.Lab.Aws.LabOperation;
using static EksThumbprint.Tests.Cli.Faults.Wire.WireSteps;

namespace EksThumbprint.Tests.Cli.Faults.Wire;

/// <summary>
/// How AWS misbehaves on the wire, under the real AWS CLI: what the command line ends with, what IAM holds afterwards,
/// and how often
/// it was written to.
/// </summary>
internal static class WireFaultTable
{
    private const string Safe = "Repeating the command is safe";
    private const string StillOld = "Failed: IAM still answers with the old list, so most likely nothing was written.";
    private const string Done = "Updated: Written once, and read back as planned.";

    private static readonly string[] Old = [WireScene.Old];
    private static readonly string[] New = [WireScene.Old, WireScene.Top];
    private static readonly string[] Theirs = [WireScene.Theirs];

    public static IReadOnlyList<WireFault> Rows { get; } =
    [
        // One question, and the form of each refusal: JSON and a header of EKS's, XML of IAM's.
        new(
            "denied: describing the cluster",
            s =>
            {
                s.Command = ["test", "shop", "--region", "eu-west-1"];
                s.Fail(DescribeCluster, 1, Denied);
            },
            2,
            Old,
            0,
            0,
            "AccessDenied",
            "AWS denied eks:DescribeCluster (AccessDeniedException: User: arn:aws:iam::123456789012:user/lab is not "
                + "authorized",
            "Grant the caller eks:DescribeCluster"
        ),
        new(
            "denied: reading the provider",
            s =>
            {
                s.Command = ["test", s.Arn];
                s.Fail(GetProvider, 1, Denied);
            },
            2,
            Old,
            0,
            0,
            "AWS denied iam:GetOpenIDConnectProvider (AccessDenied: User: arn:aws:iam::123456789012:user/lab is not "
                + "authorized",
            "Grant the caller iam:GetOpenIDConnectProvider"
        ),
        new(
            "throttled for good: describing the cluster",
            s =>
            {
                s.Command = ["test", "shop", "--region", "eu-west-1"];
                s.Fail(DescribeCluster, 1, Throttled);
            },
            2,
            Old,
            0,
            0,
            "AwsUnavailable",
            "throttling eks:DescribeCluster (ThrottlingException: Rate exceeded). Wait a minute"
        ),
        new(
            "503 of what stands before EKS",
            s =>
            {
                s.Command = ["test", "shop", "--region", "eu-west-1"];
                s.Fail(DescribeCluster, 1, Unavailable);
            },
            2,
            Old,
            0,
            0,
            "AwsUnavailable",
            "AWS failed at eks:DescribeCluster (503: Service Unavailable). Repeat the command."
        ),
        new(
            "expired credentials: reading the provider",
            s =>
            {
                s.Command = ["test", s.Arn];
                s.Fail(GetProvider, 1, Expired);
            },
            2,
            Old,
            0,
            0,
            "AwsUnavailable",
            "The AWS credentials have expired (ExpiredToken: The security token included in the request is expired). "
                + "Sign in again"
        ),
        new(
            "a portal's page in the place of IAM's answer",
            s =>
            {
                s.Command = ["test", s.Arn];
                s.Fail(GetProvider, 1, Portal);
            },
            2,
            Old,
            0,
            0,
            "AwsUnavailable",
            "iam:GetOpenIDConnectProvider failed (Unable to parse response"
        ),
        // The write, surely without effect.
        new(
            "throttled for a while: the first reading and the write, and a CLI that retries by itself",
            s =>
            {
                s.Retry(null);
                s.Fail(GetProvider, 1, Throttled);
                s.Fail(UpdateThumbprints, 1, Throttled);
            },
            0,
            New,
            2,
            1,
            Done
        ),
        new(
            "throttled: the write, and another writer meanwhile",
            s =>
            {
                s.Fail(UpdateThumbprints, 1, Throttled);
                s.Fail(GetProvider, 3, Before(s.OverwriteAsync));
            },
            1,
            Theirs,
            1,
            0,
            "ChangedMeanwhile: Somebody else changed the list meanwhile; nothing was written.",
            $"It is now {WireScene.Theirs}."
        ),
        new(
            "ConcurrentModification of the write",
            s => s.Fail(UpdateThumbprints, 1, Concurrent),
            2,
            Old,
            1,
            0,
            "Failed: Nothing was written. Somebody else is changing the provider (ConcurrentModification"
        ),
        new(
            "the provider deleted right before the write",
            s => s.Fail(UpdateThumbprints, 1, Before(() => s.Wire.DeleteProviderAsync(s.Arn))),
            2,
            null,
            1,
            1,
            "Failed: The provider was deleted meanwhile; nothing was written."
        ),
        // The write, whose answer is lost: the CLI is told to retry, by the user's settings or its own, and must not.
        new(
            "a connection cut before the write",
            s =>
            {
                s.Retry("5", "standard");
                s.Fail(UpdateThumbprints, 1, CutBefore);
            },
            2,
            Old,
            1,
            0,
            StillOld,
            "cannot be reached (",
            Safe
        ),
        new(
            "a connection cut after the write, and another writer then",
            s =>
            {
                s.Retry("5", "standard");
                s.Fail(UpdateThumbprints, 1, After(s.OverwriteAsync, cut: true));
            },
            1,
            Theirs,
            1,
            1,
            "Overwritten: The answer to the write was lost, and somebody else has changed the list since.",
            $"It is now {WireScene.Theirs}."
        ),
        new(
            "503 after the write, and another writer then",
            s =>
            {
                s.Retry("5", "legacy");
                s.Fail(UpdateThumbprints, 1, Failing(After(s.OverwriteAsync)));
            },
            1,
            Theirs,
            1,
            1,
            "Overwritten: The answer to the write was lost"
        ),
        new(
            "silence before the write",
            s =>
            {
                s.Patience = 15;
                s.Fail(UpdateThumbprints, 1, SilentBefore);
            },
            2,
            Old,
            1,
            0,
            StillOld,
            "AWS did not answer iam:UpdateOpenIDConnectProviderThumbprint in time (no answer within 15 s)",
            Safe
        ),
        new(
            "silence after the write",
            s =>
            {
                s.Patience = 15;
                s.Fail(UpdateThumbprints, 1, SilentAfter);
            },
            0,
            New,
            1,
            1,
            Done
        ),
        // Answers that are unusual.
        new(
            "fields that nobody knows yet, an empty list, and a reading that lags",
            s =>
            {
                s.Listed = [];
                s.Fail(GetProvider, 3, Stale);
                s.Fail(GetProvider, 1, Altered(New2027), times: 9);
            },
            0,
            [WireScene.Top],
            1,
            1,
            Done
        ),
    ];

    private static string New2027(string xml) =>
        xml.Replace(
            "<Url>",
            "<ThumbprintAlgorithm>SHA-1</ThumbprintAlgorithm><Policy><Mode>Library</Mode></Policy><Url>",
            StringComparison.Ordinal
        );
}
