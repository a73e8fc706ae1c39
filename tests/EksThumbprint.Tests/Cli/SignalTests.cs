using System.Diagnostics;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Cli.Faults;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli;

/// <summary>Signals end every wait of the command line in order, and say what may have been written.</summary>
public sealed class SignalTests : IDisposable
{
    private static readonly string Hex = new('1', 40);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string[]> Readings() =>
        new()
        {
            { "INT", ["chain", "--path"] },
            { "TERM", ["thumbprint", "--path"] },
            { "HUP", ["test", "--thumbprint", Hex, "--path"] },
            { "INT", ["update", "issuer.example", "--yes", "--trusted-root"] },
            { "TERM", ["update", "issuer.example", "--yes", "--trusted-root"] },
        };

    [Theory]
    [MemberData(nameof(Readings))]
    public async Task A_signal_ends_the_wait_for_a_pipe_that_brings_nothing(string signal, string[] command)
    {
        string pipe = Pipe();
        using Process process = Begin([.. command, pipe]);
        await ObeysAsync(process);

        Stopwatch clock = Stopwatch.StartNew();
        Send(process, signal);
        CliResult result = CliProcess.End(process);

        Assert.Equal(new CliResult(130, string.Empty, "Stopped.\n"), result);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(4), $"{clock.Elapsed}"); // less than what is left behind gets
    }

    [Fact]
    public async Task A_pipe_that_someone_holds_open_and_writes_nothing_to_is_left_too()
    {
        string pipe = Pipe();
        using Process process = Begin(["chain", "--path", pipe]);
        await using FileStream writer = new(pipe, FileMode.Open, FileAccess.Write); // waits for the reader
        await Task.Delay(200, TestContext.Current.CancellationToken);

        Send(process, "TERM");

        Assert.Equal(130, CliProcess.End(process).Exit);
    }

    [Fact]
    public async Task Signals_while_the_first_one_is_being_obeyed_wait_for_that()
    {
        // What the script leaves behind holds its output open, which is waited for a moment when the script is killed.
        using FakeAws aws = FakeAws.Running("(setsid sleep 8 &); : > \"$dir/begun\"; sleep 60");
        using Process process = Begin(["test", "my-cluster", "--region", "eu-west-1"], aws.Folder);
        string begun = Path.Combine(aws.Folder, "begun");
        await LabClient.EventuallyAsync(() => File.Exists(begun), TestContext.Current.CancellationToken);

        Stopwatch clock = Stopwatch.StartNew();
        Send(process, "TERM", "0.4", "TERM", "0.4", "INT");
        bool wasObeying = !process.HasExited;

        Assert.Equal(new CliResult(130, string.Empty, "Stopped.\n"), CliProcess.End(process));
        Assert.True(wasObeying, $"The first signal was obeyed at once: {clock.Elapsed}");
    }

    [Theory]
    [InlineData("TERM", "TERM")]
    [WholeRunData("INT", "INT")]
    [WholeRunData("INT", "TERM")]
    [InlineData("HUP", "TERM")]
    public async Task A_second_signal_changes_neither_the_exit_code_nor_the_words(string first, string second)
    {
        await using LabServer server = LabServer.Start();
        server.Fault = LabFault.Silent;
        using Process process = Begin([
            "chain",
            "issuer.example",
            "--timeout",
            "600",
            "--connect-to",
            server.EndPoint.ToString(),
        ]);
        await LabClient.EventuallyAsync(() => server.Counters.Connections > 0, TestContext.Current.CancellationToken);

        Send(process, first, second, second, second);

        Assert.Equal(new CliResult(130, string.Empty, "Stopped.\n"), CliProcess.End(process));
    }

    [Theory]
    [InlineData("INT")]
    [WholeRunData("TERM")]
    [WholeRunData("HUP")]
    [WholeRunData("HUP", "HUP", "TERM")]
    public async Task A_signal_amid_a_write_says_that_it_may_have_been_made(params string[] signals)
    {
        await using KilledUpdate update = new(writeSeconds: 60);
        using Process process = update.Begin([.. Interruptible()]);
        Assert.True(SpinWait.SpinUntil(() => update.IsWriting || process.HasExited, TimeSpan.FromMinutes(1)));

        Send(process, signals);
        CliResult result = CliProcess.End(process);

        Assert.Equal(130, result.Exit);
        Assert.Contains("may have been written already; test it before anything else.", result.Error);
        Assert.EndsWith("Stopped.\n", result.Error, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Interruptible()
    {
        Assert.SkipWhen(
            DefaultSignals.Start is null || OnPath.Find("mkfifo") is null,
            "The programs 'env' and 'mkfifo' of Linux are not on PATH."
        );
        return DefaultSignals.Start;
    }

    private static Process Begin(string[] arguments, string? aws = null)
    {
        // Collected all the time: a registration that nothing holds would be gone when its signal comes.
        Dictionary<string, string?> environment = new() { ["DOTNET_GCgen0size"] = "10000" };
        if (aws is not null)
            environment["PATH"] = aws + ":" + Environment.GetEnvironmentVariable("PATH");
        Process process = CliProcess.Begin([.. Interruptible(), .. CliProcess.Start, .. arguments], environment);
        process.StandardInput.Close();
        return process;
    }

    private string Pipe()
    {
        _ = Interruptible();
        string pipe = _folder.PathOf("pipe");
        using Process make = Process.Start(OnPath.Find("mkfifo")!, [pipe]);
        make.WaitForExit();
        Assert.Equal(0, make.ExitCode);
        return pipe;
    }

    /// <summary>
    /// Waits until the command line obeys signals (SIGHUP, which nothing else catches), and a moment more.
    /// </summary>
    private static async Task ObeysAsync(Process process)
    {
        SpinWait.SpinUntil(() => process.HasExited || Catches(process, 1), TimeSpan.FromMinutes(2));
        await Task.Delay(300, TestContext.Current.CancellationToken);
    }

    private static bool Catches(Process process, int signal) =>
        File.ReadLines($"/proc/{process.Id}/status")
            .Where(line => line.StartsWith("SigCgt:", StringComparison.Ordinal))
            .Any(line => (Convert.ToUInt64(line["SigCgt:".Length..].Trim(), 16) & (1UL << (signal - 1))) != 0);

    /// <summary>
    /// One program sends them all, so that they come at once, or after so many seconds where that is given.
    /// </summary>
    private static void Send(Process process, params string[] signals)
    {
        string script = string.Join(
            "; ",
            signals.Select(signal => char.IsDigit(signal[0]) ? $"sleep {signal}" : $"kill -{signal} {process.Id}")
        );
        using Process kill = Process.Start("/bin/sh", ["-c", script]);
        kill.WaitForExit();
    }
}
