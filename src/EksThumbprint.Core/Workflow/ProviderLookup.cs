using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Issuers;

namespace EksThumbprint.Workflow;

/// <summary>
/// Asks AWS what it knows of a target: the cluster's issuer, and the provider for it. What an input already tells is
/// not asked again, and the account's providers are listed at most once.
/// </summary>
/// <param name="aws">Where to ask.</param>
/// <param name="now">The moment that the facts are judged at.</param>
/// <param name="width">How many calls may be under way at a time, as far as <paramref name="aws"/> allows it.</param>
public sealed class ProviderLookup(IAws aws, DateTimeOffset now, int width = 1)
{
    private const string DescribeCluster = "eks:DescribeCluster";

    private readonly ProviderList _providers = new(aws);
    private readonly CallsAside? _aside = Math.Min(width, aws.CallsAtATime) is > 1 and int several
        ? new(several)
        : null;

    /// <summary>Whether several calls may be under way at a time.</summary>
    public bool Overlaps => _aside is not null;

    /// <summary>The clusters, as far as they are asked for.</summary>
    internal ClusterLists Clusters { get; } = new(aws);

    /// <summary>The account's providers, as far as they are asked for.</summary>
    internal ProviderList Providers => _providers;

    /// <summary>Facts of which nothing is known yet but a name.</summary>
    internal OidcFacts Begin(string name, string? region) =>
        new()
        {
            Name = name,
            Now = now,
            Region = region,
        };

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
    /// <param name="items">The things.</param>
    /// <param name="find">Looks one up. Its token also ends what nobody wants any more.</param>
    /// <param name="cancellation">Stops it all.</param>
    public IEnumerable<T> Each<TItem, T>(
        IEnumerable<TItem> items,
        Func<TItem, CancellationToken, T> find,
        CancellationToken cancellation
    ) => OrderedPrefetch.Select(items, _aside, find, cancellation);

    /// <summary>Looks something up aside where several calls may be under way, and otherwise here and now.</summary>
    public Task<T> FindAsync<T>(Func<T> find, CancellationToken cancellation) =>
        _aside is null ? Task.FromResult(find()) : _aside.AskAsync(find, cancellation);

    /// <summary>Waits a little until the calls that were cancelled have ended, their child processes too.</summary>
    public void Settle() => _aside?.Settle();

    /// <summary>Only the issuer of a target: one call for a cluster, none for the rest.</summary>
    public OidcFacts FindIssuer(Target target, CancellationToken cancellation)
    {
        OidcFacts facts = OidcFacts.From(target, now);
        return target.ClusterName is { } cluster ? OfClusterAlone(facts, cluster, target.Account, cancellation) : facts;
    }

    internal OidcFacts OfCluster(OidcFacts facts, string name, string? account, CancellationToken cancellation)
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
                    Search = MissingCluster.Search(aws, Clusters, name, facts.Region, account, cancellation),
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

    internal OidcFacts OfIssuer(OidcFacts facts, string? account, string? givenArn, CancellationToken cancellation)
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
            string? arn = facts.ProviderArn ?? _providers.Exact(issuer, facts.Region, cancellation);
            Provider? provider = arn is null ? null : aws.FindProvider(arn, facts.Region, cancellation);
            return provider is not null
                ? facts with
                {
                    ProviderArn = arn,
                    Provider = provider,
                    Listed = provider.Thumbprints,

                    // A list that is there already costs nothing; it is not fetched for this.
                    OtherForms = _providers.IsRead ? _providers.OtherForms(issuer, facts.Region, cancellation) : [],
                }
                : facts with
                {
                    OtherForms = _providers.OtherForms(issuer, facts.Region, cancellation),
                };
        }
        catch (AwsException error)
        {
            return facts with { AwsError = error };
        }
    }
}
