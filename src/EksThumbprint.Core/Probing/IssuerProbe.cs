using System.Collections.Concurrent;
using EksThumbprint.Issuers;

namespace EksThumbprint.Probing;

/// <summary>
/// Reads issuers over the network: the discovery document, the JWKS, and the chains that their hosts serve. Each host's
/// connections are kept for the next issuer on it.
/// </summary>
public sealed class IssuerProbe : IDisposable
{
    private readonly ConcurrentDictionary<(string Host, int Port), Lazy<ProbedHost>> _hosts = new();
    private readonly ProbeOptions _options;

    /// <summary>Creates a probe.</summary>
    public IssuerProbe(ProbeOptions? options = null) => _options = options ?? new ProbeOptions();

    /// <inheritdoc cref="ProbeOptions.Window"/>
    public int Window => _options.Window;

    /// <summary>Probes one issuer. What fails is in the result; only cancellation throws.</summary>
    public async Task<ProbeResult> ProbeAsync(IssuerUrl issuer, CancellationToken cancellation)
    {
        ProbedHost discovery = At(issuer.DiscoveryUrl);
        Reply reply = await discovery.GetAsync(issuer.DiscoveryUrl, cancellation).ConfigureAwait(false);
        Uri? jwksUri = null;
        ProbeFailure? failure = reply.Failure ?? DiscoveryDocument.Check(reply.Body!, issuer, out jwksUri);
        ProbedHost? jwks = null;
        TimeSpan elapsed = reply.Elapsed;
        if (failure is null)
        {
            jwks = At(jwksUri!);
            if (jwks != discovery && await jwks.LiesInsideAsync(discovery, cancellation).ConfigureAwait(false))
                failure = ContentFailure.JwksInside(issuer.DiscoveryUrl, jwksUri!);
        }

        if (failure is null && jwks is not null)
        {
            Reply keys = await jwks.GetAsync(jwksUri!, cancellation).ConfigureAwait(false);
            elapsed += keys.Elapsed;
            failure = keys.Failure ?? JwksDocument.Check(keys.Body!, jwksUri!);
        }

        return new ProbeResult
        {
            Issuer = issuer,
            Discovery = discovery.Reading,
            Jwks = jwks is null || ReferenceEquals(jwks, discovery) ? null : jwks.Reading,
            JwksUri = jwksUri,
            Failure = failure,
            Elapsed = elapsed,
        };
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        foreach (Lazy<ProbedHost> host in _hosts.Values)
        {
            if (host.IsValueCreated)
                host.Value.Dispose();
        }
    }

    private ProbedHost At(Uri url)
    {
        (string, int) key = (url.IdnHost.ToLowerInvariant(), url.Port);
        return _hosts.GetOrAdd(key, at => new Lazy<ProbedHost>(() => new ProbedHost(at.Host, at.Port, _options))).Value;
    }
}
