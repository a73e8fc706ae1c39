using System.Diagnostics.CodeAnalysis;
using EksThumbprint.Common;

namespace EksThumbprint.Der;

/// <summary>
/// The parts of a certificate that links and signatures are made of, byte for byte as they were sent (RFC 5280,
/// section 4.1).
/// </summary>
internal sealed class CertificateParts
{
    /// <summary>Identifier and length octets of anything up to 4 GiB.</summary>
    private const int LongestHeader = 6;

    private CertificateParts(
        byte[] rawData,
        TbsCertificate body,
        byte[] tbsCertificate,
        AlgorithmIdentifier algorithm,
        byte[] signature
    )
    {
        RawData = rawData;
        Body = body;
        TbsCertificate = tbsCertificate;
        SignatureAlgorithm = algorithm;
        Signature = signature;
    }

    /// <summary>The certificate itself, from its first to its last byte.</summary>
    public byte[] RawData { get; }

    /// <summary>What the signature was made over.</summary>
    public byte[] TbsCertificate { get; }

    /// <summary>The algorithm named beside the signature.</summary>
    public AlgorithmIdentifier SignatureAlgorithm { get; }

    /// <summary>Whether the signed part names the same algorithm, as it must: the outer name is not signed.</summary>
    public bool AlgorithmsAgree => Body.Algorithm.Encoded.SequenceEqual(SignatureAlgorithm.Encoded);

    public byte[] Signature { get; }

    /// <summary>1, 2 or 3.</summary>
    public int Version => Body.Version;

    /// <summary>The issuer's Name in DER.</summary>
    public byte[] Issuer => Body.Issuer;

    /// <summary>The subject's Name in DER.</summary>
    public byte[] Subject => Body.Subject;

    public byte[] SubjectPublicKeyInfo => Body.SubjectPublicKeyInfo;

    /// <summary>Null when absent or malformed.</summary>
    public byte[]? SubjectKeyIdentifier => Body.Extensions?.SubjectKeyIdentifier;

    /// <summary>The key identifier of the issuer; null when absent or malformed.</summary>
    public byte[]? AuthorityKeyIdentifier => Body.Extensions?.AuthorityKeyIdentifier;

    /// <summary>Whether basicConstraints says so; always false for versions 1 and 2, which cannot say it.</summary>
    public bool IsCa => Body.Extensions?.IsCa ?? false;

    /// <summary>The hosts among its alternative names, as they are written there.</summary>
    public IReadOnlyList<string> HostNames => Body.Extensions?.HostNames ?? [];

    /// <summary>Whether its alternative names name a host, as RFC 9525 asks of a server's certificate.</summary>
    public bool NamesHost => Body.Extensions?.NamesHost ?? false;

    private TbsCertificate Body { get; }

    /// <summary>
    /// Takes a certificate apart, or says what is wrong in words that continue "the block …" or "the certificate …".
    /// </summary>
    public static bool TryRead(
        byte[] der,
        [NotNullWhen(true)] out CertificateParts? parts,
        [NotNullWhen(false)] out string? problem
    )
    {
        parts = null;
        problem = LengthProblem(der);
        if (problem is not null)
            return false;

        DerReader reader = new(der);
        if (reader.TryRead(DerTag.Sequence, out DerElement certificate))
            parts = Read(der, certificate.Inside());
        if (parts is null)
            problem =
                "is not a certificate, or its inside is damaged: its length is right, but its fields are not those "
                + "of an X.509 certificate";
        return parts is not null;
    }

    private static string? LengthProblem(byte[] der)
    {
        if (der.Length == 0)
            return "holds no byte";
        bool known = new DerReader(der).TryReadDeclared(out long declared);
        if (der[0] != DerTag.Sequence || (!known && der.Length >= LongestHeader))
            return $"is not a certificate: no certificate begins with the bytes {Hex.Lower(der.Take(2).ToArray())}";
        if (!known)
            return $"is cut short: it holds no more than {der.Length} of its bytes";
        if (declared == der.Length)
            return null;
        return declared > der.Length
            ? $"is cut short: it holds {der.Length} bytes, but its DER declares {declared}"
            : $"holds {der.Length} bytes, but its DER declares {declared}: something else follows the certificate";
    }

    private static CertificateParts? Read(byte[] der, DerReader fields)
    {
        if (
            !fields.TryRead(DerTag.Sequence, out DerElement tbs)
            || !fields.TryRead(out DerElement name)
            || AlgorithmIdentifier.Read(name) is not { } algorithm
            || !fields.TryRead(DerTag.BitString, out DerElement bits)
            || !fields.IsAtEnd
            || bits.Length < 2
            || bits[0] != 0
        )
            return null;
        return Der.TbsCertificate.Read(tbs.Inside()) is { } body
            ? new CertificateParts((byte[])der.Clone(), body, tbs.Encoded(), algorithm, bits.Content(skip: 1))
            : null;
    }
}
