using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Chains;

namespace EksThumbprint.Probing;

/// <summary>What a server showed in one TLS handshake.</summary>
/// <param name="Sent">The certificates, with what the platform tells of them.</param>
/// <param name="NameMatches">Whether the leaf is valid for the host's name.</param>
internal sealed record Handshake(SentCertificates Sent, bool NameMatches)
{
    private readonly Lazy<ServedChain> _chain = new(() => ServedChain.OfHandshake(Sent));

    /// <summary>The chain among what was sent; built once, however many issuers the host has.</summary>
    public ServedChain Chain => _chain.Value;

    /// <summary>Whether another one showed the same.</summary>
    public bool Equals(Handshake? other) =>
        other is not null && NameMatches == other.NameMatches && Sent.Equals(other.Sent);

    /// <inheritdoc/>
    public override int GetHashCode() => Sent.GetHashCode();

    /// <summary>Copies what the handshake's callback is given; null when the server showed nothing.</summary>
    public static Handshake? Capture(X509Certificate? leaf, X509Chain? chain, SslPolicyErrors errors) =>
        leaf is null
            ? null
            : new Handshake(
                SentCertificates.From(leaf, chain?.ChainPolicy.ExtraStore, TlsPlatform.Current),
                (errors & SslPolicyErrors.RemoteCertificateNameMismatch) == 0
            );
}
