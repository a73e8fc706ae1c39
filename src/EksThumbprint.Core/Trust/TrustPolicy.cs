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
    private readonly X509Certificate2Collection _public;
    private readonly X509Certificate2Collection? _machine;
    private readonly X509Certificate2Collection _trusted;

    /// <summary>Creates a policy.</summary>
    /// <param name="trustedRoots">Roots that the user vouches for.</param>
    /// <param name="amazonRoots">Stand-ins for Amazon Trust Services' roots, for a laboratory; null for the real
    /// ones.</param>
    /// <param name="publicRoots">Stand-ins for the publicly trusted roots, for a laboratory; null for the real
    /// ones.</param>
    /// <param name="machineRoots">Stand-ins for this machine's trust store, for a laboratory; null for the real
    /// one.</param>
    public TrustPolicy(
        IEnumerable<X509Certificate2>? trustedRoots = null,
        IEnumerable<X509Certificate2>? amazonRoots = null,
        IEnumerable<X509Certificate2>? publicRoots = null,
        IEnumerable<X509Certificate2>? machineRoots = null
    )
    {
        _trusted = [.. trustedRoots ?? []];
        _amazon = [.. amazonRoots ?? AmazonTrustServices.Roots];
        _public = [.. publicRoots ?? PublicRoots.Roots];
        _machine = machineRoots is null ? null : [.. machineRoots];
        TrustedRoots = [.. _trusted.Cast<X509Certificate2>().Select(VouchedRoot.From)];
    }

    /// <summary>The roots that the user vouches for.</summary>
    public IReadOnlyList<VouchedRoot> TrustedRoots { get; }

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
        TrustSource source = amazonDecides ? TrustSource.AmazonTrustServices : TrustSource.PublicRoots;
        PathCheck check = chain.Undecided
            ? PathCheck.Undecided
            : PathCheck.Run(path, amazonDecides ? _amazon : _public, now);
        // Asked only for what the judge does not know.
        PathCheck? Further(X509Certificate2Collection? roots) =>
            check.State != TrustState.Anchored
            && !chain.Undecided
            && PathCheck.Run(path, roots, now) is { State: TrustState.Anchored } further
                ? further
                : null;
        PathCheck? vouch = _trusted.Count > 0 ? Further(_trusted) : null;
        PathCheck? local = Further(_machine);
        LocalRoot? localRoot = local is null || vouch is not null ? null : LocalRoot.From(local.Anchor!);
        if (local is not null && eks is not null && !amazonDecides)
            (source, check) = (TrustSource.MachineStore, local);
        PathCheck decisive = vouch ?? check;

        // An expired cross-sign at the top harms nobody whose root lies below it.
        bool inTime =
            chain.Path.All(certificate => certificate.NotBefore <= now && now <= certificate.NotAfter)
            || (decisive.State == TrustState.Anchored && decisive.InTime);
        return new TrustVerdict
        {
            Host = reading.Host,
            Chain = chain,
            Source = vouch is null ? source : TrustSource.TrustedRoot,
            State = check.State,
            Anchor = check.Anchor is null
                ? null
                : Printable.Escape(check.Anchor.GetNameInfo(X509NameType.SimpleName, forIssuer: false)),
            LocalRoot = localRoot,
            NameMatches = reading.NameMatches,
            InTime = inTime,
            RequiresTls13 = reading.RequiresTls13,
            Vouched = vouch is not null,
            Intercepted =
                amazonDecides && vouch is null && (check.State != TrustState.Anchored || !reading.NameMatches),
            Reasons = [.. TrustReasons.Explain(reading, chain, check, localRoot, source, inTime, now)],
        };
    }
}
