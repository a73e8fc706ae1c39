using EksThumbprint.Der;

namespace EksThumbprint.Offline;

/// <summary>Reads a binary file: one certificate in DER, or those of PKCS #7.</summary>
internal static class DerFile
{
    /// <summary>
    /// Whether the content begins like DER of a certificate's size. Text may begin with the same '0', but no text goes
    /// on like this.
    /// </summary>
    public static bool IsDer(byte[] content) =>
        content.Length > 1 && content[0] == DerTag.Sequence && content[1] is >= 0x80 and <= 0x84;

    public static OfflineChain Read(byte[] content, string name)
    {
        if (Pkcs7.IsOne(content))
            return Contents(content, name);
        RefusePkcs12(content, name);
        return CertificateParts.TryRead(content, out _, out string? problem)
            ? new OfflineChain(name, [new OfflineCertificate(name, 1, 0, content)], [])
            : new OfflineChain(name, [], [new OfflineProblem(name, 1, 0, $"The file {problem}.")]);
    }

    private static OfflineChain Contents(byte[] content, string name)
    {
        IReadOnlyList<byte[]> certificates = Pkcs7.Certificates(content, out string? problem);
        return problem is null
            ? new OfflineChain(name, [.. certificates.Select(der => new OfflineCertificate(name, 1, 0, der))], [])
            : new OfflineChain(name, [], [new OfflineProblem(name, 1, 0, $"The file {problem}.")]);
    }

    private static void RefusePkcs12(byte[] content, string name)
    {
        // By hand, because it is often written with indefinite lengths, which are not DER.
        int header = content[1] == 0x80 ? 2 : 2 + (content[1] & 0x0F);
        if (header >= content.Length)
            return;
        DerReader inside = new(content, header, content.Length - header);
        if (!inside.TryRead(out DerElement first))
            return;
        if (first is { Tag: DerTag.Integer, Length: 1 } && first[0] == 3 && inside.NextIs(DerTag.Sequence))
        {
            throw new InputException(
                "Pkcs12NotSupported",
                $"'{name}' is a PKCS #12 file (.pfx), which is not read, because it holds keys. Take the certificates "
                    + "out: openssl pkcs12 -in FILE -nokeys -out chain.pem"
            );
        }
    }
}
