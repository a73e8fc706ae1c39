namespace EksThumbprint.Tests.Cli.Faults.Wire;

/// <summary>How one request goes. Null for a connection that is cut without an answer.</summary>
internal delegate Task<WireAnswer?> WireStep(WireExchange exchange);

/// <summary>One request under way.</summary>
/// <param name="Operation">What it asks for, by the permission that it needs.</param>
/// <param name="AskAsync">Passes it on to the server, where it takes effect.</param>
/// <param name="First">The server's first answer to this operation; null while there is none.</param>
/// <param name="Ending">Cancelled when the test is over.</param>
internal sealed record WireExchange(
    string Operation,
    Func<Task<WireAnswer?>> AskAsync,
    WireAnswer? First,
    CancellationToken Ending
);
