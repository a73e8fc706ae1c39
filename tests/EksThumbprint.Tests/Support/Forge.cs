using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Tests.Support;

/// <summary>Certificates that no honest authority writes: any name, any key identifier, any signer.</summary>
internal sealed class Forge(X500DistinguishedName name, byte[]? keyIdentifier = null)
{
    private static readonly DateTimeOffset From = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public Forge(string name, byte[]? keyIdentifier = null)
        : this(new X500DistinguishedName(name), keyIdentifier) { }

    public X500DistinguishedName Name { get; } = name;

    public byte[]? KeyIdentifier { get; } = keyIdentifier;

    public ECDsa Key { get; private init; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The same name and key under another key identifier.</summary>
    public Forge WithKeyIdentifier(byte[]? keyIdentifier) => new(Name, keyIdentifier) { Key = Key };

    /// <summary>The same key and key identifier under another name.</summary>
    public Forge WithName(X500DistinguishedName name) => new(name, KeyIdentifier) { Key = Key };

    /// <summary>
    /// An authority's certificate, signed by <paramref name="signer"/> (itself when null), which calls itself what it
    /// likes.
    /// </summary>
    public byte[] Authority(Forge? signer = null) =>
        Sign(signer ?? this, new X509BasicConstraintsExtension(true, false, 0, critical: true));

    /// <summary>A server's certificate.</summary>
    public byte[] Server(Forge signer, string? host = null)
    {
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(host ?? RealChain.Host);
        return Sign(signer, new X509BasicConstraintsExtension(false, false, 0, critical: true), names.Build());
    }

    /// <summary>A server's certificate that tells its host in the common name only.</summary>
    public byte[] ServerWithoutNames(Forge signer) =>
        Sign(signer, new X509BasicConstraintsExtension(false, false, 0, critical: true));

    private byte[] Sign(Forge signer, params X509Extension[] extensions)
    {
        CertificateRequest request = new(Name, Key, HashAlgorithmName.SHA256);
        foreach (X509Extension extension in extensions)
            request.CertificateExtensions.Add(extension);
        if (KeyIdentifier is { } own)
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(own, critical: false));
        if (signer.KeyIdentifier is { } its)
            request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(its));
        byte[] serial = [0x11, .. RandomNumberGenerator.GetBytes(15)];
        using X509Certificate2 signed = request.Create(
            signer.Name,
            X509SignatureGenerator.CreateForECDsa(signer.Key),
            From,
            From.AddYears(40),
            serial
        );
        return signed.RawData;
    }
}
