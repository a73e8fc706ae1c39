using System.Diagnostics;
using EksThumbprint.Aws;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Support;
using EksThumbprint.Thumbprints;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Workflow;

/// <summary>An update that the user stops.</summary>
public sealed class CancelledUpdateTests
{
    private static readonly string Wrong = UpdateScene.Wrong;
    private static readonly string Top = UpdateScene.Top;

    [Fact]
    public void Cancellation_before_the_write_writes_nothing()
    {
        UpdateScene scene = new(Wrong);
        using CancellationTokenSource stop = new();
        scene.Meanwhile(LabOperation.GetProvider, 1, stop.Cancel, after: true);

        Assert.ThrowsAny<OperationCanceledException>(() => scene.CarryUntil(stop.Token));
        Assert.Equal((0, 1), (scene.Writes, scene.Reads));
        Assert.Equal([Wrong], scene.Held!);

        UpdateScene earlier = new(Wrong);
        Assert.ThrowsAny<OperationCanceledException>(() => earlier.CarryUntil(new CancellationToken(canceled: true)));
        Assert.Equal(0, earlier.Writes);
        Assert.Equal([Wrong], earlier.Held!);
    }

    [Fact]
    public void Cancellation_after_the_write_ends_the_reading_at_once_and_running_again_finishes()
    {
        UpdateScene scene = new(Wrong);
        scene.Aws.StaleReads = 1;
        using CancellationTokenSource stop = new();
        scene.Meanwhile(LabOperation.GetProvider, 2, () => stop.CancelAfter(50), after: true);
        Stopwatch clock = Stopwatch.StartNew();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            new ProviderUpdate(
                scene.Aws,
                new UpdatePauses { ReadingBack = [TimeSpan.Zero, TimeSpan.FromMinutes(1)] }
            ).Execute(scene.Plan, stop.Token)
        );

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"took {clock.Elapsed}");
        Assert.Equal(1, scene.Writes);
        Assert.Equal([Wrong, Top], scene.Held!);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reading_back_from_an_AWS_that_is_dead_ends_in_the_time_that_was_told_beforehand(bool answerLost)
    {
        UpdateScene scene = new(Wrong);
        DeadAfterWrite aws = new(scene.Aws, answerLost);
        List<string> told = [];
        Stopwatch clock = new();
        ProviderUpdate update = new(aws, new UpdatePauses { ReadingBackLimit = TimeSpan.FromSeconds(0.5) }, sentence =>
        {
            told.Add(sentence);
            clock.Start();
        });

        ThumbprintChange change = update.Execute(scene.Plan, TestContext.Current.CancellationToken);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0.4, 5);
        string sentence = Assert.Single(told);
        Assert.EndsWith("Reading it back takes 0.5 s at most.", sentence, StringComparison.Ordinal);
        Assert.Equal(answerLost, sentence.StartsWith("The answer to the write was lost.", StringComparison.Ordinal));
        Assert.Equal(ChangeOutcome.Unconfirmed, change.Outcome);
        Assert.Equal((1, 1), (scene.Writes, scene.Reads));
    }

    [Fact]
    public void An_IAM_that_goes_on_answering_with_the_old_list_is_read_no_longer_than_was_told()
    {
        UpdateScene scene = new(Wrong);
        scene.Aws.StaleReads = 1000;
        Stopwatch clock = Stopwatch.StartNew();

        ThumbprintChange change = new ProviderUpdate(
            scene.Aws,
            new UpdatePauses
            {
                ReadingBack = [TimeSpan.Zero, TimeSpan.FromMinutes(1)],
                ReadingBackLimit = TimeSpan.FromSeconds(0.5),
            }
        ).Execute(scene.Plan, TestContext.Current.CancellationToken);

        Assert.Equal(ChangeOutcome.Unconfirmed, change.Outcome);
        Assert.Contains("still answers with the old one", change.Sentence, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.4, 10);
    }

    [Fact]
    public void Cancellation_while_a_throttled_write_waits_ends_at_once_and_nothing_is_written()
    {
        UpdateScene scene = new(Wrong);
        scene.Aws.Faults.Throttle(LabOperation.UpdateThumbprints);
        using CancellationTokenSource stop = new();
        scene.Meanwhile(LabOperation.UpdateThumbprints, 1, () => stop.CancelAfter(50));
        Stopwatch clock = Stopwatch.StartNew();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            new ProviderUpdate(scene.Aws, new UpdatePauses { Throttled = [TimeSpan.FromMinutes(1)] }).Execute(
                scene.Plan,
                stop.Token
            )
        );

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"took {clock.Elapsed}");
        Assert.Equal((1, 1), (scene.Writes, scene.Reads));
        Assert.Equal([Wrong], scene.Held!);
    }

    /// <summary>Takes one write, and then says nothing any more.</summary>
    private sealed class DeadAfterWrite(IAws aws, bool answerLost) : IAws
    {
        public bool MaySendAgain => false;

        public int CallsAtATime => 1;

        public AwsSource Source(string? region) => aws.Source(region);

        private bool _written;

        public IReadOnlyList<string> ListClusters(string? region, CancellationToken cancellation) =>
            aws.ListClusters(region, cancellation);

        public Cluster? FindCluster(string name, string? region, CancellationToken cancellation) =>
            aws.FindCluster(name, region, cancellation);

        public IReadOnlyList<string> ListProviders(string? region, CancellationToken cancellation) =>
            aws.ListProviders(region, cancellation);

        public Provider? FindProvider(string arn, string? region, CancellationToken cancellation)
        {
            if (_written)
                cancellation.WaitHandle.WaitOne(TimeSpan.FromMinutes(1));
            cancellation.ThrowIfCancellationRequested();
            return aws.FindProvider(arn, region, cancellation);
        }

        public Role? FindRole(string arn, string? region, CancellationToken cancellation) =>
            aws.FindRole(arn, region, cancellation);

        public void ReplaceThumbprints(
            string arn,
            IReadOnlyList<Thumbprint> thumbprints,
            string? region,
            CancellationToken cancellation
        )
        {
            aws.ReplaceThumbprints(arn, thumbprints, region, cancellation);
            _written = true;
            if (answerLost)
                throw new AwsException(AwsFailure.NoNetwork, "iam:UpdateOpenIDConnectProviderThumbprint");
        }
    }
}
