using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Chains;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Trust;

/// <summary>A certificate that the user vouches for.</summary>
/// <param name="Name">Its common name, or what stands in its place; escaped for display.</param>
/// <param name="Thumbprint">Its thumbprint, as somebody may have listed it.</param>
public sealed record VouchedRoot(string Name, Thumbprint Thumbprint)
{
    internal static VouchedRoot From(X509Certificate2 root) =>
        new(
            CertificateNames.From(new SentCertificate(root.RawData, root)).Name,
            Thumbprints.Thumbprint.OfCertificate(root.RawData)
        );
}
