using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Chains;
using EksThumbprint.Common;
using EksThumbprint.Issuers;
using EksThumbprint.Probing;

namespace EksThumbprint.Trust;

/// <summary>
/// Decides whose word counts for a host, and what it says. Holds the roots; pure otherwise.
/// </summary>
public sealed class TrustPolicy
{
    private readonly X509Certificate2Collection _amazon;
    private readonly X509Certificate2Collection? _public;
    private readonly X509Certificate2Collection _trusted;

    /// <summary>Creates a policy.</summary>
    /// <param name="trustedRoots">Roots that the user vouches for.</param>
    /// <param name="amazonRoots">Stand-ins for Amazon Trust Services' roots, for a laboratory; null for the real
    /// ones.</param>
    /// <param name="publicRoots">Stand-ins for this machine's trust store, for a laboratory; null for the real
    /// one.</param>
    public TrustPolicy(
        IEnumerable<X509Certificate2>? trustedRoots = null,
        IEnumerable<X509Certificate2>? amazonRoots = null,
        IEnumerable<X509Certificate2>? publicRoots = null
    )
    {
        _trusted = [.. trustedRoots ?? []];
        _amazon = [.. amazonRoots ?? AmazonTrustServices.Roots];
        _public = publicRoots is null ? null : [.. publicRoots];
    }

    /// <summary>Judges a chain that a host showed.</summary>
    /// <param name="reading">The host.</param>
    /// <param name="chain">One of its chains.</param>
    /// <param name="now">The moment at which the certificates have to be valid.</param>
    public TrustVerdict Judge(HostReading reading, ServedChain chain, DateTimeOffset now)
    {
        EksHost? eks = EksHost.From(reading.Host);
        bool amazonDecides = eks?.Partition.UsesAmazonTrustServices ?? false;
        X509Certificate2[] path =
        [
            .. chain
                .Path.Select(certificate => certificate.Opened)
                .TakeWhile(opened => opened is not null)
                .Select(opened => opened!),
        ];
        PathCheck check = chain.Undecided
            ? PathCheck.Undecided
            : PathCheck.Run(path, amazonDecides ? _amazon : _public, now);
        PathCheck? vouch =
            check.State != TrustState.Anchored && _trusted.Count > 0 && !chain.Undecided
                ? PathCheck.Run(path, _trusted, now)
                : null;
        bool vouched = vouch?.State == TrustState.Anchored;
        PathCheck decisive = vouched ? vouch! : check;

        // An expired cross-sign at the top harms nobody whose root lies below it.
        bool inTime =
            chain.Path.All(certificate => certificate.NotBefore <= now && now <= certificate.NotAfter)
            || (decisive.State == TrustState.Anchored && decisive.InTime);
        TrustSource judge = amazonDecides ? TrustSource.AmazonTrustServices : TrustSource.MachineStore;
        return new TrustVerdict
        {
            Host = reading.Host,
            Chain = chain,
            Source = vouched ? TrustSource.TrustedRoot : judge,
            State = check.State,
            Anchor = check.Anchor is null
                ? null
                : Printable.Escape(check.Anchor.GetNameInfo(X509NameType.SimpleName, forIssuer: false)),
            NameMatches = reading.NameMatches,
            InTime = inTime,
            RequiresTls13 = reading.RequiresTls13,
            Vouched = vouched,
            Intercepted = amazonDecides && !vouched && (check.State != TrustState.Anchored || !reading.NameMatches),
            Reasons = [.. TrustReasons.Explain(reading, chain, check, judge, inTime, now)],
        };
    }
}
