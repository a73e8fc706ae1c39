namespace EksThumbprint.Tests.Cli.Faults.Wire;

/// <summary>What came of a row; see <see cref="WireFault"/>.</summary>
internal sealed record WireOutcome(CliResult Result, string[]? Held, int Sent, int Taken);
