using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Tests.Faults.Servers;

/// <summary>
/// Signs other bytes than it was given: .NET's own writer makes no certificate that is out of order. What comes out is
/// put together anew, with a signature that is right.
/// </summary>
internal sealed class EditingSigner(ECDsa key, Func<byte[], byte[]>? edit) : X509SignatureGenerator
{
    private readonly X509SignatureGenerator _honest = CreateForECDsa(key);

    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) =>
        _honest.GetSignatureAlgorithmIdentifier(hashAlgorithm);

    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) =>
        _honest.SignData(edit?.Invoke(data) ?? data, hashAlgorithm);

    /// <summary>The certificate with the edited bytes in place of those that the writer put in.</summary>
    public static X509Certificate2 Apply(X509Certificate2 certificate, Func<byte[], byte[]> edit)
    {
        AsnReader whole = new AsnReader(certificate.RawData, AsnEncodingRules.DER).ReadSequence();
        byte[] signed = edit(whole.ReadEncodedValue().ToArray());
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(signed);
            writer.WriteEncodedValue(whole.ReadEncodedValue().Span);
            writer.WriteEncodedValue(whole.ReadEncodedValue().Span);
        }

        return X509CertificateLoader.LoadCertificate(writer.Encode());
    }

    protected override PublicKey BuildPublicKey() => _honest.PublicKey;
}
