using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Lab.Pki;

/// <summary>
/// Puts together what goes into a certificate, as public CAs do (CA/Browser Forum baseline requirements, 7.1.2).
/// </summary>
internal static class CertificateWriter
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    public static X500DistinguishedName Name(string commonName, LabCertificateOptions options)
    {
        // The builder writes the parts in reverse: C, O, CN in the certificate.
        X500DistinguishedNameBuilder name = new();
        name.AddCommonName(commonName);
        name.AddOrganizationName(options.Organization);
        name.AddCountryOrRegion("US");
        return name.Build();
    }

    public static CertificateRequest Authority(
        X500DistinguishedName subject,
        LabKey key,
        X509Certificate2? issuer,
        LabCertificateOptions options
    )
    {
        CertificateRequest request = new(subject, key.PublicKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority());
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(
                X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign,
                critical: true
            )
        );
        AddCommon(request, key, issuer, options);
        return request;
    }

    public static CertificateRequest Server(
        X500DistinguishedName subject,
        LabKey key,
        X509Certificate2 issuer,
        IReadOnlyList<string> dnsNames,
        LabCertificateOptions options
    )
    {
        CertificateRequest request = new(subject, key.PublicKey, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        foreach (string dnsName in dnsNames)
            names.AddDnsName(dnsName);
        X509KeyUsageFlags usage =
            key.Kind == LabKeyKind.Rsa2048
                ? X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment
                : X509KeyUsageFlags.DigitalSignature;
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForEndEntity(critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false)
        );
        request.CertificateExtensions.Add(names.Build());
        AddCommon(request, key, issuer, options);
        return request;
    }

    private static void AddCommon(
        CertificateRequest request,
        LabKey key,
        X509Certificate2? issuer,
        LabCertificateOptions options
    )
    {
        if (options.CaIssuersUrl is { } url)
            request.CertificateExtensions.Add(
                new X509AuthorityInformationAccessExtension(ocspUris: null, caIssuersUris: [url])
            );
        if (!options.KeyIdentifiers)
            return;
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(key.PublicKey, critical: false));
        X509SubjectKeyIdentifierExtension? issuerKey = issuer
            ?.Extensions.OfType<X509SubjectKeyIdentifierExtension>()
            .FirstOrDefault();
        if (issuerKey is not null)
            request.CertificateExtensions.Add(
                X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(issuerKey)
            );
    }
}
