namespace EksThumbprint.Tests.Pester;

/// <summary>How one Pester test came out, as <c>tests/Pester/Support/Invoke-Suite.ps1</c> writes it.</summary>
/// <param name="Name">The file and the test.</param>
/// <param name="Result">Passed, Failed, Skipped or Inconclusive.</param>
/// <param name="Message">Why it failed or was skipped; empty when it passed.</param>
public sealed record PesterRow(string Name, string Result, string Message)
{
    public static PesterRow Failed(string name, string message) => new(name, "Failed", message);

    public static PesterRow Skipped(string name, string reason) => new(name, "Skipped", reason);

    /// <summary>The name alone: it is what a list of test results shows.</summary>
    public override string ToString() => Name;
}
