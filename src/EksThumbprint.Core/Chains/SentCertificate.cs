using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Der;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Chains;

/// <summary>A certificate by itself: its bytes and what they say, before it has a place in any chain.</summary>
internal sealed class SentCertificate
{
    private readonly Lazy<X509Certificate2> _opened;

    /// <param name="der">Its bytes.</param>
    /// <param name="opened">The same as the platform opened it; null opens it here, once it is needed.</param>
    public SentCertificate(byte[] der, X509Certificate2? opened = null)
    {
        Der = der;
        Thumbprint = Thumbprint.OfCertificate(der);
        Parts = CertificateParts.TryRead(der, out CertificateParts? parts, out _) ? parts : null;
        _opened = new Lazy<X509Certificate2>(() => opened ?? Open(der));
        Subject = Parts is null ? string.Empty : DistinguishedName.Canonical(Parts.Subject);
        Issuer = Parts is null ? string.Empty : DistinguishedName.Canonical(Parts.Issuer);
    }

    public byte[] Der { get; }

    public Thumbprint Thumbprint { get; }

    /// <summary>Null when its inside is damaged: then it links to nothing.</summary>
    public CertificateParts? Parts { get; }

    /// <summary>The subject's name in the form that names are compared in.</summary>
    public string Subject { get; }

    /// <summary>The issuer's name in the form that names are compared in.</summary>
    public string Issuer { get; }

    /// <exception cref="CryptographicException">This platform cannot read it.</exception>
    public X509Certificate2 Certificate => _opened.Value;

    /// <summary>The certificate, or null when this platform cannot read it.</summary>
    public X509Certificate2? Opened
    {
        get
        {
            try
            {
                return _opened.Value;
            }
            catch (CryptographicException)
            {
                return null;
            }
        }
    }

    /// <summary>Of no bytes at all the platform would make a certificate whose every property is null.</summary>
    private static X509Certificate2 Open(byte[] der) =>
        der.Length > 0
            ? new X509Certificate2(der)
            : throw new CryptographicException("A certificate has at least one byte.");
}
