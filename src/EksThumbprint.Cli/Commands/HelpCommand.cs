using System.CommandLine;
using EksThumbprint.Cli.Usage;

namespace EksThumbprint.Cli.Commands;

/// <summary><c>help</c>: what <c>--help</c> prints, for those who ask in words.</summary>
internal static class HelpCommand
{
    /// <param name="run">Runs another command line.</param>
    public static Command Create(Func<IReadOnlyList<string>, CancellationToken, Task<int>> run)
    {
        Argument<string?> about = new("COMMAND")
        {
            Description = "The command to explain.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Verb command = new("help", "Explain the command line, or one command.", "eks-thumbprint help test") { about };
        command.SetAction(
            (line, cancellation) => run(line.GetValue(about) is { } name ? [name, "--help"] : ["--help"], cancellation)
        );
        return command;
    }
}
