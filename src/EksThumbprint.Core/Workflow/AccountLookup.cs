using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Issuers;

namespace EksThumbprint.Workflow;

/// <summary>
/// Asks AWS for a whole account: its clusters, region by region, and the providers that no cluster claims. Where
/// several calls may be under way, the providers and the regions are listed at the same time.
/// </summary>
/// <param name="aws">Where to ask.</param>
/// <param name="lookup">Looks the single ones up.</param>
/// <param name="eksOnly">Whether providers for other issuers than EKS's are left out.</param>
/// <param name="progress">Told what is being listed, and how many rows there will be.</param>
public sealed class AccountLookup(IAws aws, ProviderLookup lookup, bool eksOnly = false, RunProgress? progress = null)
{
    /// <summary>How many providers were left out, once the account is through.</summary>
    public int LeftOut { get; private set; }

    /// <summary>The regions of the account's EKS providers, as soon as these are listed.</summary>
    public IReadOnlyCollection<string> Regions { get; private set; } = [];

    /// <summary>
    /// Every cluster of some regions and of the regions that EKS providers are registered for, the EKS providers that
    /// no cluster claims, then the providers for other issuers.
    /// </summary>
    /// <param name="regions">The regions to begin with; none for the one that is configured.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="AwsException">The providers cannot be listed, so there is no estate to speak of.</exception>
    public IEnumerable<OidcFacts> Find(IReadOnlyList<string> regions, CancellationToken cancellation)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            // AWS's own names are lower case, and so are those in ARNs and issuers, which these are compared with.
            List<string> named = [.. regions.Select(region => region.ToLowerInvariant()).Distinct()];
            string?[] begin = named.Count > 0 ? [.. named] : [aws.Source(null).Region];
            foreach (OidcFacts facts in Find(begin, stop.Token))
                yield return facts;
        }
        finally
        {
            stop.Cancel();
            lookup.Settle();
        }
    }

    private IEnumerable<OidcFacts> Find(string?[] begin, CancellationToken cancellation)
    {
        progress?.List(lookup.Overlaps ? "OIDC providers and clusters" : "OIDC providers");
        Task<(string? Region, List<(string Arn, IssuerUrl Issuer)> Found)> listing = lookup.FindAsync(
            () => Providers(begin, cancellation),
            cancellation
        );
        List<RegionSearch> searched = [.. begin.Select(region => new RegionSearch(lookup, region))];
        if (lookup.Overlaps)
            searched.ForEach(region => region.Begin(cancellation));
        (string? iamRegion, List<(string Arn, IssuerUrl Issuer)> providers) = listing.GetAwaiter().GetResult();
        List<(string Arn, IssuerUrl Issuer)> unclaimed = providers.FindAll(provider => provider.Issuer.Eks is not null);
        List<(string Arn, IssuerUrl Issuer)> others = providers.FindAll(provider => provider.Issuer.Eks is null);
        List<string> further = [.. unclaimed.Select(provider => provider.Issuer.Eks!.Region).Distinct()];
        Regions = [.. begin.OfType<string>().Concat(further).Distinct()];
        int registered = unclaimed.Count;
        foreach ((RegionSearch region, OidcFacts facts) in Clusters(searched, further, cancellation))
        {
            region.Learn(facts);
            unclaimed.RemoveAll(provider => provider.Issuer.Equals(facts.Issuer));
            others.RemoveAll(provider => provider.Issuer.Equals(facts.Issuer));

            // More providers than clusters: the rest cannot be claimed.
            if (Rows(searched) is { } rows)
                progress?.Expect(rows + Math.Max(0, registered - rows) + (eksOnly ? 0 : others.Count));
            yield return facts;
        }

        LeftOut = eksOnly ? others.Count : 0;
        List<((string Arn, IssuerUrl Issuer) Provider, string? Region, bool Orphaned)> rest =
        [
            .. searched.SelectMany(region =>
                unclaimed
                    .Where(provider => provider.Issuer.Eks!.Region == region.Region)
                    .Select(provider => (provider, region.Region, region.EveryIssuerKnown))
            ),
            // Nobody can say that such an issuer is gone, and IAM relies on the lists of these most.
            .. (eksOnly ? [] : others).Select(provider => (provider, iamRegion, false)),
        ];
        progress?.Expect((Rows(searched) ?? 0) + rest.Count);
        foreach (
            OidcFacts facts in lookup.Each(
                rest,
                (each, token) => Unclaimed(each.Provider, each.Region, each.Orphaned, token),
                cancellation
            )
        )
            yield return facts;
    }

    /// <summary>
    /// The clusters, region by region. No region is listed twice: while the name of the configured one is not known,
    /// its first cluster tells it before the others are asked.
    /// </summary>
    private IEnumerable<(RegionSearch Region, OidcFacts Facts)> Clusters(
        List<RegionSearch> searched,
        List<string> further,
        CancellationToken cancellation
    )
    {
        List<(RegionSearch Region, string? Name)> first = [];
        if (searched[0].Region is null)
        {
            List(searched[0], cancellation);
            first.AddRange(searched[0].Clusters());
            while (further.Count > 0 && first.Count > 0 && searched[0].Region is null)
            {
                yield return (searched[0], searched[0].Look(first[0].Name, cancellation));
                first.RemoveAt(0);
            }
        }

        foreach (string region in further)
        {
            if (searched.TrueForAll(each => each.Region != region))
                searched.Add(new RegionSearch(lookup, region));
        }

        searched.ForEach(region => List(region, cancellation));
        IEnumerable<(RegionSearch Region, string? Name)> names = searched
            .Where(region => region.Asked is not null)
            .SelectMany(region => region.Clusters());
        foreach (
            (RegionSearch Region, OidcFacts Facts) found in lookup.Each(
                first.Concat(names),
                (each, token) => (each.Region, each.Region.Look(each.Name, token)),
                cancellation
            )
        )
            yield return found;
    }

    private void List(RegionSearch region, CancellationToken cancellation)
    {
        if (!region.IsBegun)
            progress?.List($"the clusters of {region.Region ?? "the configured region"}");
        region.Begin(cancellation);
    }

    private static int? Rows(List<RegionSearch> searched) =>
        searched.TrueForAll(region => region.Rows is not null) ? searched.Sum(region => region.Rows) : null;

    /// <summary>
    /// The account's providers, and the region that IAM answered in. Any region of a partition leads to the same IAM,
    /// so one that is mistyped does not lose what the others tell.
    /// </summary>
    private (string? Region, List<(string Arn, IssuerUrl Issuer)> Found) Providers(
        string?[] regions,
        CancellationToken cancellation
    )
    {
        AwsException? first = null;
        foreach (string? region in regions)
        {
            try
            {
                return (region, [.. lookup.Providers.Readable(region, cancellation)]);
            }
            catch (AwsException failed)
            {
                first ??= failed;
            }
        }

        throw first!;
    }

    private OidcFacts Unclaimed(
        (string Arn, IssuerUrl Issuer) provider,
        string? region,
        bool orphaned,
        CancellationToken cancellation
    )
    {
        OidcFacts facts = lookup.Begin(provider.Issuer.ProviderPath, region) with
        {
            Issuer = provider.Issuer,
            Orphaned = orphaned,
        };
        facts = lookup.OfIssuer(facts, account: null, provider.Arn, cancellation);
        return facts is { Orphaned: true, Provider: null } ? facts with { ProviderArn = provider.Arn } : facts;
    }
}
