using System.CommandLine;

namespace EksThumbprint.Cli.Usage;

/// <summary>A command with examples in its help.</summary>
internal sealed class Verb(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>The name of the one command that has JUnit reports.</summary>
    public const string Test = "test";

    /// <summary>The name of the one command that Terraform can call.</summary>
    public const string Thumbprint = "thumbprint";

    public IReadOnlyList<string> Examples { get; } = examples;
}
