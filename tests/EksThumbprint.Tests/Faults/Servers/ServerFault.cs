using EksThumbprint.Probing;

namespace EksThumbprint.Tests.Faults.Servers;

/// <summary>One row of the table: how a server misbehaves, and what the user is told.</summary>
/// <param name="When">What the server does.</param>
/// <param name="Arrange">Lets it do so.</param>
/// <param name="Status">The judgement. The provider lists the top of the chain that an honest server sends.</param>
/// <param name="Failure">What kept the probe from its answer; null when nothing did.</param>
/// <param name="Words">What the findings say, in parts.</param>
internal sealed record ServerFault(
    string When,
    Action<ServerScene> Arrange,
    OidcStatus Status,
    ProbeFailureKind? Failure,
    params string[] Words
)
{
    /// <summary>
    /// Whether the server's certificates are seen all the same: a chain that was shown is never lost.
    /// </summary>
    public bool ShowsChain { get; init; } = true;

    /// <summary>
    /// How many seconds each document may take. Short where the server never ends, long where time plays no part.
    /// </summary>
    public double Limit { get; init; } = 20;

    /// <summary>A finding that stands beside the status.</summary>
    public string? Finding { get; init; }
}
