using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Common;

namespace EksThumbprint.Chains;

/// <summary>What a person reads in a certificate. Broken certificates give words, not exceptions.</summary>
internal sealed record CertificateNames(
    string Name,
    string IssuerName,
    string Subject,
    string Issuer,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter
)
{
    private static readonly CertificateNames Unreadable = new(
        "(unreadable certificate)",
        "(unreadable)",
        "(unreadable)",
        "(unreadable)",
        DateTimeOffset.MinValue,
        DateTimeOffset.MinValue
    );

    public static CertificateNames From(SentCertificate sent)
    {
        try
        {
            X509Certificate2 certificate = sent.Certificate;
            return new CertificateNames(
                Short(certificate, forIssuer: false),
                Short(certificate, forIssuer: true),
                Printable.Escape(certificate.Subject),
                Printable.Escape(certificate.Issuer),
                new DateTimeOffset(certificate.NotBefore.ToUniversalTime()),
                new DateTimeOffset(certificate.NotAfter.ToUniversalTime())
            );
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
}
