using System.Collections.Concurrent;
using EksThumbprint.Issuers;
using EksThumbprint.Tokens;

namespace EksThumbprint.Probing;

/// <summary>
/// Reads issuers over the network: the discovery document, the JWKS, and the chains that their hosts serve. Each host's
/// connections, and what was learnt of it, are kept for the next issuer on it.
/// </summary>
public sealed class IssuerProbe : IDisposable
{
    private readonly ConcurrentDictionary<(string Host, int Port), Lazy<ProbedHost>> _hosts = new();
    private readonly ProbeOptions _options;
    private readonly PriorityGate _window;
    private long _number;

    /// <summary>Creates a probe.</summary>
    public IssuerProbe(ProbeOptions? options = null)
    {
        _options = options ?? new ProbeOptions();
        _window = new PriorityGate(_options.Window);
    }

    /// <summary>
    /// Probes one issuer. What fails is in the result; only cancellation throws. Any number may be begun: they wait for
    /// their turn, the oldest first, and one whose host is slow holds up no other host's.
    /// </summary>
    public async Task<ProbeResult> ProbeAsync(IssuerUrl issuer, CancellationToken cancellation)
    {
        long number = Interlocked.Increment(ref _number);
        ProbedHost discovery = At(issuer.DiscoveryUrl);
        FetchResult document = await discovery
            .GetAsync(issuer.DiscoveryUrl, number, cancellation)
            .ConfigureAwait(false);
        Uri? jwksUri = null;
        ProbeFailure? failure = document.Failure ?? DiscoveryDocument.Check(document.Body!, issuer, out jwksUri);
        ProbedHost? jwks = null;
        TimeSpan elapsed = document.Elapsed;
        if (failure is null)
        {
            jwks = At(jwksUri!);
            if (jwks != discovery && await jwks.LiesInsideAsync(discovery, number, cancellation).ConfigureAwait(false))
                failure = ContentFailure.JwksInside(issuer.DiscoveryUrl, jwksUri!);
        }

        JsonWebKeySet? keys = null;
        if (failure is null && jwks is not null)
        {
            FetchResult read = await jwks.GetAsync(jwksUri!, number, cancellation).ConfigureAwait(false);
            elapsed += read.Elapsed;
            failure = read.Failure ?? JwksDocument.Check(read.Body!, jwksUri!, out keys);
        }

        return new ProbeResult
        {
            Issuer = issuer,
            Discovery = discovery.Reading,
            Jwks = jwks is null || ReferenceEquals(jwks, discovery) ? null : jwks.Reading,
            JwksUri = jwksUri,
            Keys = keys,
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
        return _hosts
            .GetOrAdd(key, at => new Lazy<ProbedHost>(() => new ProbedHost(at.Host, at.Port, _options, _window)))
            .Value;
    }
}
