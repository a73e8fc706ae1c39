using EksThumbprint.Der;

namespace EksThumbprint.Chains;

/// <summary>
/// Walks from the leaf upwards by issuer links among the served certificates, whatever their order.
/// </summary>
/// <remarks>
/// A link needs the issuer's name, as RFC 5280, section 7.1, compares names; key identifiers narrow the choice
/// (RFC 4158, section 3.5), and a signature that does not verify rules a candidate out. Names and signatures are looked
/// at once for each pair of a certificate and a key.
/// </remarks>
internal sealed class ChainWalk
{
    // Far more than any honest chain needs. Without a limit, certificates of one name and many keys cost the square of
    // their number.
    private const int ChecksForAll = 1000;
    private const int ChecksForEach = 4;

    private readonly IReadOnlyList<SentCertificate> _certificates;
    private readonly Dictionary<SentCertificate, int> _places;
    private readonly Dictionary<SentCertificate, KeyHolder> _holders = [];
    private readonly ILookup<string, KeyHolder> _named;
    private readonly ILookup<(string Name, string Identifier), KeyHolder> _identified;
    private readonly Dictionary<SentCertificate, IReadOnlyList<KeyHolder>> _issuers = [];
    private readonly HashSet<SentCertificate> _selfSigned;
    private readonly Dictionary<(SentCertificate Child, string Key), bool> _signedBy = [];

    /// <param name="certificates">The served certificates, each once, in wire order.</param>
    public ChainWalk(IReadOnlyList<SentCertificate> certificates)
    {
        _certificates = certificates;
        _places = certificates
            .Select((certificate, at) => (certificate, at))
            .ToDictionary(one => one.certificate, one => one.at);
        List<KeyHolder> holders =
        [
            .. certificates
                .Where(certificate => certificate.Parts is not null)
                .GroupBy(certificate =>
                    (KeyHolder.AuthorityOf(certificate), KeyHolder.Text(certificate.Parts!.SubjectKeyIdentifier))
                )
                .Select(same => new KeyHolder(same)),
        ];
        foreach (KeyHolder holder in holders)
        {
            foreach (SentCertificate certificate in holder.Certificates)
                _holders.Add(certificate, holder);
        }

        _named = holders.ToLookup(holder => holder.Name);
        _identified = holders
            .Where(holder => holder.Parts.SubjectKeyIdentifier is not null)
            .ToLookup(holder => (holder.Name, KeyHolder.Text(holder.Parts.SubjectKeyIdentifier)));
        _selfSigned = [.. certificates.Where(SignsItself)];
    }

    /// <summary>
    /// How many signatures were checked: at most one for each pair of a certificate and a key of its issuer's name.
    /// </summary>
    public int SignatureChecks => _signedBy.Count;

    /// <summary>
    /// Whether a link is not known, because more signatures would have to be checked than is reasonable.
    /// </summary>
    public bool Exhausted { get; private set; }

    /// <summary>
    /// The leaf of certificates in no known order: what is no CA before what is one, what issued nothing before what
    /// issued something, the one that leads on before one that does not, then wire order.
    /// </summary>
    public SentCertificate FindLeaf()
    {
        HashSet<KeyHolder> issuers = [.. _certificates.SelectMany(Issuers)];
        return _certificates
            .OrderBy(certificate => certificate.Parts?.IsCa ?? true)
            .ThenBy(certificate => _holders.TryGetValue(certificate, out KeyHolder? holder) && issuers.Contains(holder))
            .ThenByDescending(certificate => Issuers(certificate).Count > 0)
            .First();
    }

    /// <summary>
    /// The path from the leaf to the top. It passes each authority once: authorities that vouch for each other would
    /// otherwise lead in circles, through all of their certificates (RFC 4158, section 2.4.2).
    /// </summary>
    public IReadOnlyList<SentCertificate> From(SentCertificate leaf)
    {
        List<SentCertificate> path = [leaf];
        HashSet<string> passed = [];
        if (_holders.TryGetValue(leaf, out KeyHolder? own))
            passed.Add(own.Authority);
        while (Next(path[path.Count - 1], passed) is { } issuer)
        {
            path.Add(issuer);
            passed.Add(_holders[issuer].Authority);
        }

        return path;
    }

    /// <summary>Whether a certificate is signed with its own key.</summary>
    public bool IsSelfSigned(SentCertificate certificate) => _selfSigned.Contains(certificate);

    /// <summary>Every certificate that a link leads to from this one, on whichever of several ways.</summary>
    public IReadOnlyCollection<SentCertificate> Reachable(SentCertificate leaf)
    {
        HashSet<SentCertificate> found = [];
        Queue<SentCertificate> next = new([leaf]);
        while (next.Count > 0)
        {
            foreach (SentCertificate issuer in Issuers(next.Dequeue()).SelectMany(holder => holder.Certificates))
            {
                if (found.Add(issuer))
                    next.Enqueue(issuer);
            }
        }

        return found;
    }

    private SentCertificate? Next(SentCertificate child, HashSet<string> passed)
    {
        List<SentCertificate> issuers =
        [
            .. Issuers(child)
                .Where(holder => !passed.Contains(holder.Authority))
                .SelectMany(holder => holder.Certificates),
        ];
        if (issuers.Count < 2)
            return issuers.FirstOrDefault();
        return issuers
            .OrderByDescending(issuer =>
                Issuers(issuer)
                    .Any(further =>
                        !passed.Contains(further.Authority) && further.Authority != _holders[issuer].Authority
                    )
            )
            .ThenBy(IsSelfSigned)
            .ThenBy(issuer => _places[issuer])
            .First();
    }

    /// <summary>Who among the served issued this certificate; nobody where it signed itself.</summary>
    private IReadOnlyList<KeyHolder> Issuers(SentCertificate child)
    {
        if (_issuers.TryGetValue(child, out IReadOnlyList<KeyHolder>? known))
            return known;
        IReadOnlyList<KeyHolder> found =
            child.Parts is null || IsSelfSigned(child) || Exhausted ? [] : FindIssuers(child, child.Parts);
        _issuers.Add(child, found);
        return found;
    }

    private List<KeyHolder> FindIssuers(SentCertificate child, CertificateParts parts)
    {
        string name = child.Issuer;
        List<KeyHolder> issuers = parts.AuthorityKeyIdentifier is { } key
            ? [.. _identified[(name, KeyHolder.Text(key))].Where(holder => Signed(child, holder))]
            : [];

        // Key identifiers are hints: some CAs write wrong ones, so they decide only where the signature agrees.
        return issuers.Count > 0 ? issuers : [.. _named[name].Where(holder => Signed(child, holder))];
    }

    /// <summary>
    /// Whether the holder's key signed the child; an algorithm that is not supported here is given the benefit of the
    /// doubt.
    /// </summary>
    private bool Signed(SentCertificate child, KeyHolder holder)
    {
        if (Exhausted)
            return false;
        (SentCertificate, string) pair = (child, holder.Key);
        if (_signedBy.TryGetValue(pair, out bool known))
            return known;
        Exhausted = _signedBy.Count >= ChecksForAll + (ChecksForEach * _certificates.Count);
        if (Exhausted)
            return false;
        bool signed = CertificateSignature.Verifies(child.Parts!, holder.Parts, () => holder.Opened) ?? true;
        _signedBy.Add(pair, signed);
        return signed;
    }

    private bool SignsItself(SentCertificate certificate) =>
        certificate.Parts is not null
        && certificate.Subject == certificate.Issuer
        && Signed(certificate, _holders[certificate]);
}
