using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Der;

namespace EksThumbprint.Tests.Support;

/// <summary>Real certificates and articles, which are not part of the repository.</summary>
internal static class ReferenceCertificates
{
    public static string PathOf(string folder, string file)
    {
        string? root = Environment.GetEnvironmentVariable("EKSTHUMBPRINT_REFERENCE");
        Assert.SkipUnless(
            !string.IsNullOrEmpty(root),
            "EKSTHUMBPRINT_REFERENCE names no folder with certs/ and seeds/."
        );
        return Path.Combine(root!, folder, file);
    }

    public static byte[] Der(string file)
    {
        string path = PathOf("certs", file);
        using X509Certificate2 certificate = X509Certificate2.CreateFromPem(File.ReadAllText(path));
        return certificate.RawData;
    }

    public static CertificateParts Parts(byte[] der) =>
        CertificateParts.TryRead(der, out CertificateParts? parts, out string? problem)
            ? parts
            : throw new Xunit.Sdk.XunitException(problem);
}
