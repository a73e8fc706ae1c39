using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Tests.Faults.Servers;

/// <summary>What is out of the ordinary in a server's certificate.</summary>
internal sealed record OddLeaf
{
    public X500DistinguishedName Subject { get; init; } = new("CN=" + ServerScene.Name);

    /// <summary>The names that it is valid for; an address counts as one.</summary>
    public string[] Names { get; init; } = [ServerScene.Name];

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? NotAfter { get; init; }

    public X509Extension[] Extensions { get; init; } = [];

    /// <summary>Changes the certificate's bytes before they are signed.</summary>
    public Func<byte[], byte[]>? Edit { get; init; }

    public X509Certificate2 Sign(X500DistinguishedName issuer, ECDsa signer, ECDsa key, DateTimeOffset from)
    {
        CertificateRequest request = new(Subject, key, HashAlgorithmName.SHA256);
        if (Names.Length > 0)
            request.CertificateExtensions.Add(Alternatives());
        foreach (X509Extension extension in Extensions)
            request.CertificateExtensions.Add(extension);
        EditingSigner generator = new(signer, Edit);
        X509Certificate2 signed = request.Create(
            issuer,
            generator,
            NotBefore ?? from,
            NotAfter ?? from.AddYears(1),
            [0x11, 0x22, 0x33, 0x44]
        );
        if (Edit is null)
            return signed;
        using (signed)
            return EditingSigner.Apply(signed, Edit);
    }

    private X509Extension Alternatives()
    {
        SubjectAlternativeNameBuilder names = new();
        foreach (string name in Names)
        {
            if (System.Net.IPAddress.TryParse(name, out System.Net.IPAddress? address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(name);
        }

        return names.Build();
    }
}
