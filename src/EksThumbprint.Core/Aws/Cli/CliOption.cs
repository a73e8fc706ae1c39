namespace EksThumbprint.Aws.Cli;

/// <summary>An option of a CLI command, such as <c>--name</c>, with its values.</summary>
internal sealed record CliOption(string Name, params string[] Values);
