using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Assessment;
using EksThumbprint.Chains;
using EksThumbprint.Issuers;
using EksThumbprint.Trust;

namespace EksThumbprint;

/// <summary>One certificate of a served chain, as Get-EksOidcChain gives it.</summary>
public sealed class OidcChainCertificate
{
    private readonly ServedCertificate _certificate;

    internal OidcChainCertificate(TrustVerdict seen, ServedCertificate certificate, OidcFacts facts)
    {
        _certificate = certificate;
        Host = seen.Host;
        IsTop = certificate == seen.Chain.Top;
        DaysLeft = certificate.DaysLeft(facts.Now);
        Target = facts.Name;
        IssuerUrl = facts.Issuer;
        Verdict = seen;
    }

    internal OidcChainCertificate(FileAssessment file, FileChain chain, ServedCertificate certificate)
    {
        _certificate = certificate;
        Host = chain.Host ?? string.Empty;
        IsTop = chain.Thumbprints.Contains(certificate.Thumbprint);
        DaysLeft = certificate.DaysLeft(file.Now);
        Target = file.Name;
        Provenance = chain.Provenance;
        File = chain;
    }

    /// <summary>The host that served it.</summary>
    public string Host { get; }

    /// <summary>
    /// The place in which it was sent, counted from 1; its place on the path where <see cref="OrderKnown"/> is false.
    /// </summary>
    public int Position => _certificate.Position;

    /// <summary>
    /// Whether the order in which the certificates were sent is known. Windows and macOS do not tell it, nor do
    /// certificates in a file.
    /// </summary>
    public bool OrderKnown =>
        Verdict?.Chain.OrderKnown ?? File is { Provenance: EksThumbprint.Assessment.Provenance.Transcript };

    /// <summary>What it is to the chain.</summary>
    public CertificateRole Role => _certificate.Role;

    /// <summary>Whether it is the top certificate, whose thumbprint IAM's list should hold.</summary>
    public bool IsTop { get; }

    /// <summary>The subject's common name.</summary>
    public string Name => _certificate.Name;

    /// <summary>The whole subject.</summary>
    public string Subject => _certificate.Subject;

    /// <summary>The whole issuer.</summary>
    public string Issuer => _certificate.Issuer;

    /// <summary>Valid from, in UTC.</summary>
    public DateTime NotBefore => _certificate.NotBefore.UtcDateTime;

    /// <summary>Valid until, in UTC.</summary>
    public DateTime NotAfter => _certificate.NotAfter.UtcDateTime;

    /// <summary>Whole days until it expires; negative afterwards.</summary>
    public int DaysLeft { get; }

    /// <summary>The SHA-1, 40 lower-case hexadecimal digits.</summary>
    public string Thumbprint => _certificate.Thumbprint.ToString();

    /// <summary>The SHA-256, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 => _certificate.Sha256;

    /// <summary>The kind and size of its key.</summary>
    public string Key => _certificate.Key;

    /// <summary>The cluster or issuer that was asked for.</summary>
    public string Target { get; }

    /// <summary>
    /// What the file is that it came from: only a transcript tells what was sent. Null for a live server.
    /// </summary>
    public Provenance? Provenance { get; }

    /// <summary>The certificate in PEM.</summary>
    public string Pem => _certificate.Pem;

    /// <summary>The certificate.</summary>
    public X509Certificate2 Certificate => _certificate.Certificate;

    /// <summary>The verdict on the chain, for views.</summary>
    internal IssuerUrl? IssuerUrl { get; }

    internal TrustVerdict? Verdict { get; }

    internal FileChain? File { get; }

    /// <inheritdoc/>
    public override string ToString() => Thumbprint;
}
