using EksThumbprint.Aws;
using EksThumbprint.Common;
using EksThumbprint.Issuers;
using EksThumbprint.Probing;
using EksThumbprint.Trust;

namespace EksThumbprint.Assessment;

/// <summary>All that was learnt about one input, before anything is judged.</summary>
public sealed record OidcFacts
{
    private readonly string _name = string.Empty;

    /// <summary>
    /// The name for people: the cluster's, otherwise the issuer's host and path; escaped for display.
    /// </summary>
    public required string Name
    {
        get => _name;
        init => _name = Printable.Escape(value);
    }

    /// <summary>The moment of judgement.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The cluster, when one is known.</summary>
    public Cluster? Cluster { get; init; }

    /// <summary>The issuer as tokens name it, when known.</summary>
    public IssuerUrl? Issuer { get; init; }

    /// <summary>The region that the input tells, for the calls to AWS.</summary>
    public string? Region { get; init; }

    /// <summary>
    /// The region to show beside the name; null when nothing tells it, for an issuer that belongs to none, and where
    /// the region itself is the name.
    /// </summary>
    public string? Place =>
        Cluster is null && (Issuer is { Eks: null } || Name == Region) ? null : Region ?? Issuer?.Eks?.Region;

    /// <summary>Whether only the host's chain is wanted: no cluster and so no documents are known.</summary>
    public bool HostOnly { get; init; }

    /// <summary>Whether AWS was asked for the provider. Without it only the chain can be judged.</summary>
    public bool ProviderSought { get; init; }

    /// <summary>The ARN that the provider has, or would have; null when the account is not known.</summary>
    public string? ProviderArn { get; init; }

    /// <summary>The 12-digit account, as far as an ARN tells it.</summary>
    public string? Account => Arn.AccountOf(ProviderArn) ?? Arn.AccountOf(Cluster?.Arn);

    /// <summary>The provider, when there is one.</summary>
    public Provider? Provider { get; init; }

    /// <summary>ARNs of providers that are registered under another form of the issuer.</summary>
    public IReadOnlyList<string> OtherForms { get; init; } = [];

    /// <summary>
    /// The thumbprints to compare with: the provider's, or a list that the user gave. Null when there is nothing to
    /// compare.
    /// </summary>
    public IReadOnlyList<string>? Listed { get; init; }

    /// <summary>Whether a cluster was named that does not exist.</summary>
    public bool ClusterMissing { get; init; }

    /// <summary>Where the missing cluster was looked for.</summary>
    public ClusterSearch? Search { get; init; }

    /// <summary>Whether the provider's cluster is known not to exist.</summary>
    public bool Orphaned { get; init; }

    /// <summary>Why AWS gave no answer.</summary>
    public AwsException? AwsError { get; init; }

    /// <summary>What the network showed; null when it was not asked.</summary>
    public ProbeResult? Probe { get; init; }

    /// <summary>The verdict on each chain that was served, in the order of the probe's hosts.</summary>
    public IReadOnlyList<TrustVerdict> Trust { get; init; } = [];

    /// <summary>The roots that the user vouches for.</summary>
    public IReadOnlyList<VouchedRoot> TrustedRoots { get; init; } = [];

    /// <summary>
    /// What was given of a pod, its token or its role; null when the question is about the issuer alone.
    /// </summary>
    public PodFacts? Pod { get; init; }

    /// <summary>Whether some host is not what it claims to be.</summary>
    public bool Intercepted => Trust.Any(verdict => verdict.Intercepted);

    /// <summary>What a target tells.</summary>
    public static OidcFacts From(Target target, DateTimeOffset now) =>
        new()
        {
            Name = target.ClusterName ?? target.Issuer!.ProviderPath,
            Now = now,
            Region = target.Region,
            Issuer = target.Issuer?.Canonical,
        };

    /// <summary>A region alone: the host that all of its clusters share.</summary>
    /// <exception cref="InputException"><c>UnknownRegion</c>: no partition has a region of that form.</exception>
    public static OidcFacts FromRegion(string region, DateTimeOffset now)
    {
        Partition partition = Partition.OfRegion(region)
            ?? throw new InputException(
                "UnknownRegion",
                $"'{Printable.Shorten(region, 60)}' is not a region's name. One looks like eu-west-1."
            );
        string host = new EksHost(partition, region, IsDualStackAlias: false).IssuerHost;
        return new OidcFacts
        {
            Name = host,
            Now = now,
            Region = region,
            Issuer = IssuerUrl.Parse(host),
            HostOnly = true,
        };
    }

    /// <summary>What a described cluster tells.</summary>
    /// <exception cref="InputException">Its issuer is no URL.</exception>
    public static OidcFacts From(Cluster cluster, DateTimeOffset now) =>
        new OidcFacts
        {
            Name = cluster.Name,
            Now = now,
            Region = Arn.RegionOf(cluster.Arn),
        }.With(cluster);

    /// <summary>
    /// What a provider tells that was already read; its ARN may be empty, for IAM's answer holds none.
    /// </summary>
    /// <exception cref="InputException">Its URL is no issuer.</exception>
    public static OidcFacts From(Provider provider, DateTimeOffset now)
    {
        IssuerUrl issuer = IssuerUrl.Parse(provider.Url).Canonical;
        OidcFacts facts = new()
        {
            Name = issuer.ProviderPath,
            Now = now,
            Issuer = issuer,
            Region = issuer.Eks?.Region,
            ProviderSought = true,
        };
        return provider.Url == issuer.ProviderPath
            ? facts with
            {
                ProviderArn = provider.Arn.Length > 0 ? provider.Arn : null,
                Provider = provider,
                Listed = provider.Thumbprints,
            }
            : facts with
            {
                OtherForms = [provider.Url],
            };
    }

    /// <summary>Adds a described cluster.</summary>
    /// <exception cref="InputException">Its issuer is no URL.</exception>
    internal OidcFacts With(Cluster cluster)
    {
        OidcFacts facts = this with { Cluster = cluster, Region = Region ?? Arn.RegionOf(cluster.Arn) };
        if (string.IsNullOrEmpty(cluster.Issuer))
            return facts;
        IssuerUrl issuer = IssuerUrl.Parse(cluster.Issuer!).Canonical;
        return facts with { Issuer = issuer, Region = facts.Region ?? issuer.Eks?.Region };
    }

    /// <summary>Adds what the network showed, and the verdicts on it.</summary>
    public OidcFacts With(ProbeResult probe, TrustPolicy policy) => With(probe, new TrustVerdictCache(policy));

    /// <summary>The same, with verdicts that were kept.</summary>
    internal OidcFacts With(ProbeResult probe, TrustVerdictCache verdicts) =>
        this with
        {
            Probe = probe,
            TrustedRoots = verdicts.TrustedRoots,
            Trust = [.. probe.Hosts.SelectMany(host => verdicts.Judge(host, Now))],
        };
}
