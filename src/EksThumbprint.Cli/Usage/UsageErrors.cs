using System.CommandLine;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Common;

namespace EksThumbprint.Cli.Usage;

/// <summary>What is wrong with a command line, and what to type instead.</summary>
internal static class UsageErrors
{
    public static int Write(ParseResult line, CliHost host)
    {
        Command command = line.CommandResult.Command;
        string help = command is Verb ? $"eks-thumbprint {command.Name} --help" : "eks-thumbprint --help";
        foreach (string sentence in Sentences(line, command).Distinct())
            host.Error.WriteLine(sentence);
        host.Error.WriteLine($"See {help}.");
        return ExitCode.Usage;
    }

    /// <summary>
    /// The sentence on a word that begins as an option does but is none; null when the word is something else.
    /// </summary>
    public static string? ForOption(string word, Command command)
    {
        if (!word.StartsWith('-'))
            return null;
        string near = Nearest.Find(word, command.Options.Select(option => option.Name)) is { } name
            ? $" Did you mean {name}?"
            : string.Empty;
        return $"{command.Name} has no option '{Printable.Shorten(word, 60)}'.{near}";
    }

    private static IEnumerable<string> Sentences(ParseResult line, Command command)
    {
        string? word = line.UnmatchedTokens.Count > 0 ? line.UnmatchedTokens[0] : null;
        if (command is RootCommand)
            return [OfCommand(word, command)];
        return word is null ? line.Errors.Select(error => Printable.Escape(error.Message)) : [OfWord(word, command)];
    }

    private static string OfWord(string word, Command command) =>
        command.Options.Any(option => option.Name == word)
            ? $"'{word}' comes before the command. Options follow it: eks-thumbprint {command.Name} {word} ..."
            : ForOption(word, command)
                ?? $"{command.Name} has no use for '{Printable.Shorten(word, 60)}'. Leave it out.";

    private static string OfCommand(string? word, Command root)
    {
        string[] names = [.. root.Subcommands.Select(command => command.Name)];
        string known = $"{string.Join(", ", names[..^1])} and {names[^1]}";
        if (word is null)
            return $"Give a command: there are {known}.";
        if (word.StartsWith('-'))
            return $"'{Printable.Shorten(word, 60)}' comes before any command. Give the command first, then its "
                + $"options: there are {known}.";
        string near = Nearest.Find(word, names) is { } name ? $" Did you mean {name}?" : string.Empty;
        return $"There is no command '{Printable.Shorten(word, 60)}', only {known}.{near}";
    }
}
