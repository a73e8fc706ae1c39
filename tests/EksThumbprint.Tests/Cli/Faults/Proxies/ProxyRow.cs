namespace EksThumbprint.Tests.Cli.Faults.Proxies;

/// <summary>One row of the table: what proxy there is and what the environment says, and what comes of it.</summary>
/// <param name="When">The proxy and the environment.</param>
/// <param name="Arrange">Makes them so.</param>
/// <param name="Exit">The exit code; with 0 the thumbprint of the lab's chain is printed.</param>
/// <param name="Asked">How many CONNECTs the proxy counts.</param>
/// <param name="Words">What the user is told, in parts.</param>
internal sealed record ProxyRow(string When, Action<ProxyScene> Arrange, int Exit, int Asked, params string[] Words);
