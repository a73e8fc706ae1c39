using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Trust;

/// <summary>
/// Amazon Trust Services' roots (amazontrust.com/repository): the only ones that EKS issuers of the partitions aws and
/// aws-us-gov are anchored in. The same bytes as in the CA bundles of the operating systems.
/// </summary>
public static class AmazonTrustServices
{
    /// <summary>Amazon Root CA 1 to 4 and Starfield Services Root Certificate Authority - G2.</summary>
    public static IReadOnlyList<X509Certificate2> Roots => Loaded.Value;

    // Immutable once made; every session of a process may share it.
    private static readonly Lazy<IReadOnlyList<X509Certificate2>> Loaded = new(() =>
        RootBundle.Load("AmazonTrustServices.pem").Roots
    );
}
