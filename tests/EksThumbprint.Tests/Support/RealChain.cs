using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Tests.Support;

/// <summary>A chain as an EKS issuer served it in 2023, and other certificates of the same hierarchy.</summary>
internal static class RealChain
{
    public const string Host = "oidc.eks.us-west-2.amazonaws.com";
    public const string Leaf = "223b8a29de23186d2b9c152304009cd9f3edebd3";
    public const string M02 = "414a2060b738c635cc7fc243e052615592830c53";
    public const string AmazonRoot = "06b25927c42a721631c1efd9431e648fa62e1e39";
    public const string StarfieldRoot = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";
    public const string StarfieldClass2 = "ad7e1c28b064ef8f6003402014c3d0e3370eb58a";

    public static readonly DateTimeOffset WhenServed = new(2023, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The four certificates in the order served.</summary>
    public static IReadOnlyList<byte[]> Served()
    {
        X509Certificate2Collection certificates = [];
        certificates.ImportFromPemFile(ReferenceCertificates.PathOf("certs", "chain-eks-us-west-2-2023-4certs.pem"));
        return [.. certificates.Select(certificate => certificate.RawData)];
    }

    /// <summary>Every single certificate of the folder, by file name.</summary>
    public static IReadOnlyDictionary<string, byte[]> Singles()
    {
        string folder = Path.GetDirectoryName(ReferenceCertificates.PathOf("certs", "MANIFEST.txt"))!;
        return Directory
            .GetFiles(folder, "*.pem")
            .Select(path => Path.GetFileName(path))
            .Where(file => !file.StartsWith("chain-", StringComparison.Ordinal))
            .ToDictionary(file => file, ReferenceCertificates.Der);
    }
}
