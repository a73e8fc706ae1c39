namespace EksThumbprint.Chains;

/// <summary>
/// The certificates that a server sent, nothing else, and the path among them from the leaf to the top certificate.
/// </summary>
public sealed class ServedChain
{
    internal ServedChain(
        IReadOnlyList<ServedCertificate> asServed,
        IReadOnlyList<ServedCertificate> path,
        bool undecided,
        TlsPlatform platform
    )
    {
        Undecided = undecided;
        AsServed = asServed;
        Path = path;
        OrderKnown = platform.TellsOrder;
        SentKnown = platform.TellsSent;
    }

    /// <summary>
    /// Every certificate in the order in which it was sent, duplicates and unrelated ones too. Where that order is not
    /// known (<see cref="OrderKnown"/>), the path and then the others.
    /// </summary>
    public IReadOnlyList<ServedCertificate> AsServed { get; }

    /// <summary>
    /// Whether the order in which the certificates were sent is known. Windows and macOS do not tell it; positions are
    /// those of the path then.
    /// </summary>
    public bool OrderKnown { get; }

    /// <summary>What this platform does not tell of the certificates, for a person; null when it tells all.</summary>
    public string? NotTold =>
        (OrderKnown, SentKnown) switch
        {
            (true, true) => null,
            (_, true) =>
                "This platform does not tell the order in which the certificates were sent: the numbers are places "
                    + "on the path.",
            _ => "This platform does not tell which certificates were sent, nor their order: the numbers are places on "
                + "the path, and a root at its end does not count.",
        };

    /// <summary>
    /// Whether all of the certificates are known to have been sent. macOS may add its own; a root at the end is not
    /// counted as sent then.
    /// </summary>
    public bool SentKnown { get; }

    /// <summary>
    /// Whether so many certificates of one name and different keys were sent that the links were not all worked out.
    /// The path is a guess then, and there is no top that a thumbprint may be taken of.
    /// </summary>
    public bool Undecided { get; }

    /// <summary>Leaf to top.</summary>
    public IReadOnlyList<ServedCertificate> Path { get; }

    /// <summary>The certificates as they are shown: the path, leaf to top, then those beside it as sent.</summary>
    public IEnumerable<ServedCertificate> ForDisplay => Path.Concat(AsServed.Except(Path));

    /// <summary>The server's own certificate.</summary>
    public ServedCertificate Leaf => Path[0];

    /// <summary>The last certificate of the path: its thumbprint is what IAM's list should hold.</summary>
    public ServedCertificate Top => Path[Path.Count - 1];

    /// <summary>
    /// The self-signed root that the server itself sends: the top, or beside the top, where that is a cross-signed
    /// certificate of the same key. Of several the last sent; null when there is none.
    /// </summary>
    public ServedCertificate? Root => AsServed.LastOrDefault(certificate => certificate.Role == CertificateRole.Root);

    /// <summary>Whether the server itself sends a self-signed root.</summary>
    public bool RootServed => SentKnown && Root is not null;

    /// <summary>
    /// The certificates that links from the leaf lead to: the path, and what lies beside it, such as a second
    /// cross-signed certificate of a key.
    /// </summary>
    public IEnumerable<ServedCertificate> Linked =>
        AsServed.Where(certificate =>
            certificate.Role is CertificateRole.Leaf or CertificateRole.Intermediate or CertificateRole.Root
        );

    /// <summary>Whether the server sends no CA at all.</summary>
    public bool LeafOnly => Path.Count == 1;

    /// <summary>
    /// The certificates of which one in IAM's list makes a match: the top; with a self-signed root served also that,
    /// and where it is the top the one below, since AWS's recipe takes the last certificate displayed, and AWS's words
    /// mean the top intermediate. A leaf below is none. None at all where the path is undecided.
    /// </summary>
    public IReadOnlyList<ServedCertificate> Tops =>
        Undecided ? []
        : !RootServed ? [Top]
        : [.. TopAndBelow().Append(Root!).Distinct()];

    /// <summary>
    /// Whether the order sent is not leaf to top, or duplicates and unrelated certificates lie in between. A root
    /// beside the top belongs at the end. False where the order is not known.
    /// </summary>
    public bool OutOfOrder =>
        OrderKnown
        && !AsServed.SequenceEqual(Path)
        && (Root is null || Path.Contains(Root) || !AsServed.SequenceEqual(Path.Append(Root)));

    /// <summary>
    /// Reads the certificates that a server sent in a handshake, of which the first is the leaf (RFC 8446, section
    /// 4.4.2).
    /// </summary>
    /// <param name="sent">The certificates' DER bytes in the order on the wire; at least one.</param>
    public static ServedChain OfHandshake(IReadOnlyList<byte[]> sent) =>
        ChainBuilder.Build(Read(sent), leafIsFirst: true, TlsPlatform.OpenSsl);

    /// <summary>
    /// The same of certificates that the platform opened for the handshake: opening them once more would cost as much
    /// as the rest.
    /// </summary>
    internal static ServedChain OfHandshake(SentCertificates sent) =>
        ChainBuilder.Build(sent.List, leafIsFirst: true, sent.Platform);

    /// <summary>Reads certificates in no known order, such as those of a file.</summary>
    /// <param name="certificates">The certificates' DER bytes; at least one.</param>
    public static ServedChain FromBag(IReadOnlyList<byte[]> certificates) =>
        ChainBuilder.Build(Read(certificates), leafIsFirst: false, TlsPlatform.OpenSsl);

    /// <summary>The chains of several handshakes, each different one once.</summary>
    internal static IReadOnlyList<ServedChain> Distinct(IEnumerable<ServedChain> chains) =>
        [
            .. chains
                .GroupBy(chain => string.Join(" ", chain.AsServed.Select(certificate => certificate.Thumbprint)))
                .Select(same => same.First()),
        ];

    private static List<SentCertificate> Read(IReadOnlyList<byte[]> ders) =>
        [.. ders.Select(der => new SentCertificate(der))];

    private IEnumerable<ServedCertificate> TopAndBelow() =>
        Top.IsSelfSigned && Path.Count > 2 ? [Top, Path[Path.Count - 2]] : [Top];
}
