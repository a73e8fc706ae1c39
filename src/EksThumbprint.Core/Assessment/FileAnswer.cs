using EksThumbprint.Chains;

namespace EksThumbprint.Assessment;

/// <summary>Why a file's chain gives a value, or gives none.</summary>
internal enum FileAnswerKind
{
    /// <summary>A transcript shows it being sent.</summary>
    Sent,

    /// <summary>The topmost of certificates; right if nothing above it is sent.</summary>
    Topmost,

    /// <summary>The one below a root that is in the file but is not sent.</summary>
    BelowRoot,

    /// <summary>One authority's certificate, such as the one that AWS's recipe saves.</summary>
    AuthorityAlone,

    /// <summary>A self-signed server: it has nothing else to send.</summary>
    SelfSignedServer,

    /// <summary>None: a root alone.</summary>
    RootAlone,

    /// <summary>None: a root stands where the server may send a cross-signed certificate of the same key.</summary>
    RootInPlace,

    /// <summary>None: below the root there is only the server's own certificate.</summary>
    RootAboveLeaf,

    /// <summary>None: the server's own certificate alone.</summary>
    LeafAlone,

    /// <summary>None: an EKS host's name, and a chain that does not lead to Amazon.</summary>
    NotAmazons,

    /// <summary>None: authorities of several chains.</summary>
    Bundle,
}

/// <summary>What a file's chain tells of the value to list.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Values">The certificates whose thumbprints are the answer.</param>
internal sealed record FileAnswer(FileAnswerKind Kind, IReadOnlyList<ServedCertificate> Values)
{
    public static FileAnswer From(FileChain file)
    {
        ServedChain chain = file.Chain;
        if (file.IsBundle)
            return None(FileAnswerKind.Bundle);
        bool leadsToAmazon = file.Trust.State == Trust.TrustState.Anchored || file.Trust.Vouched;
        if (file.Provenance == Provenance.Transcript)
        {
            return file.IsAmazons && !leadsToAmazon
                ? None(FileAnswerKind.NotAmazons)
                : new FileAnswer(FileAnswerKind.Sent, chain.Tops);
        }

        if (chain.Path.Count == 1)
            return Alone(file, chain.Leaf);
        return file.IsAmazons && !leadsToAmazon ? None(FileAnswerKind.NotAmazons) : Topmost(file, chain);
    }

    private static FileAnswer Alone(FileChain file, ServedCertificate only)
    {
        if (file.Host is not null)
            return !only.IsSelfSigned ? None(FileAnswerKind.LeafAlone)
                : file.IsAmazons ? None(FileAnswerKind.NotAmazons)
                : Create(FileAnswerKind.SelfSignedServer, only);
        return only.IsSelfSigned ? None(FileAnswerKind.RootAlone) : Create(FileAnswerKind.AuthorityAlone, only);
    }

    private static FileAnswer Topmost(FileChain file, ServedChain chain)
    {
        if (!chain.Top.IsSelfSigned)
            return Create(FileAnswerKind.Topmost, chain.Top);
        ServedCertificate below = chain.Path[chain.Path.Count - 2];
        if (KnownCertificates.IsSentCrossSigned(chain.Top.Thumbprint))
            return None(FileAnswerKind.RootInPlace);
        return file.Host is not null && below == chain.Leaf
            ? None(FileAnswerKind.RootAboveLeaf)
            : Create(FileAnswerKind.BelowRoot, below);
    }

    private static FileAnswer Create(FileAnswerKind kind, ServedCertificate value) => new(kind, [value]);

    private static FileAnswer None(FileAnswerKind kind) => new(kind, []);
}
