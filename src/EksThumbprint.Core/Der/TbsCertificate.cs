namespace EksThumbprint.Der;

/// <summary>The signed part of a certificate.</summary>
internal sealed class TbsCertificate
{
    private TbsCertificate(
        int version,
        AlgorithmIdentifier algorithm,
        byte[] issuer,
        byte[] subject,
        byte[] key,
        CertificateExtensions? extensions
    )
    {
        Version = version;
        Algorithm = algorithm;
        Issuer = issuer;
        Subject = subject;
        SubjectPublicKeyInfo = key;
        Extensions = extensions;
    }

    public int Version { get; }

    public AlgorithmIdentifier Algorithm { get; }

    public byte[] Issuer { get; }

    public byte[] Subject { get; }

    public byte[] SubjectPublicKeyInfo { get; }

    public CertificateExtensions? Extensions { get; }

    /// <summary>Reads the fields in their order, or gives null when they are not those of a certificate.</summary>
    public static TbsCertificate? Read(DerReader fields)
    {
        if (
            ReadVersion(ref fields) is not { } version
            || !fields.TryRead(DerTag.Integer, out _)
            || !fields.TryRead(out DerElement name)
            || AlgorithmIdentifier.Read(name) is not { } algorithm
            || !fields.TryRead(DerTag.Sequence, out DerElement issuer)
            || !fields.TryRead(DerTag.Sequence, out _)
            || !fields.TryRead(DerTag.Sequence, out DerElement subject)
            || !fields.TryRead(DerTag.Sequence, out DerElement key)
        )
            return null;

        // The unique identifiers of issuer and subject: version 2 had them, nobody reads them.
        if (fields.NextIs(DerTag.Implicit(1)) && !fields.TryRead(out _))
            return null;
        if (fields.NextIs(DerTag.Implicit(2)) && !fields.TryRead(out _))
            return null;

        CertificateExtensions? extensions = null;
        if (
            fields.TryRead(DerTag.Explicit(3), out DerElement wrapper)
            && (extensions = CertificateExtensions.Read(wrapper)) is null
        )
            return null;
        return fields.IsAtEnd
            ? new TbsCertificate(version, algorithm, issuer.Encoded(), subject.Encoded(), key.Encoded(), extensions)
            : null;
    }

    /// <summary>Version 1 is written by leaving the field out.</summary>
    private static int? ReadVersion(ref DerReader fields)
    {
        if (!fields.NextIs(DerTag.Explicit(0)))
            return 1;
        if (!fields.TryRead(out DerElement wrapper))
            return null;
        DerReader inside = wrapper.Inside();
        return
            inside.TryRead(DerTag.Integer, out DerElement number)
            && inside.IsAtEnd
            && number.Length == 1
            && number[0] <= 2
            ? number[0] + 1
            : null;
    }
}
