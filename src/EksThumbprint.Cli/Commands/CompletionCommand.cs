using System.CommandLine;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Cli.Usage;

namespace EksThumbprint.Cli.Commands;

/// <summary><c>completion</c>: a script that lets a shell complete commands and options.</summary>
internal static class CompletionCommand
{
    public static Command Create(CliHost host)
    {
        Argument<string?> shell = new("SHELL")
        {
            Description = "The shell: bash, zsh, fish or pwsh.",
            Arity = ArgumentArity.ZeroOrOne, // so that --help needs none
        };
        shell.AcceptOnlyFromAmong([.. CompletionScript.Shells]);
        Verb command = new(
            "completion",
            "Print a script that lets your shell complete commands and options. Load it in the shell's profile.",
            "eks-thumbprint completion bash"
        )
        {
            shell,
        };
        command.SetAction(line =>
            host.Out.Write(
                CompletionScript.For(
                    line.GetValue(shell)
                        ?? throw new InputException("NoShell", "Give the shell: bash, zsh, fish or pwsh.")
                )
            )
        );
        return command;
    }
}
