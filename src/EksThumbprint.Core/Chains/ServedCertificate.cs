using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Common;
using EksThumbprint.Der;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Chains;

/// <summary>One certificate as a server sent it (or as a file holds it).</summary>
public sealed class ServedCertificate
{
    private const int PemLine = 64;

    private readonly SentCertificate _sent;
    private readonly Lazy<CertificateNames> _names;
    private readonly Lazy<string> _key;

    internal ServedCertificate(SentCertificate sent, int position, CertificateRole role, bool isSelfSigned)
    {
        _sent = sent;
        Position = position;
        Role = role;
        IsSelfSigned = isSelfSigned;
        _names = new Lazy<CertificateNames>(() => CertificateNames.From(sent));
        // Apart, because no verdict needs it and the platform is slow to read keys
        _key = new Lazy<string>(() => CertificateKey.Describe(sent));
    }

    /// <summary>
    /// The place in which it was sent, counted from 1; where the platform does not tell the order
    /// (<see cref="ServedChain.OrderKnown"/>), its place on the path.
    /// </summary>
    public int Position { get; }

    /// <summary>What it is to the chain.</summary>
    public CertificateRole Role { get; }

    /// <summary>The SHA-1 of its bytes: what IAM calls a thumbprint.</summary>
    public Thumbprint Thumbprint => _sent.Thumbprint;

    /// <summary>The SHA-256 of its bytes, 64 lower-case hexadecimal digits.</summary>
    public string Sha256
    {
        get
        {
            using SHA256 sha256 = SHA256.Create();
            return Hex.Lower(sha256.ComputeHash(Der));
        }
    }

    /// <summary>The subject's common name, or what stands in its place; escaped for display.</summary>
    public string Name => _names.Value.Name;

    /// <summary>The issuer's common name, or what stands in its place; escaped for display.</summary>
    public string IssuerName => _names.Value.IssuerName;

    /// <summary>The whole subject; escaped for display.</summary>
    public string Subject => _names.Value.Subject;

    /// <summary>The whole issuer; escaped for display.</summary>
    public string Issuer => _names.Value.Issuer;

    /// <summary>The kind and size of its key, such as <c>RSA 2048</c>.</summary>
    public string Key => _key.Value;

    /// <summary>The first moment at which it is valid, in UTC.</summary>
    public DateTimeOffset NotBefore => _names.Value.NotBefore;

    /// <summary>The last moment at which it is valid, in UTC.</summary>
    public DateTimeOffset NotAfter => _names.Value.NotAfter;

    /// <summary>Whether it is signed with its own key.</summary>
    public bool IsSelfSigned { get; }

    /// <summary>The certificate, for everything else.</summary>
    /// <exception cref="CryptographicException">This platform cannot read it.</exception>
    public X509Certificate2 Certificate => _sent.Certificate;

    /// <summary>
    /// The certificate in PEM, in lines of 64 characters (RFC 7468, section 2) that end in line feeds.
    /// </summary>
    public string Pem
    {
        get
        {
            string text = Convert.ToBase64String(Der);
            IEnumerable<string> lines = Enumerable
                .Range(0, (text.Length + PemLine - 1) / PemLine)
                .Select(line => text.Substring(line * PemLine, Math.Min(PemLine, text.Length - (line * PemLine))));
            return $"-----BEGIN CERTIFICATE-----\n{string.Join("\n", lines)}\n-----END CERTIFICATE-----\n";
        }
    }

    /// <summary>The certificate, or null when this platform cannot read it.</summary>
    internal X509Certificate2? Opened => _sent.Opened;

    internal byte[] Der => _sent.Der;

    /// <summary>Null when its inside is damaged: then it links to nothing.</summary>
    internal CertificateParts? Parts => _sent.Parts;

    /// <summary>How many whole days remain until it expires; negative afterwards.</summary>
    public int DaysLeft(DateTimeOffset now) => (int)Math.Floor((NotAfter - now).TotalDays);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Thumbprint})";
}
