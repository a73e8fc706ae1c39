namespace EksThumbprint.Tests.Faults.Aws;

/// <summary>One row of the table: what goes wrong, and what comes of it.</summary>
/// <param name="When">What goes wrong, and when.</param>
/// <param name="Arrange">Lets it go wrong.</param>
/// <param name="Status">The judgement, which rests on what was read before the update.</param>
/// <param name="Outcome">What becomes of the update.</param>
/// <param name="Held">What IAM holds afterwards; null when the provider is gone.</param>
/// <param name="Writes">How many writes reach IAM, those that it refuses included.</param>
/// <param name="Words">What the user is told, in parts.</param>
internal sealed record AwsFault(
    string When,
    Action<FaultScene> Arrange,
    OidcStatus Status,
    ChangeOutcome Outcome,
    string[]? Held,
    int Writes,
    params string[] Words
);
