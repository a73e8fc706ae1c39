using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EksThumbprint.Chains;

namespace EksThumbprint.Probing;

/// <summary>
/// One host and port. It is met once, at each address of its name, however many issuers it has; after that it is asked
/// for
/// at most so many documents at a time.
/// </summary>
internal sealed class ProbedHost(string host, int port, ProbeOptions options) : IDisposable
{
    /// <summary>More addresses than this are not looked at.</summary>
    private const int MaxAddresses = 16;

    private readonly SemaphoreSlim _first = new(1);
    private readonly SemaphoreSlim _places = new(options.ThrottleLimit);
    private readonly Stopwatch _sinceFailure = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly object _reading = new();
    private HostPause? _pause;
    private HostReading? _last;
    private int _lastHandshakes;
    private Meeting? _lastMeeting;
    private IReadOnlyList<Endpoint> _ways = [];
    private Meeting? _meeting;

    /// <summary>
    /// What was learnt so far: the same object for as long as nothing new is, so that what is judged of it can be
    /// kept.
    /// </summary>
    public HostReading Reading
    {
        get
        {
            List<Handshake> handshakes = [.. _ways.SelectMany(way => way.Handshakes)];
            bool requiresTls13 = _ways.Any(way => way.RequiresTls13);
            lock (_reading)
            {
                if (
                    _last is not null
                    && _lastHandshakes == handshakes.Count
                    && _last.RequiresTls13 == requiresTls13
                    && ReferenceEquals(_lastMeeting, _meeting)
                )
                    return _last;
                (_lastHandshakes, _lastMeeting) = (handshakes.Count, _meeting);
                return _last = new HostReading
                {
                    Host = host,
                    Port = port,
                    Chains = ServedChain.Distinct(handshakes.Select(handshake => handshake.Chain)),
                    NameMatches = handshakes.Count > 0 && handshakes.All(handshake => handshake.NameMatches),
                    RequiresTls13 = requiresTls13,
                    Silent = _meeting?.Silent ?? [],
                };
            }
        }
    }

    private HostPause Pause =>
        LazyInitializer.EnsureInitialized(ref _pause, () =>
            new HostPause(options.Clock, options.Timeout, _closing.Token)
        )!;

    private string Where => options.ConnectTo is { } other ? $"{host}:{port} (at {other})" : $"{host}:{port}";

    /// <summary>
    /// Whether a document of a public host leads here although this is an inside address: a probe is no way into a
    /// network.
    /// </summary>
    public async Task<bool> LiesInsideAsync(ProbedHost from, CancellationToken cancellation)
    {
        if (options.ConnectTo is not null || from._ways.All(IsInside))
            return false;
        await _first.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            Uri url = new UriBuilder(Uri.UriSchemeHttps, host, port).Uri;
            if (await FindWaysAsync(url, cancellation).ConfigureAwait(false) is { } lost)
                _ = Lose(url, lost); // what resolves only the next time was not looked at here
            return (IPAddress.TryParse(host, out IPAddress? literal) && !options.Names.IsPublic(literal))
                || _ways.Any(IsInside);
        }
        finally
        {
            _first.Release();
        }
    }

    /// <summary>GETs a document of this host; again after a pause when the host asks to slow down.</summary>
    public async Task<Reply> GetAsync(Uri url, CancellationToken cancellation)
    {
        Meeting met = await MeetAsync(url, cancellation).ConfigureAwait(false);
        if (met.Way is null || (met.Url == url && (met.Reply.Throttling is null || Pause.GivenUp)))
            return met.Reply;
        await _places.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            for (int pauses = 0; ; pauses++)
            {
                int round = await Pause.WaitAsync(cancellation).ConfigureAwait(false);
                if (Pause.GivenUp)
                    return Reply.Failed(ContentFailure.NotAsked(url));
                Reply reply = await met.Way.GetAsync(url, cancellation).ConfigureAwait(false);
                if (reply.Throttling is null && reply.Answered)
                    Pause.Answered();
                if (
                    reply.Throttling is null
                    || pauses == HostPause.MostInARow
                    || !Pause.Extend(reply.Throttling.Asked, round)
                )
                    return reply;
            }
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        foreach (Endpoint way in _ways)
            way.Dispose();
        _first.Dispose();
        _places.Dispose();
        _closing.Dispose();
    }

    /// <summary>
    /// The first caller meets the host, the others wait for that. A host that nobody reaches is let alone for as long
    /// as a time limit.
    /// </summary>
    private async Task<Meeting> MeetAsync(Uri url, CancellationToken cancellation)
    {
        await _first.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_meeting is not null && (_meeting.Way is not null || _sinceFailure.Elapsed < options.Timeout))
                return _meeting;
            if (await FindWaysAsync(url, cancellation).ConfigureAwait(false) is { } lost)
                return Lose(url, lost);
            Reply[] replies = await Task.WhenAll(_ways.Select(way => way.GetAsync(url, cancellation)))
                .ConfigureAwait(false);
            _meeting = Meeting.Of(url, _ways, replies);
            if (_meeting.Way is null)
                _sinceFailure.Restart();
            if (_meeting.Reply.Throttling is { } throttling)
                Pause.Extend(throttling.Asked, round: 0);
            return _meeting;
        }
        finally
        {
            _first.Release();
        }
    }

    private bool IsInside(Endpoint way) => way.Address is { } address && !options.Names.IsPublic(address);

    private Meeting Lose(Uri url, ProbeFailure lost)
    {
        _sinceFailure.Restart();
        return _meeting = new Meeting(url, Reply.Failed(lost), null, []);
    }

    /// <summary>Finds the ways to the host, once; what kept it from that, or null.</summary>
    private async Task<ProbeFailure?> FindWaysAsync(Uri url, CancellationToken cancellation)
    {
        if (_ways.Count > 0)
            return null;
        ConnectTo dialled = options.ConnectTo ?? new ConnectTo(host, null);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        try
        {
            Uri dial = new UriBuilder(url) { Host = dialled.Address, Port = dialled.Port ?? port }.Uri;
            IReadOnlyList<Route> routes = ProxyChoice.For(dial) is { } proxy
                ? [new Route(Where, dialled.Address, dialled.Port, null, proxy)]
                : Route.To(
                    Where,
                    dialled,
                    [
                        .. (await options.Names.ResolveAsync(dialled.Address, limit.Token).ConfigureAwait(false)).Take(
                            MaxAddresses
                        ),
                    ]
                );
            _ways = [.. routes.Select(route => new Endpoint(route, options))];
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return NetworkFailure.TimedOut(ProbePhase.Connect, Where, options.Timeout);
        }
        catch (SocketException unknown)
        {
            cancellation.ThrowIfCancellationRequested();
            return NetworkFailure.Of(unknown, ProbePhase.Connect, Where);
        }
    }
}
