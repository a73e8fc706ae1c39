using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Lab.Pki;

/// <summary>A certificate authority: a name, a key, and one certificate that says who vouches for both.</summary>
/// <remarks>
/// A cross-signed authority is a second <see cref="LabAuthority"/> of the same name and key; what either issues chains
/// to both.
/// Certificates live in memory and are freed with the objects.
/// </remarks>
public sealed class LabAuthority
{
    private const int YearsOfAnAuthority = 20;
    private const int DaysOfAServer = 395;

    private LabAuthority(LabKey key, X509Certificate2 certificate)
    {
        Key = key;
        Certificate = certificate;
    }

    /// <summary>The key that this authority signs with.</summary>
    public LabKey Key { get; }

    /// <summary>The authority's certificate, without the private key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The certificate's thumbprint, as IAM would list it.</summary>
    public Thumbprint Thumbprint => Thumbprint.OfCertificate(Certificate.RawData);

    /// <summary>Makes a self-signed root with a new key.</summary>
    public static LabAuthority CreateRoot(string commonName, LabKeyKind kind) =>
        CreateRoot(commonName, LabKey.Create(kind));

    /// <summary>Makes a self-signed root.</summary>
    /// <param name="commonName">The CN of its name. Two roots may have the same name and different keys.</param>
    /// <param name="key">Its key.</param>
    /// <param name="options">What differs from an ordinary root.</param>
    public static LabAuthority CreateRoot(string commonName, LabKey key, LabCertificateOptions? options = null)
    {
        options ??= LabCertificateOptions.Ordinary;
        X500DistinguishedName name = CertificateWriter.Name(commonName, options);
        CertificateRequest request = CertificateWriter.Authority(name, key, issuer: null, options);
        return new LabAuthority(key, key.Sign(request, name, ValidityOfAnAuthority(options)));
    }

    /// <summary>Issues an intermediate authority with a new key.</summary>
    public LabAuthority IssueAuthority(string commonName, LabKeyKind kind) =>
        IssueAuthority(commonName, LabKey.Create(kind));

    /// <summary>Issues an intermediate authority.</summary>
    /// <param name="commonName">The CN of its name.</param>
    /// <param name="key">Its key.</param>
    /// <param name="options">What differs from an ordinary authority.</param>
    public LabAuthority IssueAuthority(string commonName, LabKey key, LabCertificateOptions? options = null)
    {
        options ??= LabCertificateOptions.Ordinary;
        return Certify(CertificateWriter.Name(commonName, options), key, options);
    }

    /// <summary>
    /// Vouches for another authority: the answer has its name and key, and this authority as its issuer.
    /// </summary>
    /// <param name="subject">The authority to vouch for.</param>
    /// <param name="options">What differs from an ordinary cross-sign; its organization has no effect.</param>
    public LabAuthority CrossSign(LabAuthority subject, LabCertificateOptions? options = null) =>
        Certify(subject.Certificate.SubjectName, subject.Key, options ?? LabCertificateOptions.Ordinary);

    /// <summary>Issues a TLS server's certificate.</summary>
    /// <param name="key">The server's key.</param>
    /// <param name="dnsNames">The names it is valid for; the first is also the CN.</param>
    /// <param name="options">What differs from an ordinary certificate.</param>
    /// <returns>The certificate with its private key.</returns>
    public X509Certificate2 IssueServer(
        LabKey key,
        IReadOnlyList<string> dnsNames,
        LabCertificateOptions? options = null
    )
    {
        if (dnsNames.Count == 0)
            throw new ArgumentException("A server's certificate needs at least one DNS name.", nameof(dnsNames));
        options ??= LabCertificateOptions.Ordinary;
        X500DistinguishedNameBuilder name = new();
        name.AddCommonName(dnsNames[0]);
        CertificateRequest request = CertificateWriter.Server(name.Build(), key, Certificate, dnsNames, options);
        using X509Certificate2 bare = Key.Sign(
            request,
            Certificate.SubjectName,
            options.Validity ?? LabValidity.Days(DaysOfAServer)
        );
        return key.Attach(bare);
    }

    private LabAuthority Certify(X500DistinguishedName subject, LabKey key, LabCertificateOptions options)
    {
        CertificateRequest request = CertificateWriter.Authority(subject, key, Certificate, options);
        return new LabAuthority(key, Key.Sign(request, Certificate.SubjectName, ValidityOfAnAuthority(options)));
    }

    private static LabValidity ValidityOfAnAuthority(LabCertificateOptions options) =>
        options.Validity ?? LabValidity.Days(YearsOfAnAuthority * 365);
}
