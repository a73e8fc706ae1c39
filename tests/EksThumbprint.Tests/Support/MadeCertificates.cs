using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Tests.Support;

/// <summary>Certificates made in memory with .NET's own writer, which the reader here shares nothing with.</summary>
internal static class MadeCertificates
{
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static X509Certificate2 SelfSigned(
        string name,
        AsymmetricAlgorithm key,
        HashAlgorithmName hash,
        bool pss = false,
        params X509Extension[] extensions
    )
    {
        CertificateRequest request = Request(name, key, hash, pss);
        foreach (X509Extension extension in extensions)
            request.CertificateExtensions.Add(extension);
        return request.CreateSelfSigned(From, From.AddYears(30));
    }

    public static X509Certificate2 Ca(string name, AsymmetricAlgorithm key) =>
        SelfSigned(name, key, HashAlgorithmName.SHA256, false, new X509BasicConstraintsExtension(true, false, 0, true));

    public static byte[] Issued(string name, X509Certificate2 issuer, HashAlgorithmName hash, bool pss = false)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using RSA? rsa = issuer.GetRSAPrivateKey();
        using ECDsa? ecdsa = issuer.GetECDsaPrivateKey();
        X509SignatureGenerator generator = rsa is null
            ? X509SignatureGenerator.CreateForECDsa(ecdsa!)
            : X509SignatureGenerator.CreateForRSA(rsa, pss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
        return new CertificateRequest(name, key, hash)
            .Create(issuer.SubjectName, generator, From, From.AddYears(1), [1, 2, 3])
            .RawData;
    }

    private static CertificateRequest Request(string name, AsymmetricAlgorithm key, HashAlgorithmName hash, bool pss) =>
        key is RSA rsa
            ? new CertificateRequest(name, rsa, hash, pss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1)
            : new CertificateRequest(name, (ECDsa)key, hash);
}
