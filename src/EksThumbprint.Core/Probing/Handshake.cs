using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Chains;
using EksThumbprint.Common;

namespace EksThumbprint.Probing;

/// <summary>What a server showed in one TLS handshake.</summary>
/// <param name="Sent">The certificates, in the order in which the platform reports them (on Linux the order on the
/// wire).</param>
/// <param name="NameMatches">Whether the leaf is valid for the host's name.</param>
internal sealed record Handshake(IReadOnlyList<X509Certificate2> Sent, bool NameMatches)
{
    private readonly Lazy<ServedChain> _chain = new(() => ServedChain.OfHandshake(Sent));

    /// <summary>The chain among what was sent; built once, however many issuers the host has.</summary>
    public ServedChain Chain => _chain.Value;

    /// <summary>Whether another one showed the same.</summary>
    public bool Equals(Handshake? other) =>
        other is not null
        && NameMatches == other.NameMatches
        && Sent.Count == other.Sent.Count
        && Sent.Zip(other.Sent, Same).All(same => same);

    /// <inheritdoc/>
    public override int GetHashCode() => Sent.Count;

    /// <summary>Copies what the handshake's callback is given; null when the server showed nothing.</summary>
    /// <remarks>
    /// <paramref name="chain"/>'s elements are what the platform built, local roots included. What was sent is in its
    /// extra store.
    /// </remarks>
    public static Handshake? Capture(X509Certificate? leaf, X509Chain? chain, SslPolicyErrors errors)
    {
        if (leaf is null)
            return null;
        List<X509Certificate2> sent = [];
        if (chain is not null)
            sent.AddRange(chain.ChainPolicy.ExtraStore.Cast<X509Certificate2>().Select(Kept));
        if (!sent.Any(certificate => Same(certificate, leaf)))
            sent.Insert(0, Kept(leaf));
        return new Handshake(sent, (errors & SslPolicyErrors.RemoteCertificateNameMismatch) == 0);
    }

    /// <summary>The platform disposes of its own once the callback returns.</summary>
    private static X509Certificate2 Kept(X509Certificate certificate) => new(certificate);

    private static bool Same(X509Certificate one, X509Certificate other) =>
        Bytes.Same(one.GetRawCertData(), other.GetRawCertData());
}
