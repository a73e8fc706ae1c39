using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Fuzzing;

/// <summary>A certificate to begin with, and the key that signed it, to sign what becomes of it.</summary>
internal sealed record CertificateSeed(byte[] Der, ECDsa? Signer);

/// <summary>Chains of valid certificates, leaf to root: ones whose keys are at hand, and the laboratory's.</summary>
internal static class CertificateSeeds
{
    private static readonly Forge Root = new("C=US, O=Seeds, CN=Root", [1, 2, 3, 4]);
    private static readonly Forge Upper = new("C=US, O=Seeds, CN=Upper", [2, 3, 4, 5]);
    private static readonly Forge Lower = new("C=US, O=Seeds, CN=Lower", [3, 4, 5, 6]);
    private static readonly Forge Leaf = new("CN=" + SharedPki.HostName);

    public static IReadOnlyList<IReadOnlyList<CertificateSeed>> Chains { get; } =
    [
        [
            new(Leaf.Server(Lower), Lower.Key),
            new(Lower.Authority(Upper), Upper.Key),
            new(Upper.Authority(Root), Root.Key),
            new(Root.Authority(), Root.Key),
        ],
        [
            .. SharedPki
                .Ecdsa.Served()
                .Append(SharedPki.Ecdsa.Class2.Certificate)
                .Certificates.Select(certificate => new CertificateSeed(certificate.RawData, null)),
        ],
        [.. SharedPki.Rsa.Served().Certificates.Select(certificate => new CertificateSeed(certificate.RawData, null))],
        [new(Pss(), null)],
    ];

    /// <summary>Every single certificate.</summary>
    public static IReadOnlyList<byte[]> Ders { get; } = [.. Chains.SelectMany(chain => chain).Select(seed => seed.Der)];

    /// <summary>The root of the first chain, and the laboratory's oldest.</summary>
    public static IReadOnlyList<X509Certificate2> Roots { get; } =
    [Judging.Certificate(Root.Authority()), SharedPki.Ecdsa.Class2.Certificate];

    /// <summary>
    /// A certificate with fields changed; half of the time signed again, so that it keeps its place in its chain.
    /// </summary>
    public static byte[] Changed(Seeded random, CertificateSeed seed)
    {
        byte[] der = DerMutation.Mutate(random, seed.Der, Ders);
        return seed.Signer is { } signer && random.Coin() ? Signed(der, signer) : der;
    }

    private static byte[] Signed(byte[] der, ECDsa signer)
    {
        if (DerTree.Read(der) is not { Children: [{ } body, _, { } signature] } tree)
            return der;
        signature.Children = null;
        signature.Content =
        [
            0,
            .. signer.SignData(body.Encode(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence),
        ];
        return tree.Encode();
    }

    private static byte[] Pss()
    {
        using RSA key = RSA.Create(2048);
        return MadeCertificates.SelfSigned("CN=Pss", key, HashAlgorithmName.SHA384, pss: true).RawData;
    }
}
