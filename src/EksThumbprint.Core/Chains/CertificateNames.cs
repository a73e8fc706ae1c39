using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint;

/// <summary>What a person reads in a certificate. Broken certificates give words, not exceptions.</summary>
internal sealed record CertificateNames(string Name, string IssuerName, string Subject, string Issuer, string Key, DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    private static readonly CertificateNames Unreadable =
        new("(unreadable certificate)", "(unreadable)", "(unreadable)", "(unreadable)", "unknown", DateTimeOffset.MinValue, DateTimeOffset.MinValue);

    public static CertificateNames Of(Lazy<X509Certificate2> lazy)
    {
        try
        {
            X509Certificate2 certificate = lazy.Value;
            return new CertificateNames(
                Short(certificate, forIssuer: false),
                Short(certificate, forIssuer: true),
                Printable.Escape(certificate.Subject),
                Printable.Escape(certificate.Issuer),
                KeyOf(certificate),
                new DateTimeOffset(certificate.NotBefore.ToUniversalTime()),
                new DateTimeOffset(certificate.NotAfter.ToUniversalTime()));
        }
        catch (CryptographicException)
        {
            return Unreadable;
        }
    }

    private static string Short(X509Certificate2 certificate, bool forIssuer)
    {
        // The platform falls back from the common name to the unit, the organisation and the e-mail address.
        string name = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer);
        return name.Length > 0 ? Printable.Shorten(name, 80) : "(no name)";
    }

    private static string KeyOf(X509Certificate2 certificate)
    {
        try
        {
            using RSA? rsa = certificate.GetRSAPublicKey();
            if (rsa is not null) return string.Format(CultureInfo.InvariantCulture, "RSA {0}", rsa.KeySize);
            using ECDsa? ecdsa = certificate.GetECDsaPublicKey();
            if (ecdsa is not null) return string.Format(CultureInfo.InvariantCulture, "ECDSA {0}", ecdsa.KeySize);
        }
        catch (Exception refused) when (refused is CryptographicException or PlatformNotSupportedException or ArgumentException)
        {
            // A key that this platform cannot read still has a name.
        }

        return Printable.Shorten(certificate.PublicKey.Oid.FriendlyName ?? certificate.PublicKey.Oid.Value, 40);
    }
}
