using System.Text;
using System.Text.RegularExpressions;

namespace EksThumbprint.Offline;

/// <summary>
/// Reads a text whose certificates are encoded once more, in base64: a kubeconfig, a Kubernetes secret, the certificate
/// authority of <c>eks:DescribeCluster</c>, or nothing but base64.
/// </summary>
internal static class EncodedFile
{
    private const int Most = 1000;

    /// <summary>How "-----BEGIN " begins in base64.</summary>
    private static readonly Regex Encoded = new(
        "LS0tLS1CRUdJTi[A-Za-z0-9+/]{100,}={0,2}",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(5)
    );

    /// <summary>The certificates; null when the text is no such one.</summary>
    public static OfflineChain? Read(string text, string name)
    {
        if (text.IndexOf("-----BEGIN ", StringComparison.Ordinal) >= 0)
            return null;
        if (Kubeconfig.Read(text) is { } kubeconfig)
            return PemFile.Read(kubeconfig.Authority(name), name);
        if (Base64Lines.TryDecode(text, out byte[]? bytes))
            return DerFile.IsDer(bytes) ? DerFile.Read(bytes, name) : OfPem([bytes], name);
        byte[][] inside =
        [
            .. Encoded
                .Matches(text)
                .Cast<Match>()
                .Take(Most)
                .Select(match => Base64Lines.TryDecode(match.Value, out byte[]? pem) ? pem : []),
        ];
        return inside.Any(pem => pem.Length > 0) ? OfPem(inside, name) : null;
    }

    private static OfflineChain? OfPem(IEnumerable<byte[]> parts, string name)
    {
        string pem = string.Join("\n", parts.Select(Encoding.UTF8.GetString));
        return pem.IndexOf("-----BEGIN ", StringComparison.Ordinal) >= 0 ? PemFile.Read(pem, name) : null;
    }
}
