using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Common;

namespace EksThumbprint.Chains;

/// <summary>
/// The kind and size of a certificate's key, as a person reads it. Broken certificates give words, not exceptions.
/// </summary>
internal static class CertificateKey
{
    public static string Describe(SentCertificate certificate)
    {
        try
        {
            return Read(certificate.Certificate);
        }
        catch (CryptographicException)
        {
            return "unknown";
        }
    }

    private static string Read(X509Certificate2 certificate)
    {
        try
        {
            using RSA? rsa = certificate.GetRSAPublicKey();
            if (rsa is not null)
                return string.Format(CultureInfo.InvariantCulture, "RSA {0}", rsa.KeySize);
            using ECDsa? ecdsa = certificate.GetECDsaPublicKey();
            if (ecdsa is not null)
                return string.Format(CultureInfo.InvariantCulture, "ECDSA {0}", ecdsa.KeySize);
        }
        catch (Exception refused)
            when (refused is CryptographicException or PlatformNotSupportedException or ArgumentException)
        {
            // A key that this platform cannot read still has a name.
        }

        return Printable.Shorten(certificate.PublicKey.Oid.FriendlyName ?? certificate.PublicKey.Oid.Value, 40);
    }
}
