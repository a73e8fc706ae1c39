using System.CommandLine;
using System.Reflection;
using EksThumbprint.Cli;
using EksThumbprint.Cli.Hosting;

namespace EksThumbprint.Tests.Docs;

/// <summary>The command line's own tree of commands and options.</summary>
internal static class CliFacts
{
    private static readonly CliHost Nowhere = new() { Out = TextWriter.Null, Error = TextWriter.Null };

    public static Command Root { get; } = Parse([]).RootCommandResult.Command;

    public static IReadOnlyList<Command> Commands { get; } = [.. Root.Subcommands];

    /// <summary>The exit codes by their names.</summary>
    public static IReadOnlyDictionary<string, int> ExitCodes { get; } =
        typeof(ExitCode)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(field => field.Name, field => (int)field.GetRawConstantValue()!);

    public static Command? Command(string name) => Commands.SingleOrDefault(command => command.Name == name);

    /// <summary>Whether a command takes an option; any command, when none is named.</summary>
    public static bool Takes(string option, params Command[] commands) =>
        (commands.Length > 0 ? commands : [.. Commands])
            .Concat([Root])
            .Any(command => command.Options.Any(each => each.Name == option || each.Aliases.Contains(option)));

    /// <summary>Parses only: nothing is run.</summary>
    public static ParseResult Parse(IReadOnlyList<string> words) => App.Parse(words, Nowhere);

    /// <summary>Why a line is none of the command line's; null when it is one.</summary>
    public static string? Wrong(string line)
    {
        string[] words = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        string[] errors = [.. Parse(words).Errors.Select(error => error.Message)];
        return errors.Length == 0 ? null : $"'eks-thumbprint {line}': {string.Join(' ', errors)}";
    }
}
