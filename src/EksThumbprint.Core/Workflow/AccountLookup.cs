using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Issuers;

namespace EksThumbprint.Workflow;

/// <summary>
/// Asks AWS for a whole account: its clusters, region by region, and the providers that no cluster claims.
/// </summary>
/// <param name="aws">Where to ask.</param>
/// <param name="lookup">Looks the single ones up.</param>
/// <param name="eksOnly">Whether providers for other issuers than EKS's are left out.</param>
public sealed class AccountLookup(IAws aws, ProviderLookup lookup, bool eksOnly = false)
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
        List<string?> begin = regions.Count > 0 ? [.. regions] : [null];
        ILookup<bool, (string Arn, IssuerUrl Issuer)> providers = lookup
            .Providers.Readable(begin[0], cancellation)
            .ToLookup(provider => provider.Issuer.Eks is not null);
        List<(string Arn, IssuerUrl Issuer)> unclaimed = [.. providers[true]];
        Regions = [.. regions.Concat(providers[true].Select(provider => provider.Issuer.Eks!.Region)).Distinct()];
        HashSet<string> done = [];
        HashSet<IssuerUrl> claimed = [];
        foreach (string? region in begin.Concat(providers[true].Select(provider => provider.Issuer.Eks!.Region)))
        {
            if (region is not null && done.Contains(region))
                continue;
            RegionLookup clusters = new(region);
            foreach (OidcFacts facts in Clusters(clusters, cancellation))
            {
                unclaimed.RemoveAll(provider => provider.Issuer.Equals(facts.Issuer));
                if (facts.Issuer is { } issuer)
                    claimed.Add(issuer);
                yield return facts;
            }

            if (clusters.Region is not null)
                done.Add(clusters.Region);
            foreach (
                OidcFacts facts in lookup.Each(
                    unclaimed.Where(provider => provider.Issuer.Eks!.Region == clusters.Region).ToList(),
                    provider => Unclaimed(provider, clusters.Region, clusters.EveryIssuerKnown, cancellation)
                )
            )
                yield return facts;
        }

        List<(string Arn, IssuerUrl Issuer)> others =
        [
            .. providers[false].Where(provider => !claimed.Contains(provider.Issuer)),
        ];
        LeftOut = eksOnly ? others.Count : 0;
        if (eksOnly)
            yield break;

        // Nobody can say that such an issuer is gone, and IAM relies on the lists of these most.
        foreach (
            OidcFacts facts in lookup.Each(others, provider =>
                Unclaimed(provider, begin[0], orphaned: false, cancellation)
            )
        )
            yield return facts;
    }

    /// <summary>A region's clusters; when they cannot be listed, facts that say why.</summary>
    private IEnumerable<OidcFacts> Clusters(RegionLookup region, CancellationToken cancellation)
    {
        IReadOnlyList<string> names = [];
        AwsException? failed = null;
        try
        {
            names = aws.ListClusters(region.Asked, cancellation);
        }
        catch (AwsException error)
        {
            failed = error;
        }

        if (failed is not null)
        {
            region.EveryIssuerKnown = false;
            yield return lookup.Begin(region.Asked ?? "(clusters)", region.Asked) with
            {
                AwsError = failed,
            };
        }

        foreach (
            OidcFacts facts in lookup.Each(names, name =>
                lookup.OfCluster(lookup.Begin(name, region.Asked), name, account: null, cancellation)
            )
        )
        {
            region.EveryIssuerKnown &= facts is not { AwsError: not null, Issuer: null };
            region.Region ??= Arn.RegionOf(facts.Cluster?.Arn) ?? facts.Region;
            yield return facts;
        }
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

    /// <summary>What became known of a region while its clusters were looked up.</summary>
    private sealed class RegionLookup(string? asked)
    {
        /// <summary>The region as it was asked for; null for the one that is configured.</summary>
        public string? Asked { get; } = asked;

        /// <summary>Its name; null while only AWS knows which one is configured.</summary>
        public string? Region { get; set; } = asked;

        /// <summary>Whether a provider that no cluster claims can be called orphaned.</summary>
        public bool EveryIssuerKnown { get; set; } = true;
    }
}
