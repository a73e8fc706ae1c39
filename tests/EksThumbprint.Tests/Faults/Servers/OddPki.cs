using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Lab.Pki;

namespace EksThumbprint.Tests.Faults.Servers;

/// <summary>
/// A root, an authority below it and servers' certificates in which anything may be out of the ordinary.
/// </summary>
internal static class OddPki
{
    private static readonly ECDsa RootKey = NewKey();
    private static readonly ECDsa LeafKey = NewKey();
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-10);

    /// <summary>The root; it is trusted, and never sent.</summary>
    public static X509Certificate2 Root { get; } =
        Authority(new X500DistinguishedName("CN=Odd Root"), RootKey, RootKey, new X500DistinguishedName("CN=Odd Root"));

    /// <summary>
    /// A chain of a server's certificate and an authority, each an ordinary one unless said otherwise.
    /// </summary>
    public static LabChain Chain(OddLeaf? leaf = null, OddAuthority? authority = null)
    {
        authority ??= new OddAuthority();
        leaf ??= new OddLeaf();
        using ECDsa key = NewKey();
        X509Certificate2 ca = Authority(authority.Name, key, RootKey, Root.SubjectName, authority.Extensions);
        using X509Certificate2 bare = leaf.Sign(ca.SubjectName, key, LeafKey, From);
        return new LabChain(bare.CopyWithPrivateKey(LeafKey), ca);
    }

    /// <summary>A server's certificate below so many authorities, of which each is vouched for by the next.</summary>
    public static LabChain Long(int count)
    {
        List<X509Certificate2> authorities = [];
        ECDsa signer = RootKey;
        X500DistinguishedName issuer = Root.SubjectName;
        for (int level = count - 1; level > 0; level--)
        {
            X500DistinguishedName name = new($"CN=Level {level}");
            ECDsa key = NewKey();
            authorities.Insert(0, Authority(name, key, signer, issuer));
            (signer, issuer) = (key, name);
        }

        using X509Certificate2 bare = new OddLeaf().Sign(issuer, signer, LeafKey, From);
        return new LabChain(bare.CopyWithPrivateKey(LeafKey), [.. authorities]);
    }

    /// <summary>
    /// An authority of this name with an RSA key of so many bits, which nobody holds; so it signed nothing.
    /// </summary>
    public static X509Certificate2 Huge(X500DistinguishedName name, int bits)
    {
        byte[] modulus = RandomNumberGenerator.GetBytes(bits / 8);
        modulus[0] |= 0x80;
        modulus[^1] |= 1;
        using RSA rsa = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = [1, 0, 1] });
        CertificateRequest request = new(name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.Create(
            Root.SubjectName,
            X509SignatureGenerator.CreateForECDsa(RootKey),
            From,
            From.AddYears(5),
            [7]
        );
    }

    private static ECDsa NewKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static X509Certificate2 Authority(
        X500DistinguishedName name,
        ECDsa key,
        ECDsa signer,
        X500DistinguishedName issuer,
        params X509Extension[] more
    )
    {
        CertificateRequest request = new(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        foreach (X509Extension extension in more)
            request.CertificateExtensions.Add(extension);
        return request.Create(
            issuer,
            X509SignatureGenerator.CreateForECDsa(signer),
            From.AddYears(-1),
            From.AddYears(10),
            [.. RandomNumberGenerator.GetBytes(8)]
        );
    }
}
