namespace EksThumbprint;

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

    /// <summary>Whether AWS was asked for the provider. Without it only the chain can be judged.</summary>
    public bool ProviderSought { get; init; }

    /// <summary>The ARN that the provider has, or would have; null when the account is not known.</summary>
    public string? ProviderArn { get; init; }

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

    /// <summary>Whether the provider's cluster is known not to exist.</summary>
    public bool Orphaned { get; init; }

    /// <summary>Why AWS gave no answer.</summary>
    public AwsException? AwsError { get; init; }

    /// <summary>What the network showed; null when it was not asked.</summary>
    public ProbeResult? Probe { get; init; }

    /// <summary>The verdict on each chain that was served, in the order of the probe's hosts.</summary>
    public IReadOnlyList<TrustVerdict> Trust { get; init; } = [];

    /// <summary>Whether some host is not what it claims to be.</summary>
    public bool Intercepted => Trust.Any(verdict => verdict.Intercepted);

    /// <summary>Adds what the network showed, and the verdicts on it.</summary>
    public OidcFacts With(ProbeResult probe, TrustPolicy policy) => With(probe, new KeptVerdicts(policy));

    /// <summary>The same, with verdicts that were kept.</summary>
    internal OidcFacts With(ProbeResult probe, KeptVerdicts verdicts) =>
        this with
        {
            Probe = probe,
            Trust = [.. probe.Hosts.SelectMany(host => verdicts.Of(host, Now))],
        };
}
