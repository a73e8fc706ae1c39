namespace EksThumbprint.TestServer;

/// <summary>What a host sends from now on.</summary>
/// <param name="Name">Its DNS name.</param>
/// <param name="Thumbprints">Of all that is sent, in the order sent.</param>
/// <param name="Leaf">The leaf's thumbprint.</param>
/// <param name="Top">The thumbprint that IAM should have.</param>
/// <param name="ChainPath">A file with what is sent, as PEM.</param>
/// <param name="RootPath">A file with the self-signed root that the chain leads to, as PEM.</param>
internal sealed record HostAnswer(
    string Name,
    IReadOnlyList<string> Thumbprints,
    string Leaf,
    string Top,
    string ChainPath,
    string RootPath
);
