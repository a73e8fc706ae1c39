namespace EksThumbprint;

/// <summary>
/// Walks from the leaf upwards by issuer links among the served certificates, whatever their order.
/// </summary>
/// <remarks>
/// A link needs the issuer's name; key identifiers narrow the choice (RFC 4158, section 3.5), and a signature that does not
/// verify rules a candidate out. Names and signatures are looked at once for each pair of a certificate and a key.
/// </remarks>
internal sealed class ChainWalk
{
    // Far more than any honest chain needs. Without a limit, certificates of one name and many keys cost the square of their number.
    private const int ChecksForAll = 1000;
    private const int ChecksForEach = 10;

    private readonly IReadOnlyList<ServedCertificate> _certificates;
    private readonly ILookup<string, ServedCertificate> _bySubject;
    private readonly Dictionary<ServedCertificate, IReadOnlyList<ServedCertificate>> _issuers = [];
    private readonly Dictionary<(ServedCertificate Child, string Key), bool> _signedBy = [];

    /// <param name="certificates">The served certificates, each once, in wire order.</param>
    public ChainWalk(IReadOnlyList<ServedCertificate> certificates)
    {
        _certificates = certificates;
        _bySubject = certificates.Where(certificate => certificate.Parts is not null).ToLookup(certificate => Name(certificate.Parts!.Subject));
        foreach (ServedCertificate certificate in certificates) certificate.IsSelfSigned = SignsItself(certificate);
    }

    /// <summary>How many signatures were checked: at most one for each pair of a certificate and a key of its issuer's name.</summary>
    public int SignatureChecks => _signedBy.Count;

    /// <summary>
    /// The leaf of certificates in no known order: what is no CA before what is one, what issued nothing before what issued
    /// something, the one that leads on before one that does not, then wire order.
    /// </summary>
    public ServedCertificate FindLeaf()
    {
        HashSet<ServedCertificate> issuers = [.. _certificates.SelectMany(Issuers)];
        return _certificates
            .OrderBy(certificate => certificate.Parts?.IsCa ?? true)
            .ThenBy(issuers.Contains)
            .ThenByDescending(LeadsOn)
            .First();
    }

    /// <summary>
    /// The path from the leaf to the top. It passes each authority once: authorities that vouch for each other would
    /// otherwise lead in circles, through all of their certificates (RFC 4158, section 2.4.2).
    /// </summary>
    public IReadOnlyList<ServedCertificate> From(ServedCertificate leaf)
    {
        List<ServedCertificate> path = [leaf];
        HashSet<string> passed = [Authority(leaf)];
        while (Next(path[path.Count - 1], passed) is { } issuer)
        {
            path.Add(issuer);
            passed.Add(Authority(issuer));
        }

        return path;
    }

    private ServedCertificate? Next(ServedCertificate child, HashSet<string> passed) =>
        Issuers(child)
            .Where(issuer => !passed.Contains(Authority(issuer)))
            .OrderByDescending(issuer => Issuers(issuer).Any(further => !passed.Contains(Authority(further)) && Authority(further) != Authority(issuer)))
            .ThenBy(issuer => issuer.IsSelfSigned)
            .FirstOrDefault();

    private bool LeadsOn(ServedCertificate certificate) => Issuers(certificate).Count > 0;

    /// <summary>The served certificates that issued this one, itself excepted, in wire order.</summary>
    private IReadOnlyList<ServedCertificate> Issuers(ServedCertificate child)
    {
        if (_issuers.TryGetValue(child, out IReadOnlyList<ServedCertificate>? known)) return known;
        IReadOnlyList<ServedCertificate> found = child.Parts is null || child.IsSelfSigned ? [] : FindIssuers(child, child.Parts);
        _issuers.Add(child, found);
        return found;
    }

    private List<ServedCertificate> FindIssuers(ServedCertificate child, CertificateParts parts)
    {
        List<ServedCertificate> named = [.. _bySubject[Name(parts.Issuer)].Where(issuer => issuer != child)];
        List<ServedCertificate> identified = [.. named.Where(issuer => parts.AuthorityKeyIdentifier is { } key && Bytes.Same(key, issuer.Parts!.SubjectKeyIdentifier))];
        List<ServedCertificate> issuers = [.. identified.Where(issuer => Signed(child, issuer))];

        // Key identifiers are hints: some CAs write wrong ones, so they decide only where the signature agrees.
        return issuers.Count > 0 ? issuers : [.. named.Where(issuer => Signed(child, issuer))];
    }

    /// <summary>Whether the issuer's key signed the child; an algorithm that is not supported here is given the benefit of the doubt.</summary>
    /// <remarks>Beyond the limit of checks nothing more is believed to be linked.</remarks>
    private bool Signed(ServedCertificate child, ServedCertificate issuer)
    {
        (ServedCertificate, string) pair = (child, Name(issuer.Parts!.SubjectPublicKeyInfo));
        if (_signedBy.TryGetValue(pair, out bool known)) return known;
        if (_signedBy.Count >= ChecksForAll + (ChecksForEach * _certificates.Count)) return false;
        bool signed = CertificateSignature.Verifies(child.Parts!, issuer.Parts!, () => issuer.Certificate) ?? true;
        _signedBy.Add(pair, signed);
        return signed;
    }

    private bool SignsItself(ServedCertificate certificate) =>
        certificate.Parts is { } parts && Bytes.Same(parts.Subject, parts.Issuer) && Signed(certificate, certificate);

    /// <summary>A name with its key: one authority, however many certificates vouch for it.</summary>
    private static string Authority(ServedCertificate certificate) =>
        certificate.Parts is { } parts ? Name(parts.Subject) + " " + Name(parts.SubjectPublicKeyInfo) : certificate.Thumbprint.ToString();

    private static string Name(byte[] der) => Convert.ToBase64String(der);
}
