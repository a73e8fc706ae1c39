using System.Diagnostics;
using EksThumbprint.Aws.Cli;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Aws;

public sealed class AwsCliProcessTests
{
    private const string Hanging = """
        sleep 300 &
        echo $$ $! > "$dir/pids.new"; mv "$dir/pids.new" "$dir/pids"
        wait
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cancelling_ends_a_hanging_CLI_and_its_children_at_once()
    {
        using FakeAws fake = FakeAws.Running(Hanging);
        using CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task call = Task.Run(() => new AwsCli(fake.Options).ListClusters(null, source.Token), Cancellation);
        int[] pids = await Pids(fake);
        Stopwatch watch = Stopwatch.StartNew();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        await AllGone(pids);
    }

    [Fact]
    public async Task The_timeout_ends_a_hanging_CLI_and_its_children()
    {
        using FakeAws fake = FakeAws.Running(Hanging);
        AwsCliOptions options = fake.Options with { Timeout = TimeSpan.FromSeconds(1.5) };
        AwsException failure = Assert.Throws<AwsException>(() => new AwsCli(options).ListClusters(null, Cancellation));
        Assert.Equal(AwsFailure.Timeout, failure.Failure);
        Assert.True(failure.MayHaveTakenEffect);
        Assert.Contains("no answer within 1.5 s", failure.Message);
        await AllGone(await Pids(fake));
    }

    [Fact]
    public async Task A_CLI_that_has_closed_its_pipes_and_hangs_is_ended_too()
    {
        using FakeAws fake = FakeAws.Running("exec >&- 2>&-\n" + Hanging);
        AwsCliOptions options = fake.Options with { Timeout = TimeSpan.FromSeconds(1) };
        Assert.Equal(
            AwsFailure.Timeout,
            Assert.Throws<AwsException>(() => new AwsCli(options).ListClusters(null, Cancellation)).Failure
        );
        await AllGone(await Pids(fake));
    }

    [Fact]
    public void Nothing_is_started_once_cancelled()
    {
        using FakeAws fake = FakeAws.Printing("{}");
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new AwsCli(fake.Options).ListClusters(null, new CancellationToken(canceled: true))
        );
        Assert.Empty(fake.Calls);
    }

    [Fact]
    public void Both_pipes_are_read_at_once()
    {
        using FakeAws fake = FakeAws.Running(
            """
            i=0
            while [ $i -lt 200 ]; do
                head -c 20000 /dev/zero | tr '\0' e >&2
                head -c 20000 /dev/zero | tr '\0' ' '
                i=$((i+1))
            done
            echo '{"clusters": ["one"]}'
            """
        );
        Assert.Equal(["one"], new AwsCli(fake.Options).ListClusters(null, Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" >&2")]
    public async Task Output_without_end_is_a_failure_and_ends_the_CLI(string where)
    {
        using FakeAws fake = FakeAws.Running($"echo $$ > \"$dir/pids\"\nexec cat /dev/zero{where}");
        AwsException failure = Assert.Throws<AwsException>(() =>
            new AwsCli(fake.Options).ListClusters(null, Cancellation)
        );
        Assert.Equal(AwsFailure.Other, failure.Failure);
        Assert.Contains("more than 16 MiB", failure.Message);
        await AllGone(await Pids(fake));
    }

    [Fact]
    public void Standard_input_is_at_its_end_so_that_no_question_waits()
    {
        using FakeAws fake = FakeAws.Running("cat; echo '{\"clusters\": []}'");
        Assert.Empty(
            new AwsCli(fake.Options with { Timeout = TimeSpan.FromSeconds(10) }).ListClusters(null, Cancellation)
        );
    }

    [Fact]
    public async Task Several_threads_may_share_one_client()
    {
        using FakeAws fake = FakeAws.Running("echo \"{\\\"clusters\\\": [\\\"$6\\\"]}\"");
        AwsCli aws = new(fake.Options);
        Task<IReadOnlyList<string>>[] calls =
        [
            .. Enumerable
                .Range(0, 30)
                .Select(i => Task.Run(() => aws.ListClusters($"eu-west-{i}", Cancellation), Cancellation)),
        ];
        IReadOnlyList<string>[] answers = await Task.WhenAll(calls);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"eu-west-{i}"), answers.Select(Assert.Single));
    }

    [Fact]
    public void A_file_that_cannot_be_run_is_told_by_its_path()
    {
        using FakeAws fake = FakeAws.Running(string.Empty);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(fake.Executable, UnixFileMode.UserRead);
        AwsException failure = Assert.Throws<AwsException>(() =>
            new AwsCli(fake.Options).ListClusters(null, Cancellation)
        );
        Assert.Equal(AwsFailure.NotInstalled, failure.Failure);
        Assert.Contains(fake.Executable, failure.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_timeout_has_to_be_positive(int milliseconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new AwsCli(new AwsCliOptions { Timeout = TimeSpan.FromMilliseconds(milliseconds) })
        );

    private static async Task<int[]> Pids(FakeAws fake)
    {
        string file = Path.Combine(fake.Folder, "pids");
        for (int i = 0; i < 500 && !File.Exists(file); i++)
            await Task.Delay(20, Cancellation);
        return
        [
            .. (await File.ReadAllTextAsync(file, Cancellation))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(int.Parse),
        ];
    }

    /// <summary>
    /// The CLI itself must be gone without a trace; its child is the system's to bury, so for that one being dead is
    /// enough.
    /// </summary>
    private static async Task AllGone(int[] pids)
    {
        Assert.NotEmpty(pids);
        Assert.Null(State(pids[0]));
        for (int i = 0; i < 100 && pids.Any(pid => State(pid) is not (null or 'Z')); i++)
            await Task.Delay(20, Cancellation);
        Assert.DoesNotContain(pids, pid => State(pid) is not (null or 'Z'));
    }

    private static char? State(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Split(") ")[^1][0];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
