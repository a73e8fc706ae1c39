using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Thumbprints;
using EksThumbprint.Trust;

namespace EksThumbprint.Tests.Trust;

public sealed class AmazonTrustServicesTests
{
    private const string Bundle = "/etc/ssl/certs/ca-certificates.crt";

    private static string[] Thumbprints =>
        [.. AmazonTrustServices.Roots.Select(root => Thumbprint.OfCertificate(root.RawData).ToString())];

    [Fact]
    public void The_roots_are_Amazon_Root_CA_1_to_4_and_Starfield_Services_G2()
    {
        Assert.Equal(
            [
                "8da7f965ec5efc37910f1c6e59fdc1cc6a6ede16",
                "5a8cef45d7a69859767a8c8b4496b578cf474b1a",
                "0d44dd8c3c8c1a1a58756481e90f2e2affb3d26e",
                "f6108407d6f8bb67980cc2e244c2ebae1cef63be",
                "925a8f8d2c6d04e0665f596aff22d863e8256f3f",
            ],
            Thumbprints
        );
        Assert.All(AmazonTrustServices.Roots, root => Assert.Equal(root.SubjectName.RawData, root.IssuerName.RawData));
    }

    [Fact]
    public void They_are_the_same_bytes_as_in_the_operating_systems_bundle()
    {
        Assert.SkipUnless(File.Exists(Bundle), $"needs the operating system's CA bundle at {Bundle}");
        X509Certificate2Collection bundle = [];
        bundle.ImportFromPemFile(Bundle);

        Assert.Equal(5, AmazonTrustServices.Roots.Count);
        Assert.All(AmazonTrustServices.Roots, root =>
            Assert.Contains(bundle, other => other.RawData.SequenceEqual(root.RawData))
        );
    }

    [Fact]
    public void They_are_loaded_once_and_shared()
    {
        Assert.Same(AmazonTrustServices.Roots, AmazonTrustServices.Roots);
    }
}
