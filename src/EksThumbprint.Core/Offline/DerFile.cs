using EksThumbprint.Der;

namespace EksThumbprint.Offline;

/// <summary>Reads a binary file: one certificate in DER.</summary>
internal static class DerFile
{
    private const string Pkcs7Prefix = "1.2.840.113549.1.7.";

    /// <summary>
    /// Whether the content begins like DER of a certificate's size. Text may begin with the same '0', but no text goes
    /// on like this.
    /// </summary>
    public static bool IsDer(byte[] content) =>
        content.Length > 1 && content[0] == DerTag.Sequence && content[1] is >= 0x80 and <= 0x84;

    public static OfflineChain Read(byte[] content, string name)
    {
        RefuseContainers(content, name);
        return CertificateParts.TryRead(content, out _, out string? problem)
            ? new OfflineChain(name, [new OfflineCertificate(name, 1, 0, content)], [])
            : new OfflineChain(name, [], [new OfflineProblem(name, 1, 0, $"The file {problem}.")]);
    }

    public static InputException Pkcs7(string name, bool isText) =>
        new(
            "Pkcs7NotSupported",
            $"'{name}' is a PKCS #7 file (.p7b), which is not supported. Convert it: openssl pkcs7 "
                + $"{(isText ? string.Empty : "-inform DER ")}-in FILE -print_certs -out chain.pem"
        );

    private static void RefuseContainers(byte[] content, string name)
    {
        // By hand, because these two are often written with indefinite lengths, which are not DER.
        int header = content[1] == 0x80 ? 2 : 2 + (content[1] & 0x0F);
        if (header >= content.Length)
            return;
        DerReader inside = new(content, header, content.Length - header);
        if (!inside.TryRead(out DerElement first))
            return;
        if (DerOid.Read(first)?.StartsWith(Pkcs7Prefix, StringComparison.Ordinal) == true)
            throw Pkcs7(name, isText: false);
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
