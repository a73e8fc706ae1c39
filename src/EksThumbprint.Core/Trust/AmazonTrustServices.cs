using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EksThumbprint.Trust;

/// <summary>
/// Amazon Trust Services' roots (amazontrust.com/repository): the only ones that EKS issuers of the partitions aws and
/// aws-us-gov are anchored in. The same bytes as in the CA bundles of the operating systems.
/// </summary>
public static class AmazonTrustServices
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";

    /// <summary>Amazon Root CA 1 to 4 and Starfield Services Root Certificate Authority - G2.</summary>
    public static IReadOnlyList<X509Certificate2> Roots => Loaded.Value;

    // Immutable once made; every session of a process may share it.
    private static readonly Lazy<IReadOnlyList<X509Certificate2>> Loaded = new(Load);

    private static X509Certificate2[] Load()
    {
        using Stream stream = typeof(AmazonTrustServices).Assembly.GetManifestResourceStream(
            "AmazonTrustServices.pem"
        )!;
        using StreamReader reader = new(stream, Encoding.ASCII);
        return
        [
            .. reader
                .ReadToEnd()
                .Split([Begin], StringSplitOptions.None)
                .Skip(1)
                .Select(block => block.Substring(0, block.IndexOf(End, StringComparison.Ordinal)))
                .Select(base64 => new X509Certificate2(Convert.FromBase64String(base64))),
        ];
    }
}
