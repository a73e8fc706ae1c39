using System.CommandLine;

namespace EksThumbprint.Cli.Usage;

/// <summary>A command with examples in its help.</summary>
internal sealed class Verb(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;
}
