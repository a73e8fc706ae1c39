using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Lab.Pki;

namespace EksThumbprint.Tests.Chains.Paths;

/// <summary>Somebody with a name and a key. What others call its key is its own choice.</summary>
internal sealed class ShapeAuthority(string label, string name, LabKeyKind kind, int key)
{
    private static readonly ConcurrentDictionary<(LabKeyKind Kind, int Number), Lazy<AsymmetricAlgorithm>> Keys = new();
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What tables call it.</summary>
    public string Label { get; } = label;

    public X500DistinguishedName Name { get; } = new(name);

    /// <summary>Two of one key number share a key; RSA keys are made once for all tests.</summary>
    public AsymmetricAlgorithm Key { get; } =
        Keys.GetOrAdd((kind, key), made => new Lazy<AsymmetricAlgorithm>(() => Make(made.Kind))).Value;

    /// <summary>Two are one authority where name and key are the same.</summary>
    public string Identity { get; } = $"{name} {key}";

    public byte[] KeyIdentifier { get; } = [(byte)key, (byte)(key >> 8), 7, 7];

    /// <summary>A certificate for this one, signed by another.</summary>
    public byte[] SignedBy(ShapeAuthority signer, ShapeOptions options)
    {
        CertificateRequest request = Key is RSA rsa
            ? new CertificateRequest(Name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(Name, (ECDsa)Key, HashAlgorithmName.SHA256);
        foreach (X509Extension extension in options.Extensions(this, signer))
            request.CertificateExtensions.Add(extension);
        X509SignatureGenerator generator = signer.Key is RSA its
            ? X509SignatureGenerator.CreateForRSA(its, RSASignaturePadding.Pkcs1)
            : X509SignatureGenerator.CreateForECDsa((ECDsa)signer.Key);
        byte[] serial = [0x11, .. RandomNumberGenerator.GetBytes(15)];
        lock (signer.Key)
        {
            using X509Certificate2 signed = request.Create(
                signer.Name,
                generator,
                From,
                options.Expired ? From.AddYears(1) : From.AddYears(40),
                serial
            );
            return signed.RawData;
        }
    }

    private static AsymmetricAlgorithm Make(LabKeyKind kind) =>
        kind == LabKeyKind.Rsa2048 ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
}
