using EksThumbprint.Assessment;
using EksThumbprint.Issuers;

namespace EksThumbprint.Workflow;

/// <summary>A region's clusters, and what becomes known of the region while they are looked up.</summary>
/// <param name="lookup">Where to look.</param>
/// <param name="asked">The region as it is asked for; null for the one that is configured.</param>
internal sealed class RegionSearch(ProviderLookup lookup, string? asked)
{
    private Task<IReadOnlyList<string>>? _listing;

    /// <summary>The region as it is asked for; null for the one that is configured.</summary>
    public string? Asked { get; } = asked;

    /// <summary>Its name; null while only AWS knows which one is configured.</summary>
    public string? Region { get; private set; } = asked;

    /// <summary>Whether a provider that no cluster claims can be called orphaned.</summary>
    public bool EveryIssuerKnown { get; private set; } = true;

    /// <summary>Whether the clusters are being listed, or are.</summary>
    public bool IsBegun => _listing is not null;

    /// <summary>How many rows its clusters make; null while they are being listed.</summary>
    public int? Rows =>
        _listing is not { IsCompleted: true } ? null
        : _listing.Status == TaskStatus.RanToCompletion ? _listing.Result.Count
        : 1;

    /// <summary>Begins to list the clusters: aside where that is allowed, otherwise it is done afterwards.</summary>
    public RegionSearch Begin(CancellationToken cancellation)
    {
        try
        {
            _listing ??= lookup.FindAsync(() => lookup.Clusters.In(Asked, cancellation), cancellation);
        }
        catch (AwsException failed)
        {
            _listing = Task.FromException<IReadOnlyList<string>>(failed);
        }

        return this;
    }

    /// <summary>
    /// Each cluster's name; a single null when they cannot be listed, so that somebody says why. Waits for the list.
    /// </summary>
    public IEnumerable<(RegionSearch Region, string? Name)> Clusters()
    {
        IReadOnlyList<string?> names;
        try
        {
            names = _listing!.GetAwaiter().GetResult();
        }
        catch (AwsException)
        {
            names = [null];
        }

        return names.Select(name => (this, name));
    }

    /// <summary>What AWS knows of a cluster; without a name, why they cannot be listed.</summary>
    public OidcFacts Look(string? name, CancellationToken cancellation) =>
        name is not null
            ? lookup.OfCluster(lookup.Begin(name, Asked), name, account: null, cancellation)
            : lookup.Begin(Asked ?? "(clusters)", Asked) with
            {
                AwsError = (AwsException)_listing!.Exception!.InnerException!,
            };

    /// <summary>Learns from a cluster's facts.</summary>
    public void Learn(OidcFacts facts)
    {
        EveryIssuerKnown &= facts is not { AwsError: not null, Issuer: null };
        Region ??= Arn.RegionOf(facts.Cluster?.Arn) ?? facts.Region;
    }
}
