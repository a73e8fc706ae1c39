using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Faults.Aws;

/// <summary>How AWS misbehaves during an update, what IAM holds afterwards, and what the user is told.</summary>
internal static partial class AwsFaultTable
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

    /// <summary>All of them, in the order in which an update meets them.</summary>
    public static IReadOnlyList<AwsFault> Rows { get; } =
    [.. BeforeReading, .. BeforeWriting, .. WithoutEffect, .. LostAnswers, .. ReadingBack, .. FullList];
}
