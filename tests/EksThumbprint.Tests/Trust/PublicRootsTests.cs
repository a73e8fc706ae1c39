using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Tests.Docs;
using EksThumbprint.Trust;

namespace EksThumbprint.Tests.Trust;

/// <summary>The list of public roots against Debian's own files, and against itself.</summary>
public sealed class PublicRootsTests
{
    private const string Debian = "/usr/share/ca-certificates/mozilla";
    private const string File = "src/EksThumbprint.Core/Trust/PublicRoots.pem";

    [Fact]
    public void The_list_is_that_of_Debians_package_of_its_version()
    {
        Assert.SkipUnless(Directory.Exists(Debian), "This machine has no ca-certificates of Debian's.");
        string? version = InstalledVersion();
        Assert.SkipUnless(
            version == PublicRoots.Package,
            $"The list is of {PublicRoots.Package}, this machine has {version}: ./build.ps1 -Task RenewRoots"
        );

        string[] installed =
        [
            .. Directory
                .EnumerateFiles(Debian, "*.crt")
                .Select(path => Sha256(X509CertificateLoader.LoadCertificateFromFile(path))),
        ];
        Assert.Equal(
            installed.Order(StringComparer.Ordinal),
            PublicRoots.Roots.Select(Sha256).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_root_stands_once_with_its_own_fingerprint_and_can_be_an_anchor()
    {
        string[] noted =
        [
            .. RepositoryFiles
                .Read(File)
                .Split('\n')
                .Where(line => line.Length > 66 && line.StartsWith("# ", StringComparison.Ordinal) && line[66] == ' ')
                .Select(line => line[2..66]),
        ];

        Assert.InRange(PublicRoots.Roots.Count, 100, 200);
        Assert.Equal(noted, PublicRoots.Roots.Select(Sha256));
        Assert.Equal(noted.Length, noted.Distinct().Count());
        Assert.All(PublicRoots.Roots, root => Assert.Equal(root.SubjectName.RawData, root.IssuerName.RawData));
    }

    [Fact]
    public void Amazons_own_roots_are_public()
    {
        Assert.Subset(
            PublicRoots.Roots.Select(Sha256).ToHashSet(),
            AmazonTrustServices.Roots.Select(Sha256).ToHashSet()
        );
    }

    [Fact]
    public void The_list_is_dated()
    {
        Assert.InRange(
            PublicRoots.Date,
            new DateTimeOffset(2025, 6, 13, 0, 0, 0, TimeSpan.Zero),
            DateTimeOffset.UtcNow
        );
        Assert.Matches("^[0-9]{8}", PublicRoots.Package);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    public void A_root_made_after_the_list_may_be_a_public_one(int days, bool newer) =>
        Assert.Equal(newer, new LocalRoot("Root", "CN=Root", PublicRoots.Date.AddDays(days)).IsNewerThanTheList);

    private static string? InstalledVersion() =>
        System
            .IO.File.ReadAllText("/var/lib/dpkg/status")
            .Split("\n\n")
            .FirstOrDefault(package => package.StartsWith("Package: ca-certificates\n", StringComparison.Ordinal))
            ?.Split('\n')
            .First(line => line.StartsWith("Version: ", StringComparison.Ordinal))["Version: ".Length..];

    private static string Sha256(X509Certificate2 certificate) =>
        Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));
}
