using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Der;

namespace EksThumbprint.Chains;

/// <summary>
/// A name with a key under one key identifier, and the certificates that vouch for it, in wire order.
/// </summary>
/// <remarks>
/// Links lead to holders and not to certificates: where a thousand certificates of one authority are sent, each
/// certificate below it has one link, not a thousand.
/// </remarks>
internal sealed class KeyHolder
{
    private readonly Lazy<X509Certificate2?> _opened;

    public KeyHolder(IEnumerable<SentCertificate> certificates)
    {
        Certificates = [.. certificates];
        Parts = Certificates[0].Parts!;
        Name = Certificates[0].Subject;
        Key = Text(Parts.SubjectPublicKeyInfo);
        Authority = AuthorityOf(Certificates[0]);
        _opened = new Lazy<X509Certificate2?>(() =>
            Certificates.Select(certificate => certificate.Opened).FirstOrDefault(opened => opened is not null)
        );
    }

    public IReadOnlyList<SentCertificate> Certificates { get; }

    /// <summary>Those of its first certificate; name and key are the same in all.</summary>
    public CertificateParts Parts { get; }

    /// <summary>The name in the form that names are compared in.</summary>
    public string Name { get; }

    public string Key { get; }

    /// <summary>The name with the key, whatever the identifier: one authority.</summary>
    public string Authority { get; }

    /// <summary>A certificate to take the key from.</summary>
    /// <exception cref="CryptographicException">This platform can read none of them.</exception>
    public X509Certificate2 Opened =>
        _opened.Value ?? throw new CryptographicException("No certificate with this key can be read.");

    public static string AuthorityOf(SentCertificate certificate) =>
        Text(certificate.Parts!.SubjectPublicKeyInfo) + " " + certificate.Subject;

    public static string Text(byte[]? bytes) => bytes is null ? string.Empty : Convert.ToBase64String(bytes);
}
