using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using EksThumbprint.Probing;
using EksThumbprint.Trust;

namespace EksThumbprint.Benchmarks;

/// <summary>Where the served clusters are, and what to trust.</summary>
/// <param name="Port">The port on 127.0.0.1.</param>
/// <param name="Roots">The roots in the place of Amazon's, DER in base64.</param>
internal sealed record EstateAddress(int Port, IReadOnlyList<string> Roots)
{
    /// <summary>Reads what the server wrote.</summary>
    public static EstateAddress Parse(string description) =>
        JsonSerializer.Deserialize<EstateAddress>(description)
        ?? throw new InvalidOperationException("The server does not say where it is.");

    public ProbeOptions Probing() => new() { ConnectTo = new ConnectTo("127.0.0.1", Port) };

    public TrustPolicy Policy() =>
        new(amazonRoots: Roots.Select(root => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(root))));
}
