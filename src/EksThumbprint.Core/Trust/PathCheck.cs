using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Common;

namespace EksThumbprint.Trust;

/// <summary>Asks the platform whether a path leads to a root.</summary>
/// <param name="State">Whether it does, dates apart.</param>
/// <param name="InTime">Whether the platform found every certificate within its dates.</param>
/// <param name="Anchor">The root.</param>
/// <param name="Complaint">What else the platform says against it.</param>
internal sealed partial record PathCheck(TrustState State, bool InTime, X509Certificate2? Anchor, string? Complaint)
{
    /// <summary>Longer paths than this are nobody's; trying each prefix of one would only cost time.</summary>
    private const int MaxAttempts = 12;

    private const X509ChainStatusFlags Dates = X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.NotTimeNested;

    /// <summary>For certificates that make no path which could be checked.</summary>
    public static PathCheck Undecided { get; } =
        new(
            TrustState.NotAnchored,
            InTime: true,
            null,
            "so many certificates of one name are sent that no path among them is certain"
        );

    /// <param name="path">Leaf to top, as far as this platform can read the certificates.</param>
    /// <param name="roots">The only roots that count; null for this machine's store.</param>
    /// <param name="at">The moment at which the certificates have to be valid.</param>
    /// <remarks>
    /// The whole path is tried first, then ever shorter ones: with two CAs of one name in sight (a root and its
    /// cross-signed twin) the platform may take the wrong turn (dotnet/runtime 59148), and one path at a time leaves it
    /// none.
    /// </remarks>
    public static PathCheck Run(
        IReadOnlyList<X509Certificate2> path,
        X509Certificate2Collection? roots,
        DateTimeOffset at
    )
    {
        if (path.Count == 0)
            return new PathCheck(
                TrustState.NotAnchored,
                InTime: false,
                null,
                "the server's certificate cannot be read"
            );
        PathCheck? first = null;
        int shortest = Math.Max(1, path.Count - MaxAttempts);
        for (int length = path.Count; length >= shortest; length--)
        {
            PathCheck check = Once([.. path.Take(length)], roots, at);
            if (check.State == TrustState.Anchored)
                return check;
            first ??= check;
        }

        return first!;
    }

    private static PathCheck Once(X509Certificate2[] path, X509Certificate2Collection? roots, DateTimeOffset at)
    {
        using X509Chain chain = new();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        chain.ChainPolicy.ExtraStore.AddRange(path.Skip(1).ToArray());
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1")); // TLS server
        TrustOnly(chain.ChainPolicy, roots);
        try
        {
            chain.Build(path[0]);
        }
        catch (CryptographicException refused)
        {
            return new PathCheck(TrustState.NotAnchored, InTime: true, null, Printable.Shorten(refused.Message, 160));
        }

        return Judge(chain, roots);
    }

    private static PathCheck Judge(X509Chain chain, X509Certificate2Collection? roots)
    {
        X509ChainStatusFlags flags = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) =>
            all | status.Status
        );
        bool inTime = (flags & Dates) == 0;
        X509Certificate2? last =
            chain.ChainElements.Count > 0 ? chain.ChainElements[chain.ChainElements.Count - 1].Certificate : null;
        bool endsAtRoot =
            last is not null
            && (
                roots is null
                    ? (flags & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) == 0
                    : roots.Cast<X509Certificate2>().Any(root => Bytes.Same(root.RawData, last.RawData))
            );

        // With roots of our own, .NET Framework still calls them untrusted; that one word does not count then.
        X509ChainStatusFlags ignored =
            Dates | (roots is null ? X509ChainStatusFlags.NoError : X509ChainStatusFlags.UntrustedRoot);
        if (endsAtRoot && (flags & ~ignored) == 0)
            return new PathCheck(TrustState.Anchored, inTime, new X509Certificate2(last!), null);

        bool incomplete = !endsAtRoot && last?.SubjectName.Name != last?.IssuerName.Name;
        string complaint = string.Join(
            ", ",
            chain
                .ChainStatus.Where(status =>
                    (status.Status & (Dates | X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot))
                    == 0
                )
                .Select(status => status.StatusInformation.Trim().TrimEnd('.'))
                .Distinct()
        );
        return new PathCheck(
            incomplete ? TrustState.Incomplete : TrustState.NotAnchored,
            inTime,
            null,
            complaint.Length > 0 ? Printable.Shorten(complaint, 160) : null
        );
    }

    /// <summary>
    /// Trusts these roots and no others, where the platform can; and downloads nothing, where it can be told.
    /// </summary>
    private static partial void TrustOnly(X509ChainPolicy policy, X509Certificate2Collection? roots);
}
