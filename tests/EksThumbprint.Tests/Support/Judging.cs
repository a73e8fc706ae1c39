using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Chains;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Probing;
using EksThumbprint.Trust;

namespace EksThumbprint.Tests.Support;

/// <summary>Shortens the way from certificates to a verdict.</summary>
internal static class Judging
{
    public static ServedChain Chain(params IEnumerable<X509Certificate2> certificates) =>
        ServedChain.OfHandshake([.. certificates.Select(certificate => certificate.RawData)]);

    public static ServedChain Chain(params IEnumerable<byte[]> ders) => ServedChain.OfHandshake([.. ders]);

    public static X509Certificate2 Certificate(byte[] der) => X509CertificateLoader.LoadCertificate(der);

    public static TrustPolicy Amazon(params IEnumerable<LabAuthority> roots) =>
        new(amazonRoots: roots.Select(root => root.Certificate));

    public static TrustPolicy Public(params IEnumerable<LabAuthority> roots) =>
        new(publicRoots: roots.Select(root => root.Certificate));

    public static TrustPolicy Trusting(params IEnumerable<LabAuthority> roots) =>
        new(trustedRoots: roots.Select(root => root.Certificate));

    public static TrustVerdict Judge(
        this TrustPolicy policy,
        ServedChain chain,
        string host = RealChain.Host,
        DateTimeOffset? at = null,
        bool nameMatches = true,
        bool requiresTls13 = false
    )
    {
        HostReading reading = new()
        {
            Host = host,
            Port = 443,
            Chains = [chain],
            NameMatches = nameMatches,
            RequiresTls13 = requiresTls13,
        };
        return policy.Judge(reading, chain, at ?? DateTimeOffset.UtcNow);
    }
}
