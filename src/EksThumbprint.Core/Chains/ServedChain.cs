using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Chains;

/// <summary>
/// The certificates that a server sent, nothing else, and the path among them from the leaf to the top certificate.
/// </summary>
public sealed class ServedChain
{
    private ServedChain(
        IReadOnlyList<ServedCertificate> asServed,
        IReadOnlyList<ServedCertificate> path,
        bool undecided
    )
    {
        Undecided = undecided;
        AsServed = asServed;
        Path = path;
    }

    /// <summary>Every certificate in the order in which it was sent, duplicates and unrelated ones too.</summary>
    public IReadOnlyList<ServedCertificate> AsServed { get; }

    /// <summary>
    /// Whether so many certificates of one name and different keys were sent that the links were not all worked out.
    /// The path
    /// is a guess then, and there is no top that a thumbprint may be taken of.
    /// </summary>
    public bool Undecided { get; }

    /// <summary>Leaf to top.</summary>
    public IReadOnlyList<ServedCertificate> Path { get; }

    /// <summary>The server's own certificate.</summary>
    public ServedCertificate Leaf => Path[0];

    /// <summary>The last certificate of the path: its thumbprint is what IAM's list should hold.</summary>
    public ServedCertificate Top => Path[Path.Count - 1];

    /// <summary>Whether the top is a self-signed root that the server itself sends above others.</summary>
    public bool RootServed => Path.Count > 1 && Top.IsSelfSigned;

    /// <summary>Whether the server sends no CA at all.</summary>
    public bool LeafOnly => Path.Count == 1;

    /// <summary>
    /// The certificates of which one in IAM's list makes a match: the top; with a self-signed root served also the one
    /// below,
    /// since AWS's recipe takes the last certificate displayed, and AWS's words mean the top intermediate. A leaf
    /// below is none.
    /// None at all where the path is undecided.
    /// </summary>
    public IReadOnlyList<ServedCertificate> Tops =>
        Undecided ? []
        : RootServed && Path.Count > 2 ? [Top, Path[Path.Count - 2]]
        : [Top];

    /// <summary>
    /// Whether the order sent is not leaf to top, or duplicates and unrelated certificates lie in between.
    /// </summary>
    public bool OutOfOrder => !AsServed.SequenceEqual(Path);

    /// <summary>
    /// Reads the certificates that a server sent in a handshake, of which the first is the leaf (RFC 8446, section
    /// 4.4.2).
    /// </summary>
    /// <param name="sent">The certificates' DER bytes; at least one.</param>
    public static ServedChain OfHandshake(IReadOnlyList<byte[]> sent) => Build(Read(sent), leafIsFirst: true);

    /// <summary>
    /// The same of certificates that the platform opened for the handshake: opening them once more would cost as much
    /// as the rest.
    /// </summary>
    internal static ServedChain OfHandshake(IReadOnlyList<X509Certificate2> sent) =>
        Build(
            [.. sent.Select((opened, index) => new ServedCertificate(opened.RawData, index + 1, opened))],
            leafIsFirst: true
        );

    /// <summary>Reads certificates in no known order, such as those of a file.</summary>
    /// <param name="certificates">The certificates' DER bytes; at least one.</param>
    public static ServedChain FromBag(IReadOnlyList<byte[]> certificates) =>
        Build(Read(certificates), leafIsFirst: false);

    /// <summary>The chains of several handshakes, each different one once.</summary>
    internal static IReadOnlyList<ServedChain> Distinct(IEnumerable<ServedChain> chains) =>
        [
            .. chains
                .GroupBy(chain => string.Join(" ", chain.AsServed.Select(certificate => certificate.Thumbprint)))
                .Select(same => same.First()),
        ];

    private static List<ServedCertificate> Read(IReadOnlyList<byte[]> ders) =>
        [.. ders.Select((der, index) => new ServedCertificate(der, index + 1))];

    private static ServedChain Build(List<ServedCertificate> asServed, bool leafIsFirst)
    {
        List<ServedCertificate> distinct =
        [
            .. asServed.GroupBy(certificate => certificate.Thumbprint).Select(same => same.First()),
        ];
        foreach (ServedCertificate again in asServed.Except(distinct))
            again.Role = CertificateRole.Duplicate;

        ChainWalk walk = new(distinct);
        IReadOnlyList<ServedCertificate> path = walk.From(leafIsFirst ? distinct[0] : walk.FindLeaf());
        foreach (ServedCertificate certificate in path)
        {
            certificate.Role =
                certificate == path[0] ? CertificateRole.Leaf
                : certificate.IsSelfSigned ? CertificateRole.Root
                : CertificateRole.Intermediate;
        }

        return new ServedChain(asServed, path, walk.Exhausted);
    }
}
