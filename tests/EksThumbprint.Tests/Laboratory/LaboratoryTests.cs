using System.Diagnostics;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Laboratory;

/// <summary>The laboratory plays its story, and whatever ends it leaves nothing.</summary>
public sealed class LaboratoryTests
{
    private const string Prompt = "lab> ";

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
    [WholeRunData("TERM", 143)]
    [WholeRunData("HUP", 129)]
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

    [WholeRun]
    [Theory]
    [InlineData("exit 7\r", 7)]
    [InlineData("\u0004", 0)]
    public async Task At_a_terminal_the_user_has_the_word_and_leaves_nothing(string typed, int expected)
    {
        using LaboratoryProcess laboratory = new();
        (Process process, LaboratoryTerminal terminal) = await OpenAsync(laboratory);

        await terminal.TypeAsync(typed);
        await LaboratoryProcess.EndAsync(process);

        Assert.Equal(expected, process.ExitCode);
        AssertNothingLeft(laboratory);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_command_and_neither_the_session_nor_its_issuers()
    {
        using LaboratoryProcess laboratory = new();
        (Process process, LaboratoryTerminal terminal) = await OpenAsync(laboratory);

        await terminal.TypeAsync("\"go $(1 + 1)\"; Start-Sleep 600\r");
        await terminal.SeeAsync("go 2");
        await terminal.TypeAsync("\u0003");
        await terminal.SeeAsync(Prompt, times: 2);
        await terminal.TypeAsync("exit ((Test-OidcThumbprint shop -Quiet) ? 8 : 9)\r");
        await LaboratoryProcess.EndAsync(process);

        Assert.Equal(8, process.ExitCode);
        AssertNothingLeft(laboratory);
    }

    private static async Task<(Process Process, LaboratoryTerminal Terminal)> OpenAsync(LaboratoryProcess laboratory)
    {
        Assert.SkipUnless(
            OnPath.Find("script") is not null && OperatingSystem.IsLinux(),
            "script (util-linux) is not installed."
        );
        Process process = laboratory.StartAtTerminal(OnPath.Find("script")!);
        LaboratoryTerminal terminal = new(process);
        await terminal.SeeAsync("Nothing reaches AWS");
        await terminal.SeeAsync(Prompt);
        return (process, terminal);
    }

    private static void AssertNothingLeft(LaboratoryProcess laboratory) => Assert.Empty(laboratory.Leftovers);
}
