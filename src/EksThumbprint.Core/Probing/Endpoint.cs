using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace EksThumbprint.Probing;

/// <summary>
/// One way to a host: one of its addresses, or a proxy. Its connections, and the certificates that it showed in their
/// handshakes.
/// </summary>
/// <remarks>
/// TLS 1.2 is offered first, and newer versions only to a server that refuses it. That is how to learn that a server
/// insists on TLS 1.3 (IAM then relies on the thumbprint list) without a second handshake to all the others.
/// </remarks>
[SuppressMessage("Security", "CA5398", Justification = "The version is offered on purpose; the class remarks say why.")]
internal sealed class Endpoint : IDisposable
{
    /// <summary>A server that shows something else each time is known well enough by so many.</summary>
    private const int MaxKept = 32;

    private readonly ConcurrentQueue<Handshake> _handshakes = new();
    private readonly Dialler _tls12;
    private readonly Lazy<Dialler> _newest;
    private readonly Route _route;
    private readonly ProbeOptions _options;
    private readonly CancellationTokenSource _closing = new();
    private volatile bool _refusesTls12;
    private volatile bool _speaksTls12;
    private volatile bool _speaksNewer;

    public Endpoint(Route route, ProbeOptions options)
    {
        _route = route;
        _options = options;
        _tls12 = Dial(SslProtocols.Tls12);
        _newest = new Lazy<Dialler>(() => Dial(SslProtocols.None));
    }

    /// <summary>The address that is dialled; null behind a proxy.</summary>
    public IPAddress? Address => _route.Address;

    /// <summary>Whether the server answers only when a version newer than TLS 1.2 is offered.</summary>
    public bool RequiresTls13 => _refusesTls12;

    /// <summary>Whether a handshake showed certificates.</summary>
    public bool Live => !_handshakes.IsEmpty;

    /// <summary>What the handshakes showed, each different thing once, the first one first.</summary>
    public IReadOnlyList<Handshake> Handshakes => [.. _handshakes];

    /// <summary>GETs a document of this host.</summary>
    public async Task<Reply> GetAsync(Uri url, CancellationToken cancellation)
    {
        if (_refusesTls12)
            return await GetAsync(_newest.Value, url, cancellation).ConfigureAwait(false);
        Reply reply = await GetAsync(_tls12, url, cancellation).ConfigureAwait(false);
        if (!LooksRefused(reply))
            return reply;
        Reply newest = await GetAsync(_newest.Value, url, cancellation).ConfigureAwait(false);
        if (!_speaksNewer)
        {
            bool refusesAlpn = LooksRefused(newest) && await RefusesAlpnAsync(url, cancellation).ConfigureAwait(false);
            return refusesAlpn ? await GetAsync(url, cancellation).ConfigureAwait(false) : reply;
        }

        // A connection that merely broke looks like a refusal: only a server that refuses twice refuses.
        Reply again = await GetAsync(_tls12, url, cancellation).ConfigureAwait(false);
        if (!LooksRefused(again))
            return again;

        // Without an answer it may be something else that the server did not like, such as a missing client
        // certificate.
        _refusesTls12 = newest.Answered;
        return newest;
    }

    /// <summary>
    /// Whether this machine has no way to the address at all, as without IPv6: that says nothing about the server.
    /// </summary>
    public bool NoWayFromHere(Reply reply) =>
        Address?.AddressFamily == AddressFamily.InterNetworkV6
        && reply.Failure is { Phase: ProbePhase.Connect, Kind: ProbeFailureKind.Connection };

    public void Dispose()
    {
        _closing.Cancel();
        _tls12.Client.Dispose();
        if (_newest.IsValueCreated)
            _newest.Value.Client.Dispose();
        _closing.Dispose();
    }

    /// <summary>
    /// Whether a server that refuses every handshake takes one that names no protocol: some refuse whatever they are
    /// not set up for
    /// (alert no_application_protocol, RFC 7301, section 3.2), or any extension that they do not know. HTTP/2 is then
    /// not offered any more.
    /// </summary>
    private async Task<bool> RefusesAlpnAsync(Uri url, CancellationToken cancellation)
    {
        if (!Transport.OffersHttp2)
            return false;
        await Request(_newest.Value, url, onlyHttp11: true).SendAsync(cancellation).ConfigureAwait(false);
        if (!_speaksNewer)
            return false;
        _tls12.Progress.GiveUpHttp2();
        _newest.Value.Progress.GiveUpHttp2();
        return true;
    }

    private bool LooksRefused(Reply reply) =>
        !_speaksTls12
        && reply.Failure is { Phase: ProbePhase.Handshake, Kind: ProbeFailureKind.Tls or ProbeFailureKind.Connection };

    private Task<Reply> GetAsync(Dialler dialler, Uri url, CancellationToken cancellation) =>
        Request(dialler, url).SendAsync(cancellation);

    private DocumentRequest Request(Dialler dialler, Uri url, bool onlyHttp11 = false) =>
        new(dialler.Client, _route, url, _options, dialler.Progress) { OnlyHttp11 = onlyHttp11 };

    private Dialler Dial(SslProtocols protocols)
    {
        ConnectionProgress progress = new();
        HttpMessageHandler handler = Transport.Create(
            protocols,
            _route.Proxy,
            _options.ThrottleLimit,
            handshake => Shown(protocols, progress, handshake),
            progress,
            _options.Timeout,
            _closing.Token
        );
        return new Dialler(
            new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan },
            progress
        );
    }

    private void Shown(SslProtocols protocols, ConnectionProgress progress, Handshake? handshake)
    {
        progress.Shown();
        if (protocols == SslProtocols.Tls12)
            _speaksTls12 = true;
        else
            _speaksNewer = true;
        if (handshake is null || _handshakes.Count >= MaxKept || _handshakes.Any(handshake.Equals))
            return;
        _handshakes.Enqueue(handshake);
        _ = Task.Run(() => handshake.Chain); // its signatures are checked while the document is under way
    }

    /// <summary>Connections that offer certain TLS versions, and how far they have come.</summary>
    private sealed record Dialler(HttpClient Client, ConnectionProgress Progress);
}
