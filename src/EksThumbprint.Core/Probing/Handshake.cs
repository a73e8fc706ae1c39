using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint;

/// <summary>What a server showed in one TLS handshake.</summary>
/// <param name="Sent">The certificates' DER bytes, in the order in which the platform reports them (on Linux the order on the wire).</param>
/// <param name="NameMatches">Whether the leaf is valid for the host's name.</param>
internal sealed record Handshake(IReadOnlyList<byte[]> Sent, bool NameMatches)
{
    private readonly Lazy<ServedChain> _chain = new(() => ServedChain.OfHandshake(Sent));

    /// <summary>The chain among what was sent; built once, however many issuers the host has.</summary>
    public ServedChain Chain => _chain.Value;

    /// <summary>Whether another one showed the same.</summary>
    public bool Equals(Handshake? other) =>
        other is not null && NameMatches == other.NameMatches && Sent.Count == other.Sent.Count && Sent.Zip(other.Sent, Bytes.Same).All(same => same);

    /// <inheritdoc/>
    public override int GetHashCode() => Sent.Count;

    /// <summary>Copies what the handshake's callback is given; null when the server showed nothing.</summary>
    /// <remarks>
    /// <paramref name="chain"/>'s elements are what the platform built, local roots included. What was sent is in its extra store.
    /// </remarks>
    public static Handshake? Capture(X509Certificate? leaf, X509Chain? chain, SslPolicyErrors errors)
    {
        if (leaf is null) return null;
        byte[] first = leaf.GetRawCertData();
        List<byte[]> sent = [];
        if (chain is not null) sent.AddRange(chain.ChainPolicy.ExtraStore.Cast<X509Certificate2>().Select(certificate => certificate.GetRawCertData()));
        if (!sent.Any(der => Bytes.Same(der, first))) sent.Insert(0, first);
        return new Handshake(sent, (errors & SslPolicyErrors.RemoteCertificateNameMismatch) == 0);
    }
}
