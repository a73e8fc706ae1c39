using System.Diagnostics;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli;

/// <summary>The scripts of <c>completion</c> in the shells that they are for.</summary>
public sealed class CompletionTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // What a user would type is put where the shell looks for it, and what the script makes of it is printed.
    [Theory]
    [InlineData(
        "bash",
        "source completion; COMP_LINE='eks-thumbprint test --eks'; COMP_POINT=25; "
            + "COMP_WORDS=(eks-thumbprint test --eks); "
            + "COMP_CWORD=2; _eks_thumbprint; printf '%s\\n' \"${COMPREPLY[@]}\""
    )]
    [InlineData(
        "zsh",
        "compdef() { :; }; compadd() { shift; print -l -- ${(P)1}; }; _files() { :; }; source ./completion; "
            + "BUFFER='eks-thumbprint test --eks'; CURSOR=25; PREFIX=--eks; _eks_thumbprint"
    )]
    [InlineData("fish", "source completion; complete -C 'eks-thumbprint test --eks'")]
    public async Task A_shell_completes_an_option(string shell, string line)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && OnPath.Find(shell) is not null,
            $"The program '{shell}' is not on PATH."
        );
        await using CliScene scene = new();
        CliResult script = await scene.RunAsync("completion", shell);
        Assert.True(script is { Exit: 0, Error: "" }, script.ToString());
        using TemporaryFolder folder = new();
        folder.Write("completion", script.Output);
        string command = folder.Write(
            "eks-thumbprint",
            $"#!/bin/sh\nexec {string.Join(' ', CliProcess.Start.Select(word => $"'{word}'"))} \"$@\"\n"
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        string[] words = shell == "zsh" ? ["-f", "-c", line] : ["-c", line];
        ProcessStartInfo start = new(OnPath.Find(shell)!, words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(command),
        };
        start.Environment["PATH"] = $"{start.WorkingDirectory}:{start.Environment["PATH"]}";
        start.Environment["HOME"] = start.WorkingDirectory;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process
            .StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)
            .WaitAsync(Limit, TestContext.Current.CancellationToken);
        Assert.True(output.Trim() == "--eks-only", $"{output}\n{await error}");
    }

    [Fact]
    public async Task A_shell_that_is_not_known_is_refused_by_name()
    {
        await using CliScene scene = new();
        CliResult result = await scene.RunAsync("completion", "tcsh");
        Assert.Equal(64, result.Exit);
        Assert.Contains("fish", result.Error);
    }
}
