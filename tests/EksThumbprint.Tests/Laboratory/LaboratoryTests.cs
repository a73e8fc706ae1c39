using System.Diagnostics;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Laboratory;

/// <summary>The laboratory plays its story, and whatever ends it leaves nothing.</summary>
public sealed class LaboratoryTests
{
    [Fact]
    public async Task Without_a_terminal_it_plays_the_story_and_all_is_as_it_should_be()
    {
        using LaboratoryProcess laboratory = new();

        (int code, string output, string error) = await laboratory.RunAsync();

        Assert.Equal("The laboratory opens ...", error.Trim());
        Assert.Equal(0, code);
        Assert.Contains("lab> Update-OidcThumbprint payments -WhatIf", output, StringComparison.Ordinal);
        Assert.Contains("IAM was written to 3 times", output, StringComparison.Ordinal);
        AssertNothingLeft(laboratory);
    }

    [Fact]
    public async Task What_it_does_not_know_is_a_usage_error()
    {
        using LaboratoryProcess laboratory = new();

        (int code, string output, string error) = await laboratory.RunAsync("--stroy");

        Assert.Equal((64, string.Empty), (code, output));
        Assert.Contains("--story", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    [InlineData("KILL", 137)]
    public async Task A_laboratory_that_is_ended_from_outside_leaves_nothing(string signal, int expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals and /proc are Linux's here.");
        using LaboratoryProcess laboratory = new();
        Process process = laboratory.Start("--story");
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await LaboratoryProcess.UntilAsync(() =>
            laboratory.Session is { } folder && File.Exists(Path.Combine(folder, "account", "account.json"))
        );
        Assert.NotEmpty(laboratory.Processes);

        Process.Start("kill", ["-s", signal, $"{process.Id}"]).WaitForExit();
        await LaboratoryProcess.EndAsync(process);
        await LaboratoryProcess.UntilAsync(() => !laboratory.Leftovers.Any());

        Assert.Equal(expected, process.ExitCode);
        AssertNothingLeft(laboratory);
        Assert.DoesNotContain("IAM was written to 3 times", await output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 7\r", 7)]
    [InlineData("\u0004", 0)]
    public async Task At_a_terminal_the_user_has_the_word_and_leaves_nothing(string typed, int expected)
    {
        using LaboratoryProcess laboratory = new();
        Process process = await OpenAtTerminalAsync(laboratory);

        await TypeAsync(process, typed);
        _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await LaboratoryProcess.EndAsync(process);

        Assert.Equal(expected, process.ExitCode);
        AssertNothingLeft(laboratory);
    }

    [Fact]
    public async Task At_a_terminal_Ctrl_C_ends_what_runs_and_not_the_laboratory()
    {
        using LaboratoryProcess laboratory = new();
        Process process = await OpenAtTerminalAsync(laboratory);

        // What is typed is echoed, so the words that are waited for are put together by what runs.
        await TypeAsync(process, "'be' + 'gun'; Start-Sleep 600\r");
        await ReadToAsync(process, "begun");
        await TypeAsync(process, "\u0003");
        await ReadToAsync(process, "lab> ");
        await TypeAsync(process, "'go' + 'es on'; exit 8\r");
        await ReadToAsync(process, "goes on");
        _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await LaboratoryProcess.EndAsync(process);

        Assert.Equal(8, process.ExitCode);
        AssertNothingLeft(laboratory);
    }

    private static async Task<Process> OpenAtTerminalAsync(LaboratoryProcess laboratory)
    {
        string? script = OperatingSystem.IsLinux() ? OnPath.Find("script") : null;
        Assert.SkipWhen(script is null, "script (util-linux) is not installed.");
        Process process = laboratory.StartAtTerminal(script);
        _ = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string screen = await ReadToAsync(process, "lab> ");
        Assert.Contains("Nothing reaches AWS", screen, StringComparison.Ordinal);
        return process;
    }

    private static async Task TypeAsync(Process process, string keys)
    {
        // The prompt is there a moment before its editor has the terminal.
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(keys);
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> ReadToAsync(Process process, string mark)
    {
        char[] some = new char[4096];
        string screen = string.Empty;
        while (!screen.Contains(mark, StringComparison.Ordinal))
        {
            int count = await process.StandardOutput.ReadAsync(some, TestContext.Current.CancellationToken);
            Assert.True(count > 0, $"It ended before it wrote {mark}: {screen}");
            screen += new string(some, 0, count);
        }

        return screen;
    }

    private static void AssertNothingLeft(LaboratoryProcess laboratory) => Assert.Empty(laboratory.Leftovers);
}
