using System.Diagnostics;
using EksThumbprint.Tests.Cli;
using EksThumbprint.Tests.Docs;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.PowerShells;

/// <summary>
/// A second PowerShell is started in every form that the first one can have: by C#, and by the scripts.
/// </summary>
public sealed class PowerShellCommandTests
{
    // By the operator &, with a script block, and by a shell: each says where the PowerShell lies that answered.
    private const string Second = """
        . "$env:HELPER"
        $program, [string[]] $leading = Get-PowerShellCommand
        & $program @leading -NoProfile -NonInteractive -Command '$PSHOME'
        & $program @leading -NoProfile -NonInteractive -Command { param($word) "$word $PSHOME" } -args block
        sh -c "$(Get-PowerShellCommandText) -NoProfile -NonInteractive -Command '`$PSHOME'"
        """;

    [Theory]
    [WholeRunData("apphost with spaces")]
    [WholeRunData("symlink")]
    [InlineData("dll with spaces")]
    public void A_second_one_is_the_same_as_the_first(string form)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The forms are laid out as on Linux.");
        if (!OperatingSystem.IsLinux())
            return;
        using PowerShellForm shell = new(form);
        PowerShellCommand command = PowerShellCommand.Find(shell.Asked, package: null)!;
        Dictionary<string, string?> environment = new()
        {
            ["DOTNET_ROOT"] = PowerShellForm.DotNetRoot,
            ["HELPER"] = Path.Combine(RepositoryFiles.Root, "tests/Pester/Support/PowerShell.ps1"),
            ["NO_COLOR"] = "1",
        };

        using Process process = CliProcess.Begin(
            [command.Program, .. command.LeadingArguments, "-NoProfile", "-NonInteractive", "-Command", Second],
            environment
        );
        process.StandardInput.Close();
        CliResult said = CliProcess.End(process);

        Assert.Equal(string.Empty, said.Error);
        Assert.Equal([shell.Home, $"block {shell.Home}", shell.Home], said.Lines);
    }

    [Fact]
    public void The_restore_brings_one()
    {
        PowerShellCommand? command = PowerShellCommand.Find(
            asked: null,
            AppContext.GetData("EksThumbprint.PowerShellPackage") as string
        );
        Assert.SkipWhen(command is null && OperatingSystem.IsWindows(), PowerShellCommand.Missing);
        Assert.EndsWith("pwsh.dll", command!.LeadingArguments[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no/such/pwsh")]
    [InlineData("no-such-pwsh")]
    public void One_that_is_asked_for_and_is_not_there_is_an_error_that_names_it(string asked)
    {
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => PowerShellCommand.Find(asked, null));
        Assert.Contains($"EKSTHUMBPRINT_PWSH asks for '{asked}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_asks_for_the_program_of_this_process_but_the_helpers()
    {
        string[] own = ["PowerShell.ps1", "ChildProcess.cs", nameof(PowerShellCommandTests) + ".cs"];
        IEnumerable<string> asking = RepositoryFiles
            .All.Where(file => Path.GetExtension(file) is ".cs" or ".ps1" or ".psm1")
            .Where(file => !own.Contains(Path.GetFileName(file)))
            .Where(file => Words.Any(RepositoryFiles.Read(file[1..]).Contains));
        Assert.Empty(asking);
    }

    private static readonly string[] Words = ["Environment]::ProcessPath", "Environment.ProcessPath", ".MainModule"];
}
