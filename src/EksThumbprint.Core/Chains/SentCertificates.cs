using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Chains;

/// <summary>The certificates of a handshake, the server's own first, with what the platform tells of them.</summary>
internal sealed class SentCertificates : IEquatable<SentCertificates>
{
    private SentCertificates(IReadOnlyList<SentCertificate> list, TlsPlatform platform)
    {
        List = list;
        Platform = platform;
    }

    public IReadOnlyList<SentCertificate> List { get; }

    public TlsPlatform Platform { get; }

    /// <summary>Reads what the handshake's callback is given.</summary>
    /// <param name="leaf">
    /// The server's own certificate: the callback's argument always is, whatever its place among the others.
    /// </param>
    /// <param name="extraStore">The extra store of the chain's policy. The chain's elements are what the platform
    /// built, local roots included.</param>
    /// <param name="platform">Whose callback it is.</param>
    public static SentCertificates From(
        X509Certificate leaf,
        X509Certificate2Collection? extraStore,
        TlsPlatform platform
    )
    {
        SentCertificate own = Kept(leaf);
        List<SentCertificate> others = extraStore is null ? [] : [.. extraStore.Cast<X509Certificate2>().Select(Kept)];
        if (!platform.TellsOrder)
        {
            // Another order the next time is no other chain.
            others = [.. others.OrderBy(one => one.Thumbprint.ToString(), StringComparer.Ordinal)];
            others.RemoveAll(one => one.Thumbprint == own.Thumbprint);
        }
        else if (others.FirstOrDefault()?.Thumbprint == own.Thumbprint)
        {
            // A server may send its own certificate twice; what comes first is the one that the callback was given.
            others.RemoveAt(0);
        }

        return new SentCertificates([own, .. others], platform);
    }

    /// <inheritdoc/>
    public bool Equals(SentCertificates? other) =>
        other is not null
        && Platform == other.Platform
        && List.Select(one => one.Thumbprint).SequenceEqual(other.List.Select(one => one.Thumbprint));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SentCertificates);

    /// <inheritdoc/>
    public override int GetHashCode() => List[0].Thumbprint.GetHashCode();

    /// <summary>A copy, because the platform disposes of its own once the callback returns.</summary>
    private static SentCertificate Kept(X509Certificate certificate) =>
        new(certificate.GetRawCertData(), new X509Certificate2(certificate));
}
