using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Issuers;

namespace EksThumbprint.Workflow;

/// <summary>
/// Asks AWS what it knows of a target: the cluster's issuer, and the provider for it. What an input already tells is
/// not asked
/// again, and the account's providers are listed at most once.
/// </summary>
/// <param name="aws">Where to ask.</param>
/// <param name="now">The moment that the facts are judged at.</param>
/// <param name="width">How many calls may be under way at a time; one for an <see cref="IAws"/> that only one thread
/// may use.</param>
public sealed class ProviderLookup(IAws aws, DateTimeOffset now, int width = 1)
{
    private const string DescribeCluster = "eks:DescribeCluster";

    /// <summary>Whether an account's providers for other issuers than EKS's are left out.</summary>
    public bool EksOnly { get; set; }

    /// <summary>How many providers the last look at the whole account left out, once it is through.</summary>
    public int LeftOut { get; private set; }

    private readonly object _gate = new();
    private IReadOnlyList<string>? _providers;

    /// <summary>What AWS knows of a target. AWS's failures are in the facts; only cancellation throws.</summary>
    public OidcFacts Find(Target target, CancellationToken cancellation)
    {
        OidcFacts facts = OidcFacts.From(target, now);
        return target.ClusterName is { } cluster
            ? OfCluster(facts, cluster, target.Account, cancellation)
            : OfIssuer(facts, target.Account, target.ProviderArn, cancellation);
    }

    /// <summary>What AWS knows of a cluster that is already described: only its provider is asked for.</summary>
    public OidcFacts Find(Cluster cluster, CancellationToken cancellation)
    {
        OidcFacts facts = OidcFacts.From(cluster, now);
        return facts.Issuer is null ? facts : OfIssuer(facts, Arn.AccountOf(cluster.Arn), null, cancellation);
    }

    /// <summary>
    /// The same of many things, in their order; several are looked up at a time where that is allowed.
    /// </summary>
    public IEnumerable<T> Each<TItem, T>(IEnumerable<TItem> items, Func<TItem, T> find) =>
        OrderedPrefetch.Select(items, width, find);

    /// <summary>Only the issuer of a target: one call for a cluster, none for the rest.</summary>
    public OidcFacts FindIssuer(Target target, CancellationToken cancellation)
    {
        OidcFacts facts = OidcFacts.From(target, now);
        return target.ClusterName is { } cluster ? OfClusterAlone(facts, cluster, target.Account, cancellation) : facts;
    }

    /// <summary>
    /// Every cluster of a region and of the regions that EKS providers are registered for, the EKS providers that no
    /// cluster claims, then the providers for other issuers.
    /// </summary>
    /// <param name="region">The region to begin with; null for the one that is configured.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="AwsException">The providers cannot be listed, so there is no estate to speak of.</exception>
    public IEnumerable<OidcFacts> FindAll(string? region, CancellationToken cancellation)
    {
        List<(string Arn, IssuerUrl Issuer)> unclaimed = [.. EksProviders(region, cancellation)];
        HashSet<string> done = [];
        HashSet<IssuerUrl> claimed = [];
        foreach (
            string? each in new[] { region }.Concat(unclaimed.Select(provider => provider.Issuer.Eks!.Region)).ToList()
        )
        {
            if (each is not null && done.Contains(each))
                continue;
            string? actual = each;
            (IReadOnlyList<string> clusters, OidcFacts? failed) = Clusters(each, cancellation);
            if (failed is not null)
                yield return failed;
            bool everyIssuerKnown = failed is null;
            foreach (OidcFacts facts in Each(clusters, cluster => OfCluster(
                        new OidcFacts
                        {
                            Name = cluster,
                            Now = now,
                            Region = each,
                        },
                        cluster,
                        account: null,
                        cancellation
                    )))
            {
                unclaimed.RemoveAll(provider => provider.Issuer.Equals(facts.Issuer));
                if (facts.Issuer is { } issuer)
                    claimed.Add(issuer);
                everyIssuerKnown &= facts is not { AwsError: not null, Issuer: null };
                actual ??= Arn.RegionOf(facts.Cluster?.Arn) ?? facts.Region;
                yield return facts;
            }

            if (actual is not null)
                done.Add(actual);
            bool orphaned = everyIssuerKnown;
            List<(string Arn, IssuerUrl Issuer)> left =
            [
                .. unclaimed.Where(provider => provider.Issuer.Eks!.Region == actual),
            ];
            foreach (OidcFacts facts in Each(left, provider => OfUnclaimed(provider, actual, orphaned, cancellation)))
                yield return facts;
        }

        List<(string Arn, IssuerUrl Issuer)> others =
        [
            .. OtherProviders(region, cancellation).Where(provider => !claimed.Contains(provider.Issuer)),
        ];
        LeftOut = EksOnly ? others.Count : 0;
        if (EksOnly)
            yield break;

        // Nobody can say that such an issuer is gone, and IAM relies on the lists of these most.
        foreach (
            OidcFacts facts in Each(others, provider => OfUnclaimed(provider, region, orphaned: false, cancellation))
        )
            yield return facts;
    }

    private OidcFacts OfUnclaimed(
        (string Arn, IssuerUrl Issuer) provider,
        string? region,
        bool orphaned,
        CancellationToken cancellation
    )
    {
        OidcFacts facts = new()
        {
            Name = provider.Issuer.ProviderPath,
            Now = now,
            Region = region,
            Issuer = provider.Issuer,
            Orphaned = orphaned,
        };
        facts = OfIssuer(facts, account: null, provider.Arn, cancellation);
        return facts is { Orphaned: true, Provider: null } ? facts with { ProviderArn = provider.Arn } : facts;
    }

    /// <summary>A region's clusters; when they cannot be listed none, and facts that say why.</summary>
    private (IReadOnlyList<string> Clusters, OidcFacts? Failed) Clusters(string? region, CancellationToken cancellation)
    {
        try
        {
            return (aws.ListClusters(region, cancellation), null);
        }
        catch (AwsException error)
        {
            return (
                [],
                new OidcFacts
                {
                    Name = region ?? "(clusters)",
                    Now = now,
                    Region = region,
                    AwsError = error,
                }
            );
        }
    }

    private IEnumerable<(string Arn, IssuerUrl Issuer)> EksProviders(string? region, CancellationToken cancellation) =>
        ReadableProviders(region, cancellation).Where(provider => provider.Issuer.Eks is not null);

    private IEnumerable<(string Arn, IssuerUrl Issuer)> OtherProviders(
        string? region,
        CancellationToken cancellation
    ) => ReadableProviders(region, cancellation).Where(provider => provider.Issuer.Eks is null);

    private IEnumerable<(string Arn, IssuerUrl Issuer)> ReadableProviders(
        string? region,
        CancellationToken cancellation
    )
    {
        foreach (string arn in Providers(region, cancellation))
        {
            if (Arn.IssuerOfProvider(arn) is { } path && ProviderPathMatch.IssuerOf(path) is { } issuer)
                yield return (arn, issuer);
        }
    }

    private OidcFacts OfCluster(OidcFacts facts, string name, string? account, CancellationToken cancellation)
    {
        facts = OfClusterAlone(facts, name, account, cancellation);
        return facts.Issuer is null ? facts : OfIssuer(facts, Arn.AccountOf(facts.Cluster?.Arn), null, cancellation);
    }

    private OidcFacts OfClusterAlone(OidcFacts facts, string name, string? account, CancellationToken cancellation)
    {
        try
        {
            if (aws.FindCluster(name, facts.Region, cancellation) is not { } cluster)
                return facts with
                {
                    ClusterMissing = true,
                    Search = MissingCluster.Search(aws, name, facts.Region, account, cancellation),
                };

            // EKS looks by name in the caller's account: a cluster of the same name there is not the one that the ARN
            // means.
            if (account is not null && Arn.AccountOf(cluster.Arn) is { } actual && actual != account)
            {
                return facts with
                {
                    AwsError = new AwsException(
                        AwsFailure.NotFound,
                        DescribeCluster,
                        detail: $"the ARN is of account {account}, the credentials are of account {actual}"
                    ),
                };
            }

            return facts.With(cluster);
        }
        catch (AwsException error)
        {
            return facts with { AwsError = error };
        }
        catch (InputException senseless)
        {
            return facts with
            {
                AwsError = new AwsException(
                    AwsFailure.Other,
                    DescribeCluster,
                    detail: $"the cluster's issuer: {senseless.Message}",
                    inner: senseless
                ),
            };
        }
    }

    private OidcFacts OfIssuer(OidcFacts facts, string? account, string? givenArn, CancellationToken cancellation)
    {
        IssuerUrl issuer = facts.Issuer!;
        account ??= Arn.AccountOf(givenArn);
        string? partition = Arn.PartitionOf(givenArn);
        facts = facts with
        {
            ProviderSought = true,
            ProviderArn = account is null ? null : issuer.ProviderArn(account, partition),
        };
        try
        {
            string? arn = facts.ProviderArn ?? ProviderPathMatch.Exact(Providers(facts.Region, cancellation), issuer);
            Provider? provider = arn is null ? null : aws.FindProvider(arn, facts.Region, cancellation);
            return provider is not null
                ? facts with
                {
                    ProviderArn = arn,
                    Provider = provider,
                    Listed = provider.Thumbprints,

                    // A list that is there already costs nothing; it is not fetched for this.
                    OtherForms = _providers is null ? [] : OtherForms(facts, cancellation),
                }
                : facts with
                {
                    OtherForms = OtherForms(facts, cancellation),
                };
        }
        catch (AwsException error)
        {
            return facts with { AwsError = error };
        }
    }

    /// <summary>
    /// None when they cannot be listed: that there is no provider for the issuer is known all the same.
    /// </summary>
    private IReadOnlyList<string> OtherForms(OidcFacts facts, CancellationToken cancellation)
    {
        try
        {
            return ProviderPathMatch.OtherForms(Providers(facts.Region, cancellation), facts.Issuer!);
        }
        catch (AwsException)
        {
            return [];
        }
    }

    private IReadOnlyList<string> Providers(string? region, CancellationToken cancellation)
    {
        // Who comes while it is being listed waits for that list.
        lock (_gate)
            return _providers ??= aws.ListProviders(region, cancellation);
    }
}
