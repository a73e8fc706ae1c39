using EksThumbprint.Assessment;
using EksThumbprint.Chains;
using EksThumbprint.Trust;

namespace EksThumbprint;

/// <summary>
/// A distinct top certificate, as Get-OidcRootThumbprint gives it. As text it is its 40 digits, so it binds to
/// -ThumbprintList.
/// </summary>
public sealed class OidcRootThumbprint
{
    internal OidcRootThumbprint(TrustVerdict seen, ServedCertificate top, OidcFacts facts)
    {
        Thumbprint = top.Thumbprint.ToString();
        Name = top.Name;
        Host = seen.Host;
        Expires = top.NotAfter.UtcDateTime;
        IsTrusted = seen.IsTrusted;
        Target = facts.Name;
        Issuer = facts.Issuer?.ToString();
    }

    internal OidcRootThumbprint(FileAssessment file, FileChain chain, ServedCertificate top)
    {
        Thumbprint = top.Thumbprint.ToString();
        Name = top.Name;
        Host = chain.Host ?? string.Empty;
        Expires = top.NotAfter.UtcDateTime;
        IsTrusted = chain.Trust.IsTrusted;
        Target = file.Name;
        Provenance = chain.Provenance;
    }

    /// <summary>The SHA-1, 40 lower-case hexadecimal digits.</summary>
    public string Thumbprint { get; }

    /// <summary>The subject's common name.</summary>
    public string Name { get; }

    /// <summary>The host that served it.</summary>
    public string Host { get; }

    /// <summary>When it expires, in UTC.</summary>
    public DateTime Expires { get; }

    /// <summary>
    /// Whether the chain is anchored, in time and of the right name. If not, and the server sends it now, IAM relies
    /// on this value.
    /// </summary>
    public bool IsTrusted { get; }

    /// <summary>The cluster or issuer that was asked for.</summary>
    public string Target { get; }

    /// <summary>What the file is that it came from; null for a live server.</summary>
    public Provenance? Provenance { get; }

    /// <summary>The issuer URL; null for a file.</summary>
    public string? Issuer { get; }

    /// <inheritdoc/>
    public override string ToString() => Thumbprint;
}
