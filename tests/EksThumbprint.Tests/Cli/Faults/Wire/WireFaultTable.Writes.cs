using static EksThumbprint.Lab.Aws.LabOperation;
using static EksThumbprint.Tests.Cli.Faults.Wire.WireSteps;

namespace EksThumbprint.Tests.Cli.Faults.Wire;

internal static partial class WireFaultTable
{
    /// <summary>The write, surely without effect.</summary>
    private static WireFault[] WithoutEffect =>
        [
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
        ];

    /// <summary>
    /// The write, whose answer is lost: the CLI is told to retry, by the user's settings or its own, and must not.
    /// </summary>
    private static WireFault[] LostAnswers =>
        [
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
        ];
}
