using EksThumbprint.Chains;
using EksThumbprint.Issuers;
using EksThumbprint.Tokens;

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

    /// <summary>The issuer's keys; null when they were not read, or are not kept.</summary>
    public JsonWebKeySet? Keys { get; init; }

    /// <summary>What failed; null when both documents are in order.</summary>
    public ProbeFailure? Failure { get; init; }

    /// <summary>How long the two documents took together. IAM gives up after 5 seconds.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The hosts, the discovery document's first.</summary>
    public IReadOnlyList<HostReading> Hosts => Jwks is null ? [Discovery] : [Discovery, Jwks];
}

/// <summary>What one host (the discovery document's, or the JWKS's) showed.</summary>
public sealed record HostReading
{
    /// <summary>The host's name, as in the URL.</summary>
    public required string Host { get; init; }

    /// <summary>The TCP port.</summary>
    public required int Port { get; init; }

    /// <summary>
    /// The chains that it served, each once, the first handshake's first. Empty when no handshake came so far.
    /// </summary>
    public IReadOnlyList<ServedChain> Chains { get; init; } = [];

    /// <summary>Whether the leaf is valid for the host's name, in every handshake.</summary>
    public bool NameMatches { get; init; }

    /// <summary>
    /// Whether the server refuses TLS 1.2. IAM then relies on the thumbprint list (IAM guide, obtaining the
    /// thumbprint).
    /// </summary>
    public bool RequiresTls13 { get; init; }

    /// <summary>
    /// The dual-stack name by which the host was reached, because its own does not resolve from here; null otherwise.
    /// </summary>
    public string? Alias { get; init; }

    /// <summary>What failed at addresses of the host that did not answer while others did.</summary>
    public IReadOnlyList<ProbeFailure> Silent { get; init; } = [];

    /// <summary>The served chain; null when there is none.</summary>
    public ServedChain? Chain => Chains.Count > 0 ? Chains[0] : null;
}
