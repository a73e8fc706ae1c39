using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Lab;

public sealed class LabPkiTests
{
    private static string Text(X509Certificate2 certificate) =>
        OpenSsl.Run(
            certificate.ExportCertificatePem(),
            "x509",
            "-noout",
            "-subject",
            "-issuer",
            "-ext",
            "basicConstraints,keyUsage,extendedKeyUsage,subjectAltName,subjectKeyIdentifier,authorityKeyIdentifier,"
                + "authorityInfoAccess"
        );

    private static string Value(string text, string extension)
    {
        string[] lines = text.Split('\n');
        int at = Array.FindIndex(lines, line => line.Contains(extension, StringComparison.Ordinal));
        return at < 0 ? string.Empty : lines[at + 1].Trim();
    }

    [Fact]
    public void Each_certificate_names_the_next_as_its_issuer_by_name_and_key()
    {
        OpenSsl.Require();
        LabPki pki = SharedPki.Rsa;
        string[] chain = [.. pki.Served().Certificates.Append(pki.Class2.Certificate).Select(Text)];

        Assert.Contains("subject=CN = " + SharedPki.HostName, chain[0], StringComparison.Ordinal);
        Assert.Contains(
            "subject=C = US, O = EksThumbprint Lab, CN = Lab Root CA 1\nissuer=C = US, O = EksThumbprint Lab, CN = "
                + "Lab Services Root G2",
            chain[2],
            StringComparison.Ordinal
        );
        for (int i = 0; i + 1 < chain.Length; i++)
        {
            Assert.Equal(Value(chain[i + 1], "Subject Key Identifier"), Value(chain[i], "Authority Key Identifier"));
            Assert.Matches("^([0-9A-F]{2}:){19}[0-9A-F]{2}$", Value(chain[i], "Authority Key Identifier"));
        }
    }

    [Theory]
    [InlineData(LabKeyKind.Rsa2048, "Digital Signature, Key Encipherment")]
    [InlineData(LabKeyKind.Ecdsa, "Digital Signature")]
    public void Authorities_and_servers_say_what_they_may_do(LabKeyKind kind, string leafUsage)
    {
        OpenSsl.Require();
        LabPki pki = SharedPki.For(kind);
        string authority = Text(pki.Intermediate.Certificate);
        string leaf = Text(pki.Leaf);

        Assert.Equal(
            ("CA:TRUE", "Digital Signature, Certificate Sign, CRL Sign"),
            (Value(authority, "Basic Constraints"), Value(authority, "X509v3 Key Usage"))
        );
        Assert.Equal(("CA:FALSE", leafUsage), (Value(leaf, "Basic Constraints"), Value(leaf, "X509v3 Key Usage")));
        Assert.Equal("TLS Web Server Authentication", Value(leaf, "Extended Key Usage"));
        Assert.Equal($"DNS:{SharedPki.HostName}, DNS:localhost", Value(leaf, "Alternative Name"));
    }

    [Fact]
    public void A_cross_sign_has_the_name_and_key_of_its_subject_and_another_issuer()
    {
        LabAuthority one = LabAuthority.CreateRoot("One", LabKeyKind.Ecdsa);
        LabAuthority two = LabAuthority.CreateRoot("Two", LabKeyKind.Rsa2048);

        LabAuthority cross = two.CrossSign(one);
        LabAuthority back = one.CrossSign(two);

        Assert.Equal(one.Certificate.SubjectName.RawData, cross.Certificate.SubjectName.RawData);
        Assert.Equal(one.Certificate.GetPublicKey(), cross.Certificate.GetPublicKey());
        Assert.Equal(two.Certificate.SubjectName.RawData, cross.Certificate.IssuerName.RawData);
        Assert.Equal(cross.Certificate.SubjectName.RawData, back.Certificate.IssuerName.RawData);
        Assert.NotEqual(one.Thumbprint, cross.Thumbprint);
    }

    [Fact]
    public void Openssl_verifies_a_leaf_over_either_cross_sign()
    {
        OpenSsl.Require();
        LabPki pki = SharedPki.Ecdsa;
        using TemporaryFolder folder = new();
        string middle = folder.Write("middle.pem", pki.Served(3).ToPem());
        string leaf = folder.Write("leaf.pem", pki.Leaf.ExportCertificatePem());

        foreach (LabAuthority anchor in new[] { pki.Root, pki.ServicesRoot })
        {
            string roots = folder.Write("roots.pem", anchor.Certificate.ExportCertificatePem());
            Assert.Contains(
                "OK",
                OpenSsl.Run(string.Empty, "verify", "-no-CApath", "-CAfile", roots, "-untrusted", middle, leaf),
                StringComparison.Ordinal
            );
        }

        string foreign = folder.Write("roots.pem", pki.RotateRoots().Root.Certificate.ExportCertificatePem());
        Assert.NotEqual(
            0,
            OpenSsl.Try(string.Empty, "verify", "-no-CApath", "-CAfile", foreign, "-untrusted", middle, leaf).ExitCode
        );
    }

    [Fact]
    public void A_renewal_keeps_the_intermediate_a_rotation_replaces_it_and_a_rotation_of_roots_replaces_all()
    {
        LabPki pki = SharedPki.Ecdsa;
        LabPki renewed = pki.RenewLeaf();
        LabPki moved = pki.RotateIntermediate();
        LabPki rotated = moved.RotateRoots();

        Assert.Equal(pki.Served().Thumbprints.Skip(1), renewed.Served().Thumbprints.Skip(1));
        Assert.NotEqual(pki.Served().Thumbprints[0], renewed.Served().Thumbprints[0]);
        Assert.Equal(pki.Served().Thumbprints.Skip(2), moved.Served().Thumbprints.Skip(2));
        Assert.Equal("Lab ECDSA 256 M02", moved.Intermediate.Certificate.GetNameInfo(X509NameType.SimpleName, false));
        Assert.Empty(pki.Served().Thumbprints.Intersect(rotated.Served().Thumbprints));
        Assert.Equal("Lab Root CA 2", rotated.Root.Certificate.GetNameInfo(X509NameType.SimpleName, false));
        Assert.Equal(pki.DnsNames, rotated.DnsNames);
    }

    [Fact]
    public void Options_change_the_dates_the_names_the_key_identifiers_and_the_address_of_the_issuer()
    {
        OpenSsl.Require();
        LabCertificateOptions odd = new()
        {
            Validity = LabValidity.Days(-2, 30),
            KeyIdentifiers = false,
            CaIssuersUrl = "http://127.0.0.1:9/ca.der",
        };

        LabPki pki = SharedPki.Ecdsa.RenewLeaf(odd, "other.example");
        string leaf = Text(pki.Leaf);

        Assert.Equal(-2, (pki.Leaf.NotAfter.ToUniversalTime() - DateTime.UtcNow).TotalDays, 0.1);
        Assert.Equal(-30, (pki.Leaf.NotBefore.ToUniversalTime() - DateTime.UtcNow).TotalDays, 0.1);
        Assert.Equal("DNS:other.example", Value(leaf, "Alternative Name"));
        Assert.Equal("CA Issuers - URI:http://127.0.0.1:9/ca.der", Value(leaf, "Authority Information Access"));
        Assert.DoesNotContain("Key Identifier", leaf, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LabKeyKind.Rsa2048)]
    [InlineData(LabKeyKind.Ecdsa)]
    public void The_private_key_as_PEM_belongs_to_the_leaf(LabKeyKind kind)
    {
        OpenSsl.Require();
        LabChain chain = SharedPki.For(kind).Served();

        string fromKey = OpenSsl.Run(chain.LeafKeyPem(), "pkey", "-pubout");
        string fromCertificate = OpenSsl.Run(chain.ToPem(), "x509", "-noout", "-pubkey");

        Assert.Equal(fromCertificate, fromKey);
    }
}
