using System.Security.Cryptography;

namespace EksThumbprint.Tests.Support;

/// <summary>Many certificates held against many authorities by one run of <c>openssl verify</c>.</summary>
internal static class OpenSslVerify
{
    /// <summary>For which of the children openssl finds an issuer, and a right signature.</summary>
    public static IReadOnlyList<bool> Verified(IReadOnlyList<byte[]> children, IEnumerable<byte[]> authorities)
    {
        OpenSsl.Require();
        using TemporaryFolder folder = new();
        string roots = folder.Write("roots.pem", string.Concat(authorities.Select(Pem)));
        string[] files = [.. children.Select((child, at) => folder.Write($"{at}.pem", Pem(child)))];

        OpenSslResult said = OpenSsl.Try(string.Empty, ["verify", "-CAfile", roots, .. files]);
        HashSet<string> good =
        [
            .. said
                .Output.Split('\n')
                .Where(line => line.EndsWith(": OK", StringComparison.Ordinal))
                .Select(line => line[..^": OK".Length]),
        ];
        return [.. files.Select(good.Contains)];
    }

    private static string Pem(byte[] der) => PemEncoding.WriteString("CERTIFICATE", der) + "\n";
}
