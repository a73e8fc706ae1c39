using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Chains;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Tests.Support;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Chains;

[WholeRun(OnNetStandard = true)]
public sealed class OpenSslJudgesTests
{
    private static string Ask(string pem, params string[] question)
    {
        string answer = OpenSsl.Run(pem, ["x509", "-noout", .. question]);
        return answer[(answer.IndexOf('=') + 1)..].Trim();
    }

    [Theory]
    [WholeRunData(LabKeyKind.Rsa2048, "RSA 2048", "(2048 bit)")]
    [InlineData(LabKeyKind.Ecdsa, "ECDSA 256", "(256 bit)")]
    public void Fingerprints_names_dates_and_key_of_every_served_certificate_are_those_that_openssl_prints(
        LabKeyKind kind,
        string key,
        string bits
    )
    {
        OpenSsl.Require();
        ServedChain chain = ServedChain.OfHandshake([
            .. SharedPki.For(kind).Served().Certificates.Select(certificate => certificate.RawData),
        ]);

        foreach (ServedCertificate certificate in chain.AsServed)
        {
            Assert.Equal(OpenSsl.Fingerprint(certificate.Pem), certificate.Thumbprint.ToString());
            Assert.Equal(Thumbprint.Parse(Ask(certificate.Pem, "-fingerprint", "-sha1")), certificate.Thumbprint);
            Assert.Equal(
                Ask(certificate.Pem, "-fingerprint", "-sha256").Replace(":", string.Empty).ToLowerInvariant(),
                certificate.Sha256
            );
            Assert.Equal(
                Ask(certificate.Pem, "-subject", "-nameopt", "RFC2253"),
                certificate.Subject.Replace(", ", ",")
            );
            Assert.Equal(Ask(certificate.Pem, "-issuer", "-nameopt", "RFC2253"), certificate.Issuer.Replace(", ", ","));
            Assert.Equal(
                Ask(certificate.Pem, "-enddate", "-dateopt", "iso_8601"),
                $"{certificate.NotAfter:yyyy-MM-dd HH:mm:ss}Z"
            );
            Assert.Equal(key, certificate.Key);
            Assert.Contains(bits, OpenSsl.Run(certificate.Pem, "x509", "-noout", "-text"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_real_certificates_have_the_fingerprints_and_names_that_openssl_prints()
    {
        OpenSsl.Require();
        foreach (byte[] der in RealChain.Singles().Values)
        {
            ServedCertificate certificate = ServedChain.FromBag([der]).Leaf;
            Assert.Equal(OpenSsl.Fingerprint(certificate.Pem), certificate.Thumbprint.ToString());
            Assert.Equal(
                Ask(certificate.Pem, "-fingerprint", "-sha256").Replace(":", string.Empty).ToLowerInvariant(),
                certificate.Sha256
            );
            Assert.Contains(
                "= " + certificate.Name + "\n",
                OpenSsl.Run(certificate.Pem, "x509", "-noout", "-subject", "-nameopt", "multiline") + "\n",
                StringComparison.Ordinal
            );
        }
    }

    [WholeRun]
    [Fact]
    public void The_PEM_is_what_openssl_writes()
    {
        OpenSsl.Require();
        ServedCertificate leaf = ServedChain.OfHandshake([SharedPki.Rsa.Leaf.RawData]).Leaf;

        Assert.Equal(leaf.Der, X509Certificate2.CreateFromPem(OpenSsl.Run(leaf.Pem, "x509")).RawData);
        Assert.DoesNotContain('\r', leaf.Pem);
    }
}
