using EksThumbprint.Thumbprints;

namespace EksThumbprint.Chains;

/// <summary>Finds the path among the certificates that were sent, and gives each its place and its role.</summary>
internal static class ChainBuilder
{
    /// <param name="sent">The certificates as they came; at least one.</param>
    /// <param name="leafIsFirst">Whether the first is known to be the leaf.</param>
    /// <param name="platform">What is known of them besides.</param>
    public static ServedChain Build(IReadOnlyList<SentCertificate> sent, bool leafIsFirst, TlsPlatform platform)
    {
        List<SentCertificate> distinct =
        [
            .. sent.GroupBy(certificate => certificate.Thumbprint).Select(same => same.First()),
        ];
        ChainWalk walk = new(distinct);
        List<SentCertificate> path = [.. walk.From(leafIsFirst ? distinct[0] : walk.FindLeaf())];
        bool undecided = walk.Exhausted;

        // This machine may have added the root: a certificate that was not sent is no top.
        if (!platform.TellsSent && path.Count > 2 && walk.IsSelfSigned(path[path.Count - 1]))
            path.RemoveAt(path.Count - 1);
        List<ServedCertificate> served = Served(
            platform.TellsOrder ? sent : [.. path, .. sent.Except(path)],
            // A file may hold authorities alone; what a server sends first is its own.
            leafIsFirst || path[0].Parts is not { IsCa: true }
                ? path[0]
                : null,
            [.. path, .. walk.Reachable(path[0])],
            walk
        );
        Dictionary<Thumbprint, ServedCertificate> places = served
            .Where(certificate => certificate.Role != CertificateRole.Duplicate)
            .ToDictionary(certificate => certificate.Thumbprint);
        return new ServedChain(
            served,
            [.. path.Select(certificate => places[certificate.Thumbprint])],
            undecided,
            platform
        );
    }

    private static List<ServedCertificate> Served(
        IEnumerable<SentCertificate> inOrder,
        SentCertificate? leaf,
        HashSet<SentCertificate> linked,
        ChainWalk walk
    )
    {
        HashSet<Thumbprint> before = [];
        return
        [
            .. inOrder.Select(
                (certificate, at) =>
                    new ServedCertificate(
                        certificate,
                        at + 1,
                        !before.Add(certificate.Thumbprint) ? CertificateRole.Duplicate
                            : certificate == leaf ? CertificateRole.Leaf
                            : !linked.Contains(certificate) ? CertificateRole.Unrelated
                            : walk.IsSelfSigned(certificate) ? CertificateRole.Root
                            : CertificateRole.Intermediate,
                        walk.IsSelfSigned(certificate)
                    )
            ),
        ];
    }
}
