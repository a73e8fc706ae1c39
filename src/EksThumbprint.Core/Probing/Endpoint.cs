using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace EksThumbprint.Probing;

/// <summary>
/// One of a host's addresses, or the proxy to it: the connections there, and the certificates that it showed in their
/// handshakes.
/// </summary>
[SuppressMessage("Security", "CA5398", Justification = "The version is offered on purpose; the ladder says why.")]
internal sealed class Endpoint : IDisposable
{
    /// <summary>A server that shows something else each time is known well enough by so many.</summary>
    private const int MaxKept = 32;

    private readonly ConcurrentQueue<Handshake> _handshakes = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Connections _tls12;
    private readonly Lazy<Connections> _newest;
    private readonly ProbeOptions _options;
    private readonly Route _route;
    private readonly object _learning = new();
    private volatile ServerTerms _terms = new();

    public Endpoint(Route route, ProbeOptions options)
    {
        (_options, _route) = (options, route);
        Address = route.Address;
        _tls12 = new Connections(SslProtocols.Tls12, route, options, Keep, _closing.Token);
        _newest = new(() => new Connections(SslProtocols.None, route, options, Keep, _closing.Token));
    }

    /// <summary>The address that is dialled; null behind a proxy.</summary>
    public IPAddress? Address { get; }

    /// <inheritdoc cref="ServerTerms.RequiresTls13"/>
    public bool RequiresTls13 => _terms.RequiresTls13;

    /// <summary>Whether a handshake showed certificates.</summary>
    public bool ShowedCertificates => !_handshakes.IsEmpty;

    /// <summary>What the handshakes showed, each different thing once, the first one first.</summary>
    public IReadOnlyList<Handshake> Handshakes => [.. _handshakes];

    /// <summary>GETs a document, under one offer after the other until the server takes one.</summary>
    /// <param name="url">The document.</param>
    /// <param name="before">How much of its time has passed already.</param>
    /// <param name="stop">Cancelled when the user stops the run.</param>
    public async Task<FetchResult> GetAsync(Uri url, TimeSpan before, CancellationToken stop)
    {
        using Deadline deadline = new(_options.Timeout, before, stop);
        OfferLadder ladder = new(_terms);
        FetchResult? final = null;
        while (final is null)
        {
            Connections connections = ladder.Offer.OnlyTls12 ? _tls12 : _newest.Value;
            DocumentRequest request = new(connections, url, ladder.Offer.Http2);
            (AttemptEnd end, FetchResult result) = await request.SendAsync(deadline).ConfigureAwait(false);
            final = ladder.After(end, result);
        }

        Learn(ladder.Terms);
        return final with { Elapsed = deadline.Elapsed, Failure = NetworkFailure.Along(_route, final.Failure) };
    }

    /// <summary>Meets the address once more, over a new connection; what it shows joins the handshakes.</summary>
    public async Task MeetAgainAsync(Uri url, CancellationToken stop)
    {
        SslProtocols versions = RequiresTls13 ? SslProtocols.None : SslProtocols.Tls12;
        using Connections another = new(versions, _route, _options, Keep, _closing.Token);
        using Deadline deadline = new(_options.Timeout, TimeSpan.Zero, stop);
        await new DocumentRequest(another, url, http2: false).SendAsync(deadline).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether this machine has no way to the address at all, as without IPv6: that says nothing about the server.
    /// </summary>
    public bool NoWayFromHere(FetchResult result) =>
        Address?.AddressFamily == AddressFamily.InterNetworkV6
        && result.Failure is { Phase: ProbePhase.Connect, Kind: ProbeFailureKind.Connection };

    public void Dispose()
    {
        _closing.Cancel();
        _tls12.Dispose();
        if (_newest.IsValueCreated)
            _newest.Value.Dispose();
        _closing.Dispose();
    }

    /// <summary>Documents that are under way together may learn different things.</summary>
    private void Learn(ServerTerms learnt)
    {
        lock (_learning)
        {
            if (learnt.SpeaksTls12 || learnt.SpeaksNewer)
                _terms = learnt with
                {
                    Http2Fails = learnt.Http2Fails || _terms.Http2Fails,
                    Answers = learnt.Answers || _terms.Answers,
                };
        }
    }

    private void Keep(Handshake handshake)
    {
        if (_handshakes.Count >= MaxKept || _handshakes.Any(handshake.Equals))
            return;
        _handshakes.Enqueue(handshake);
        _ = Task.Run(() => handshake.Chain); // its signatures are checked while the document is under way
    }
}
