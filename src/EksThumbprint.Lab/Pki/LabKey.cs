using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Lab.Pki;

/// <summary>
/// A key pair. An RSA pair takes a noticeable time to make, so one key may serve any number of authorities and servers.
/// </summary>
/// <remarks>Lives in memory only. Safe to use from several threads.</remarks>
public sealed class LabKey
{
    private readonly AsymmetricAlgorithm _pair;
    private readonly X509SignatureGenerator _signer;
    private readonly object _gate = new();

    private LabKey(LabKeyKind kind, AsymmetricAlgorithm pair, X509SignatureGenerator signer)
    {
        Kind = kind;
        _pair = pair;
        _signer = signer;
        PublicKey = signer.PublicKey;
    }

    /// <summary>What kind of key this is.</summary>
    public LabKeyKind Kind { get; }

    /// <summary>The public half.</summary>
    public PublicKey PublicKey { get; }

    /// <summary>Makes a new key pair.</summary>
    public static LabKey Create(LabKeyKind kind)
    {
        if (kind == LabKeyKind.Rsa2048)
        {
            RSA rsa = RSA.Create(2048);
            return new LabKey(kind, rsa, X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1));
        }

        ECDsa ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new LabKey(kind, ecdsa, X509SignatureGenerator.CreateForECDsa(ecdsa));
    }

    /// <summary>
    /// The private half as PKCS #8 PEM, for servers that read files, such as <c>openssl s_server</c>.
    /// </summary>
    public string ToPem()
    {
        lock (_gate)
            return _pair.ExportPkcs8PrivateKeyPem() + "\n";
    }

    /// <summary>Signs a certificate in the name of an issuer who holds this key.</summary>
    internal X509Certificate2 Sign(CertificateRequest request, X500DistinguishedName issuer, LabValidity validity)
    {
        // The object behind the signer is not documented as safe for concurrent use.
        lock (_gate)
            return request.Create(issuer, _signer, validity.NotBefore, validity.NotAfter, NewSerial());
    }

    /// <summary>The certificate together with this private key, in the form that the platform's TLS takes.</summary>
    internal X509Certificate2 Attach(X509Certificate2 certificate)
    {
        X509Certificate2 joined;
        lock (_gate)
            joined = _pair is RSA rsa
                ? certificate.CopyWithPrivateKey(rsa)
                : certificate.CopyWithPrivateKey((ECDsa)_pair);
        if (!OperatingSystem.IsWindows())
            return joined;

        // SChannel refuses a key that exists in memory only (https://github.com/dotnet/runtime/issues/23749).
        using (joined)
            return new X509Certificate2(joined.Export(X509ContentType.Pkcs12));
    }

    private static byte[] NewSerial()
    {
        // Positive, and of one length: a browser's CAs write 128 random bits.
        byte[] serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x3f) | 0x40);
        return serial;
    }
}
