namespace EksThumbprint.Tests.Cli.Faults.Wire;

/// <summary>One row of the table: what goes wrong on the wire to AWS, and what comes of it.</summary>
/// <param name="When">What goes wrong, and when.</param>
/// <param name="Arrange">Lets it go wrong.</param>
/// <param name="Exit">The command line's exit code.</param>
/// <param name="Held">What IAM holds afterwards, read without the product; null when the provider is gone.</param>
/// <param name="Sent">How many requests to write were sent.</param>
/// <param name="Taken">How many of them got to the server.</param>
/// <param name="Words">What the user is told, in parts.</param>
internal sealed record WireFault(
    string When,
    Action<WireScene> Arrange,
    int Exit,
    string[]? Held,
    int Sent,
    int Taken,
    params string[] Words
);
