using static EksThumbprint.Lab.Aws.LabOperation;
using static EksThumbprint.Tests.Cli.Faults.Wire.WireSteps;

namespace EksThumbprint.Tests.Cli.Faults.Wire;

/// <summary>
/// How AWS misbehaves on the wire, under the real AWS CLI: what the command line ends with, what IAM holds afterwards,
/// and how often it was written to.
/// </summary>
internal static partial class WireFaultTable
{
    private const string Safe = "Repeating the command is safe";
    private const string StillOld = "Failed: IAM still answers with the old list, so most likely nothing was written.";
    private const string Done = "Updated: Written once, and read back as planned.";

    private static readonly string[] Old = [WireScene.Old];
    private static readonly string[] New = [WireScene.Old, WireScene.Top];
    private static readonly string[] Theirs = [WireScene.Theirs];

    public static IReadOnlyList<WireFault> Rows { get; } = [.. Questions, .. WithoutEffect, .. LostAnswers, .. Unusual];

    /// <summary>One question, and the form of each refusal: JSON and a header of EKS's, XML of IAM's.</summary>
    private static WireFault[] Questions =>
        [
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
                "AWS denied eks:DescribeCluster (AccessDeniedException: User: arn:aws:iam::123456789012:user/lab is "
                    + "not authorized",
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
                "AWS denied iam:GetOpenIDConnectProvider (AccessDenied: User: arn:aws:iam::123456789012:user/lab is "
                    + "not authorized",
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
                "The AWS credentials have expired (ExpiredToken: The security token included in the request is "
                    + "expired). Sign in again"
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
        ];

    /// <summary>Answers that are unusual.</summary>
    private static WireFault[] Unusual =>
        [
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
