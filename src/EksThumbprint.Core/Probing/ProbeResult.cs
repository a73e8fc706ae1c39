using EksThumbprint.Issuers;

namespace EksThumbprint.Probing;

/// <summary>What a probe of an issuer found: as much as was learnt, also when something failed.</summary>
public sealed record ProbeResult
{
    /// <summary>The issuer that was probed.</summary>
    public required IssuerUrl Issuer { get; init; }

    /// <summary>The host of the discovery document.</summary>
    public required HostReading Discovery { get; init; }

    /// <summary>The host of the JWKS, when it is another one and was reached so far that it is known.</summary>
    public HostReading? Jwks { get; init; }

    /// <summary>The <c>jwks_uri</c>, when the discovery document has a usable one.</summary>
    public Uri? JwksUri { get; init; }

    /// <summary>What failed; null when both documents are in order.</summary>
    public ProbeFailure? Failure { get; init; }

    /// <summary>How long the two documents took together. IAM gives up after 5 seconds.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The hosts, the discovery document's first.</summary>
    public IReadOnlyList<HostReading> Hosts => Jwks is null ? [Discovery] : [Discovery, Jwks];
}
