using EksThumbprint.Lab.Pki;

namespace EksThumbprint.Tests.Chains.Paths;

/// <summary>
/// Certificates that were made to be sent together, and what their path has to be: worked out from who signed what,
/// without reading a certificate.
/// </summary>
internal sealed class Shape(LabKeyKind kind)
{
    private readonly List<MadeLink> _links = [];
    private int _keys;

    /// <summary>The leaf first.</summary>
    public IReadOnlyList<MadeLink> Links => _links;

    /// <summary>
    /// Somebody new. With <paramref name="name"/> several have one name, with <paramref name="key"/> one key.
    /// </summary>
    public ShapeAuthority Who(string label, string? name = null, int? key = null) =>
        new(label, $"O=Shapes, CN={name ?? label}", kind, key ?? _keys++);

    /// <summary>A root that signs what is sent and is not sent itself.</summary>
    public ShapeAuthority Absent => Who("Absent");

    public void Leaf(ShapeAuthority signer, ShapeOptions? options = null) =>
        Send(Who("leaf"), signer, (options ?? ShapeOptions.Ordinary) with { IsLeaf = true });

    public MadeLink Send(ShapeAuthority subject, ShapeAuthority signer, ShapeOptions? options = null)
    {
        MadeLink link = new(subject, signer, subject.SignedBy(signer, options ?? ShapeOptions.Ordinary));
        _links.Add(link);
        return link;
    }

    /// <summary>
    /// The path by the rule: of several issuers with one name and key the one that leads on, then a cross-signed one
    /// before a self-signed one, then wire order; each authority once.
    /// </summary>
    /// <param name="sent">The links in wire order.</param>
    public IReadOnlyList<MadeLink> PathIn(IReadOnlyList<MadeLink> sent)
    {
        List<MadeLink> path = [_links[0]];
        HashSet<string> passed = [_links[0].Subject.Identity];
        while (!path[^1].IsSelfSigned)
        {
            MadeLink? best = null;
            foreach (
                MadeLink link in sent.Where(link =>
                    link.Subject.Identity == path[^1].Signer.Identity && !passed.Contains(link.Subject.Identity)
                )
            )
            {
                if (best is null || Rank(link) > Rank(best))
                    best = link;
            }

            if (best is null)
                break;
            path.Add(best);
            passed.Add(best.Subject.Identity);
        }

        return path;

        int Rank(MadeLink link)
        {
            bool leadsOn =
                !link.IsSelfSigned
                && !passed.Contains(link.Signer.Identity)
                && sent.Any(above => above.Subject.Identity == link.Signer.Identity);
            return leadsOn ? 2
                : link.IsSelfSigned ? 0
                : 1;
        }
    }
}
