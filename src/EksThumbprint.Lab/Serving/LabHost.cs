using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Authentication;
using EksThumbprint.Lab.Pki;

namespace EksThumbprint.Lab.Serving;

/// <summary>
/// One name that a <see cref="LabServer"/> answers to: its certificates, its TLS versions and its documents.
/// </summary>
/// <remarks>Everything can be changed while it serves, and holds from the next handshake or request on.</remarks>
public sealed class LabHost
{
    private readonly ConcurrentDictionary<string, Func<LabRequest, LabResponse>> _routes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _requests = new(StringComparer.Ordinal);
    private volatile LabChain _chain;
    private int _handshakes;
    private int _offers;

    internal LabHost(string name, LabChain chain)
    {
        Name = name;
        _chain = chain;
    }

    /// <summary>The DNS name, in lower case.</summary>
    public string Name { get; }

    /// <summary>What is sent in the handshake.</summary>
    public LabChain Chain
    {
        get => _chain;
        set => _chain = value;
    }

    /// <summary>
    /// What every second handshake sends in its place, as a farm does whose servers differ; null at first.
    /// </summary>
    public LabChain? Alternate { get; set; }

    /// <summary>The TLS versions offered; 1.2 and 1.3 at first.</summary>
    public SslProtocols Protocols { get; set; } = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>
    /// The protocols that it agrees to, by ALPN; HTTP/1.1 at first. It answers HTTP/1.1 whatever is agreed: what
    /// speaks another is a <see cref="LabFault"/>.
    /// </summary>
    public IReadOnlyList<SslApplicationProtocol> ApplicationProtocols { get; set; } = [SslApplicationProtocol.Http11];

    /// <summary>
    /// Whether clients may resume a session (then they see no certificates); true at first, as on public servers.
    /// </summary>
    public bool AllowTlsResume { get; set; } = true;

    /// <summary>The number of TLS handshakes completed.</summary>
    public int Handshakes => Volatile.Read(ref _handshakes);

    /// <summary>The number of requests for any path.</summary>
    public int Requests => _requests.Values.Sum();

    /// <summary>The number of requests for a path.</summary>
    public int RequestsTo(string path) => _requests.GetValueOrDefault(path);

    /// <summary>Answers a path in one way, in place of what it answered before.</summary>
    public void Serve(string path, LabResponse response) => Serve(path, _ => response);

    /// <summary>
    /// Answers a path as a function of each request. The function may be called from several threads at once.
    /// </summary>
    public void Serve(string path, Func<LabRequest, LabResponse> respond)
    {
        if (!path.StartsWith('/'))
            throw new ArgumentException("A path starts with a slash.", nameof(path));
        _routes[path] = respond;
    }

    /// <summary>Answers a path with 404 from now on.</summary>
    public void Remove(string path) => _routes.TryRemove(path, out _);

    internal LabResponse Respond(LabRequest request)
    {
        _requests.AddOrUpdate(request.Path, 1, (_, count) => count + 1);
        if (!_routes.TryGetValue(request.Path, out Func<LabRequest, LabResponse>? respond))
            return LabResponse.Error(404);
        return request.Method is "GET" or "HEAD" ? respond(request) : LabResponse.Error(405);
    }

    internal void CountHandshake() => Interlocked.Increment(ref _handshakes);

    internal SslServerAuthenticationOptions TlsOptions() =>
        new()
        {
            ServerCertificateContext = NextChain().Context,
            EnabledSslProtocols = Protocols,
            ApplicationProtocols = [.. ApplicationProtocols],
            AllowTlsResume = AllowTlsResume,
            AllowRenegotiation = false,
        };

    private LabChain NextChain() =>
        Alternate is { } other && Interlocked.Increment(ref _offers) % 2 == 0 ? other : Chain;
}
