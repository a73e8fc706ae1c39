using System.Net;
using System.Net.Sockets;
using EksThumbprint.Chains;
using EksThumbprint.Issuers;

namespace EksThumbprint.Probing;

/// <summary>The endpoints that a host's name leads to, found once, and what they showed.</summary>
internal sealed class HostEndpoints : IDisposable
{
    private readonly Uri _origin;
    private readonly string _where;
    private readonly ProbeOptions _options;
    private readonly object _reading = new();
    private string? _alias;
    private TimeSpan _resolution;
    private (int Handshakes, FirstContact? Contact, HostReading? Reading) _last;

    /// <param name="host">The name, as in the URL.</param>
    /// <param name="port">The TCP port.</param>
    /// <param name="options">How it is asked.</param>
    public HostEndpoints(string host, int port, ProbeOptions options)
    {
        _options = options;
        _origin = new UriBuilder(Uri.UriSchemeHttps, host, port).Uri;
        _where = options.ConnectTo is { } other ? $"{host}:{port} (at {other})" : $"{host}:{port}";
    }

    /// <summary>One an address, or the proxy; none before they were found.</summary>
    public IReadOnlyList<Endpoint> All { get; private set; } = [];

    /// <summary>Whether all are addresses of an inside network.</summary>
    public bool AllInside => All.All(IsInside);

    /// <summary>Whether the name is an address of an inside network, or leads to one.</summary>
    public bool AnyInside =>
        (IPAddress.TryParse(_origin.IdnHost, out IPAddress? literal) && !_options.Names.IsPublic(literal))
        || All.Any(IsInside);

    /// <summary>Finds them, once; what kept it from that, or null.</summary>
    public async Task<FetchResult?> FindAsync(CancellationToken stop)
    {
        if (All.Count > 0)
            return null;
        using Deadline deadline = new(_options.Timeout, TimeSpan.Zero, stop);
        ProbeFailure failure;
        try
        {
            await FindAsync(_where, _options, deadline).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (deadline.Passed)
        {
            failure = NetworkFailure.Unresolved(_where, _options.Timeout);
        }
        catch (SocketException unknown)
        {
            deadline.ThrowIfStopped();
            if (await FindByAliasAsync(deadline).ConfigureAwait(false))
                return null;
            failure = NetworkFailure.From(unknown, ProbePhase.Connect, _where);
        }

        return new FetchResult(null, failure) { Elapsed = deadline.Elapsed };
    }

    private async Task FindAsync(string where, ProbeOptions options, Deadline deadline)
    {
        IReadOnlyList<Route> routes = await Route
            .FindAsync(where, _origin, options, Transport.SystemProxy, deadline.Token)
            .ConfigureAwait(false);
        All = [.. routes.Select(route => new Endpoint(route, _options))];
        _resolution = deadline.Elapsed;
    }

    /// <summary>
    /// In a network with EKS's interface endpoint and private DNS an EKS issuer's own name does not resolve, and its
    /// dual-stack name does. Both lead to the same server; the handshake keeps the issuer's own name.
    /// </summary>
    private async Task<bool> FindByAliasAsync(Deadline deadline)
    {
        if (_options.ConnectTo is not null || EksHost.From(_origin.IdnHost) is not { IsDualStackAlias: false } eks)
            return false;
        try
        {
            ProbeOptions byAlias = _options with { ConnectTo = new ConnectTo(eks.AliasHost, null) };
            await FindAsync($"{_where} (by {eks.AliasHost})", byAlias, deadline).ConfigureAwait(false);
            _alias = eks.AliasHost;
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (deadline.Passed)
        {
            return false;
        }
    }

    /// <summary>Asks for a document at every address at once, and meets each as often as the options say.</summary>
    public async Task<FetchResult[]> AskAllAsync(Uri url, CancellationToken stop)
    {
        FetchResult[] results = await Task.WhenAll(All.Select(endpoint => endpoint.GetAsync(url, _resolution, stop)))
            .ConfigureAwait(false);
        Endpoint[] met = [.. All.Where(endpoint => endpoint.ShowedCertificates)];
        for (int attempt = 1; attempt < _options.Attempts; attempt++)
            await Task.WhenAll(met.Select(endpoint => endpoint.MeetAgainAsync(url, stop))).ConfigureAwait(false);
        return results;
    }

    /// <summary>
    /// What was learnt so far: the same object for as long as nothing new is, so that what is judged of it can be
    /// kept.
    /// </summary>
    public HostReading Read(FirstContact? contact)
    {
        List<Handshake> handshakes = [.. All.SelectMany(endpoint => endpoint.Handshakes)];
        bool requiresTls13 = All.Any(endpoint => endpoint.RequiresTls13);
        lock (_reading)
        {
            if (
                _last.Reading?.RequiresTls13 == requiresTls13
                && _last.Handshakes == handshakes.Count
                && ReferenceEquals(_last.Contact, contact)
            )
                return _last.Reading;
            HostReading reading = new()
            {
                Host = _origin.IdnHost,
                Port = _origin.Port,
                Chains = ServedChain.Distinct(handshakes.Select(handshake => handshake.Chain)),
                NameMatches = handshakes.Count > 0 && handshakes.All(handshake => handshake.NameMatches),
                RequiresTls13 = requiresTls13,
                Silent = contact?.Silent ?? [],
                Alias = _alias,
            };
            _last = (handshakes.Count, contact, reading);
            return reading;
        }
    }

    public void Dispose()
    {
        foreach (Endpoint endpoint in All)
            endpoint.Dispose();
    }

    private bool IsInside(Endpoint endpoint) => endpoint.Address is { } address && !_options.Names.IsPublic(address);
}
