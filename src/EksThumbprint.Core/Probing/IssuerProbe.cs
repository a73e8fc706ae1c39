using System.Collections.Concurrent;
using System.Diagnostics;

namespace EksThumbprint;

/// <summary>
/// Reads issuers over the network: the discovery document, the JWKS, and the chains that their hosts serve. Each host's
/// connections are kept for the next issuer on it.
/// </summary>
public sealed class IssuerProbe : IDisposable
{
    private readonly ConcurrentDictionary<(string Host, int Port), Lazy<Endpoint>> _endpoints = new();
    private readonly ProbeOptions _options;

    /// <summary>Creates a probe.</summary>
    public IssuerProbe(ProbeOptions? options = null) => _options = options ?? new ProbeOptions();

    /// <summary>Probes one issuer. What fails is in the result; only cancellation throws.</summary>
    public async Task<ProbeResult> ProbeAsync(IssuerUrl issuer, CancellationToken cancellation)
    {
        Stopwatch clock = Stopwatch.StartNew();
        Endpoint discovery = At(issuer.DiscoveryUrl);
        Reply reply = await discovery.GetAsync(issuer.DiscoveryUrl, cancellation).ConfigureAwait(false);
        Uri? jwksUri = null;
        ProbeFailure? failure = reply.Failure ?? DiscoveryDocument.Check(reply.Body!, issuer, out jwksUri);
        Endpoint? jwks = null;
        if (failure is null)
        {
            jwks = At(jwksUri!);
            Reply keys = await jwks.GetAsync(jwksUri!, cancellation).ConfigureAwait(false);
            failure = keys.Failure ?? JwksDocument.Check(keys.Body!, jwksUri!);
        }

        return new ProbeResult
        {
            Issuer = issuer,
            Discovery = Reading(discovery),
            Jwks = jwks is null || ReferenceEquals(jwks, discovery) ? null : Reading(jwks),
            JwksUri = jwksUri,
            Failure = failure,
            Elapsed = clock.Elapsed,
        };
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        foreach (Lazy<Endpoint> endpoint in _endpoints.Values)
        {
            if (endpoint.IsValueCreated) endpoint.Value.Dispose();
        }
    }

    private Endpoint At(Uri url)
    {
        (string, int) key = (url.IdnHost.ToLowerInvariant(), url.Port);
        return _endpoints.GetOrAdd(key, at => new Lazy<Endpoint>(() => new Endpoint(at.Host, at.Port, _options))).Value;
    }

    private static HostReading Reading(Endpoint endpoint)
    {
        IReadOnlyList<Handshake> handshakes = endpoint.Handshakes;
        return new HostReading
        {
            Host = endpoint.Host,
            Port = endpoint.Port,
            Chains = ServedChain.Distinct(handshakes.Select(handshake => handshake.Chain)),
            NameMatches = handshakes.Count > 0 && handshakes.All(handshake => handshake.NameMatches),
            RequiresTls13 = endpoint.RequiresTls13,
        };
    }
}
