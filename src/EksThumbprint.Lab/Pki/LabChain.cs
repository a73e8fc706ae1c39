using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Lab.Pki;

/// <summary>
/// What a server sends: its own certificate, then any others, in exactly this order. Immutable; each method gives a
/// new chain.
/// </summary>
/// <remarks>
/// The leaf always comes first, because TLS takes the key of the first certificate (RFC 8446, 4.4.2). The others may
/// come in any order, twice, or not belong there at all. This holds on Linux; on Windows SChannel builds what it sends
/// by itself and may put what it is given into the user's store of intermediates, so chains out of the ordinary are not
/// to be had there. macOS has not been tried.
/// </remarks>
public sealed class LabChain
{
    private readonly Lazy<SslStreamCertificateContext> _context;

    /// <summary>Creates a chain.</summary>
    /// <param name="leaf">The server's certificate, with its private key.</param>
    /// <param name="others">What follows it, in the order to send.</param>
    public LabChain(X509Certificate2 leaf, params X509Certificate2[] others)
    {
        if (!leaf.HasPrivateKey)
            throw new ArgumentException("The first certificate of a chain needs its private key.", nameof(leaf));
        Leaf = leaf;
        Others = [.. others];
        Certificates = [leaf, .. others];
        _context = new Lazy<SslStreamCertificateContext>(() => ServerContext.Create(Leaf, Others));
    }

    /// <summary>The server's certificate, with its private key.</summary>
    public X509Certificate2 Leaf { get; }

    /// <summary>What follows the leaf.</summary>
    public IReadOnlyList<X509Certificate2> Others { get; }

    /// <summary>Everything that is sent, leaf first.</summary>
    public IReadOnlyList<X509Certificate2> Certificates { get; }

    /// <summary>The thumbprints of everything that is sent, leaf first.</summary>
    public IReadOnlyList<Thumbprint> Thumbprints =>
        [.. Certificates.Select(certificate => Thumbprint.OfCertificate(certificate.RawData))];

    internal SslStreamCertificateContext Context => _context.Value;

    /// <summary>The same leaf, followed by these.</summary>
    public LabChain WithOthers(IEnumerable<X509Certificate2> others) => new(Leaf, [.. others]);

    /// <summary>The first <paramref name="count"/> certificates, leaf included.</summary>
    public LabChain Cut(int count) => WithOthers(Others.Take(count - 1));

    /// <summary>The leaf, then the others from the last to the first.</summary>
    public LabChain Reversed() => WithOthers(Others.Reverse());

    /// <summary>Further certificates at the end.</summary>
    public LabChain Append(params X509Certificate2[] further) => WithOthers([.. Others, .. further]);

    /// <summary>One more certificate at a position; 1 is right after the leaf.</summary>
    public LabChain Insert(int position, X509Certificate2 certificate) =>
        WithOthers([.. Others.Take(position - 1), certificate, .. Others.Skip(position - 1)]);

    /// <summary>The certificates as PEM, in the order sent.</summary>
    public string ToPem()
    {
        StringBuilder pem = new();
        foreach (X509Certificate2 certificate in Certificates)
            pem.Append(certificate.ExportCertificatePem()).Append('\n');
        return pem.ToString();
    }

    /// <summary>
    /// The leaf's private key as PKCS #8 PEM, for servers that read files, such as <c>openssl s_server</c>.
    /// </summary>
    public string LeafKeyPem()
    {
        using System.Security.Cryptography.RSA? rsa = Leaf.GetRSAPrivateKey();
        using System.Security.Cryptography.ECDsa? ecdsa = Leaf.GetECDsaPrivateKey();
        return (rsa?.ExportPkcs8PrivateKeyPem() ?? ecdsa!.ExportPkcs8PrivateKeyPem()) + "\n";
    }
}
