using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli;

/// <summary>
/// A real terminal and a real interrupt: the command line under <c>script</c>, with a shell script in the AWS CLI's
/// place.
/// </summary>
public sealed class TerminalTests
{
    private const string Arn = "arn:aws:iam::123456789012:oidc-provider/oidc.corp.example";
    private const string Hex = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";

    /// <summary>Ctrl+D.</summary>
    private const string EndOfInput = "\u0004";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // Answers with what was written last.
    private const string OneProvider = """
        case "$2" in
        get-open-id-connect-provider)
            echo '{"Url": "oidc.corp.example", "ClientIDList": ["sts.amazonaws.com"], "ThumbprintList":'
            cat "$dir/list" 2>/dev/null || echo '["3c1f0a52d4e9b7c86a15f3de7290b4418ce6d05f"]'
            echo '}' ;;
        update-open-id-connect-provider-thumbprint) echo "[\"$6\"]" > "$dir/list" ;;
        *) exit 1 ;;
        esac
        """;

    [Theory]
    [InlineData("y\n", 0, 1)]
    [InlineData("n\n", 1, 0)]
    [InlineData("\n", 1, 0)]
    [InlineData(EndOfInput, 1, 0)]
    [InlineData("\u0003", 130, 0)]
    public async Task At_a_terminal_an_update_asks_and_obeys(string typed, int exit, int writes)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && OnPath.Find("env") is not null && OnPath.Find("script") is not null,
            "The programs 'env' and 'script', which makes a terminal, are not on PATH."
        );
        using FakeAws fake = FakeAws.Running(OneProvider);
        string line = string.Join(
            ' ',
            CliProcess.Start.Concat(["update", Arn, "--thumbprint", Hex]).Select(word => $"'{word}'")
        );
        using Process process = CliProcess.Begin(
            [.. DefaultSignals.Start!, OnPath.Find("script")!, "-q", "-e", "-c", line, "/dev/null"],
            new Dictionary<string, string?>
            {
                ["PATH"] = $"{fake.Folder}:/usr/bin:/bin",
                ["SHELL"] = "/bin/sh",
                ["TERM"] = "dumb",
            }
        );
        string seen = await ReadUntil(process.StandardOutput, "/?] ");
        await process.StandardInput.WriteAsync(typed);
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        if (typed == EndOfInput)
            await RepeatAsync(process, typed);
        CliResult result = CliProcess.End(process);

        Assert.True(result.Exit == exit, seen + result);
        Assert.Contains($"+ {Hex}", seen);
        Assert.Equal(writes, fake.Calls.Count(call => call.Contains("update-open-id-connect-provider-thumbprint")));
    }

    [Theory]
    [InlineData("chain")]
    [InlineData("thumbprint")]
    [InlineData("test")]
    public async Task An_interrupt_ends_a_hanging_probe_at_once(string command)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && OnPath.Find("env") is not null && OnPath.Find("kill") is not null,
            "The programs 'env' and 'kill' of Linux are not on PATH."
        );
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        string[] given = command == "test" ? ["--thumbprint", Hex] : [];

        using Process process = CliProcess.Begin(
            [
                .. DefaultSignals.Start!,
                .. CliProcess.Start,
                command,
                "issuer.example",
                .. given,
                "--timeout",
                "600",
                "--connect-to",
                silent.LocalEndpoint.ToString()!,
            ],
            new Dictionary<string, string?>()
        );
        using TcpClient connected = await silent
            .AcceptTcpClientAsync(TestContext.Current.CancellationToken)
            .AsTask()
            .WaitAsync(Limit, TestContext.Current.CancellationToken);
        using Process kill = Process.Start(OnPath.Find("kill")!, ["-INT", $"{process.Id}"]);
        CliResult result = CliProcess.End(process);
        Assert.Equal(new CliResult(130, string.Empty, "Stopped.\n"), result);
    }

    /// <summary>
    /// Types it again until it is heard: the terminal loses an end of input that comes just before the line is read.
    /// </summary>
    private static async Task RepeatAsync(Process process, string typed)
    {
        for (int times = 0; times < 10 && !process.WaitForExit(TimeSpan.FromSeconds(2)); times++)
        {
            await process.StandardInput.WriteAsync(typed);
            await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> ReadUntil(StreamReader reader, string end)
    {
        StringBuilder seen = new();
        char[] buffer = new char[1024];
        while (!seen.ToString().Contains(end))
        {
            int count = await reader
                .ReadAsync(buffer, TestContext.Current.CancellationToken)
                .AsTask()
                .WaitAsync(Limit, TestContext.Current.CancellationToken);
            Assert.True(count > 0, $"It ended before it asked: {seen}");
            seen.Append(buffer, 0, count);
        }

        return seen.ToString();
    }
}
