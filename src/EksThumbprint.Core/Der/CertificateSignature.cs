using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Der;

/// <summary>
/// Decides whether one certificate's key made another one's signature; names, dates and purposes are not looked at.
/// </summary>
internal static class CertificateSignature
{
    /// <summary>
    /// True or false when it can be decided; null when the algorithm, its parameters or the issuer's key are not
    /// supported here.
    /// </summary>
    /// <param name="child">The certificate whose signature is checked.</param>
    /// <param name="issuerCertificateDer">The certificate whose key may have made it.</param>
    public static bool? Verifies(CertificateParts child, byte[] issuerCertificateDer)
    {
        // Read here first: X509Certificate2 would also open other formats, PKCS #12 with keys among them.
        if (!CertificateParts.TryRead(issuerCertificateDer, out CertificateParts? issuer, out _))
            return null;
        X509Certificate2? opened = null;
        try
        {
            return Verifies(child, issuer, () => opened = new X509Certificate2(issuerCertificateDer));
        }
        finally
        {
            opened?.Dispose();
        }
    }

    /// <summary>
    /// The same for an issuer that was read already; its certificate is only opened when a signature has to be
    /// checked.
    /// </summary>
    public static bool? Verifies(CertificateParts child, CertificateParts issuer, Func<X509Certificate2> certificate)
    {
        if (!child.AlgorithmsAgree)
            return false;
        if (SignatureScheme.From(child.SignatureAlgorithm) is not { } scheme)
            return null;
        PublicKeyKind kind = PublicKeyInfo.KindOf(issuer.SubjectPublicKeyInfo);
        if (kind is PublicKeyKind.Unsupported)
            return null;
        if (scheme.IsEcdsa != (kind is PublicKeyKind.Ecdsa))
            return false;
        try
        {
            return scheme.IsEcdsa
                ? VerifiesEcdsa(child, certificate(), scheme)
                : VerifiesRsa(child, certificate(), scheme);
        }
        catch (Exception e)
            when (e
                    is CryptographicException
                        or PlatformNotSupportedException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            // Each platform refuses other keys and curves, and says so only this way.
            return null;
        }
    }

    private static bool? VerifiesRsa(CertificateParts child, X509Certificate2 certificate, SignatureScheme scheme)
    {
        using RSA? key = certificate.GetRSAPublicKey();
        if (key is null)
            return null;
        return child.Signature.Length == (key.KeySize + 7) / 8
            && key.VerifyData(child.TbsCertificate, child.Signature, scheme.Hash, scheme.Padding!);
    }

    private static bool? VerifiesEcdsa(CertificateParts child, X509Certificate2 certificate, SignatureScheme scheme)
    {
        using ECDsa? key = certificate.GetECDsaPublicKey();
        if (key is null)
            return null;
        byte[]? signature = EcdsaSignature.ToFixedWidth(child.Signature, (key.KeySize + 7) / 8);
        return signature is not null && key.VerifyData(child.TbsCertificate, signature, scheme.Hash);
    }
}
