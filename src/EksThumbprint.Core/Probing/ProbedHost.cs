using System.Diagnostics;

namespace EksThumbprint.Probing;

/// <summary>
/// One host and port. First contact is made once, at each address of its name, however many issuers it has; after that
/// it is asked for at most so many documents at a time. One that ran out of time is not asked again.
/// </summary>
internal sealed class ProbedHost : IDisposable
{
    private readonly HostEndpoints _endpoints;
    private readonly ProbeOptions _options;
    private readonly PriorityGate _window;
    private readonly PriorityGate _places;
    private readonly SemaphoreSlim _first = new(1);
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _silent = new();
    private readonly HostBackoff _backoff;
    private readonly Stopwatch _sinceContact = new();
    private readonly object _gate = new();
    private FirstContact? _contact;
    private int _answers;
    private int _lateInARow;
    private ProbeFailure? _late;

    /// <param name="host">The name, as in the URL.</param>
    /// <param name="port">The TCP port.</param>
    /// <param name="options">How it is asked.</param>
    /// <param name="window">Lets so many documents of all hosts through at a time.</param>
    public ProbedHost(string host, int port, ProbeOptions options, PriorityGate window)
    {
        (_options, _window) = (options, window);
        _endpoints = new HostEndpoints(host, port, options);
        _places = new PriorityGate(options.ThrottleLimit);
        _backoff = new HostBackoff(options.Clock, options.Timeout, _closing.Token);
    }

    /// <summary>What was learnt so far.</summary>
    public HostReading Reading => _endpoints.Read(_contact);

    /// <summary>
    /// Whether a document of a public host leads here although this is an inside address: a probe is no way into a
    /// network.
    /// </summary>
    public async Task<bool> LiesInsideAsync(ProbedHost from, long number, CancellationToken stop)
    {
        if (_options.ConnectTo is not null || from._endpoints.AllInside)
            return false;
        await _first.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            // What resolves only the next time was not looked at here
            if (await _endpoints.FindAsync(stop).ConfigureAwait(false) is { } lost)
                Contacted(new FirstContact(number, lost, null, []));
            return _endpoints.AnyInside;
        }
        finally
        {
            _first.Release();
        }
    }

    /// <summary>GETs a document of this host; again after a pause when the host asks to slow down.</summary>
    /// <param name="url">The document.</param>
    /// <param name="number">The issuer's number: the lowest is first.</param>
    /// <param name="stop">Cancelled when the user stops the run.</param>
    public async Task<FetchResult> GetAsync(Uri url, long number, CancellationToken stop)
    {
        (FirstContact contact, bool ours) = await ContactAsync(url, number, stop).ConfigureAwait(false);
        if (ours && (contact.Result.RetryAfter is null || _backoff.GivenUp))
            return contact.Result;
        if (contact.Endpoint is null)
            return contact.Number == number
                ? contact.Result
                : FetchResult.Failed(NotAskedAgain(contact.Result.Failure!));
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(stop, _silent.Token);
        try
        {
            TimeSpan before = ours ? contact.Result.Elapsed : TimeSpan.Zero;
            return await GetAsync(contact.Endpoint, url, number, before, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_silent.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return FetchResult.Failed(NotAskedAgain(_late!));
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        _endpoints.Dispose();
        _first.Dispose();
        _silent.Dispose();
        _closing.Dispose();
    }

    private async Task<FetchResult> GetAsync(
        Endpoint endpoint,
        Uri url,
        long number,
        TimeSpan before,
        CancellationToken stop
    )
    {
        using IDisposable place = await _places.EnterAsync(number, stop).ConfigureAwait(false);
        for (int pauses = 0; ; pauses++)
        {
            int round = await _backoff.WaitAsync(stop).ConfigureAwait(false);
            if (_backoff.GivenUp)
                return FetchResult.Failed(ContentFailure.NotAsked(url));
            int answers = Volatile.Read(ref _answers);
            FetchResult result = await InTurnAsync(() => endpoint.GetAsync(url, before, stop), number, stop)
                .ConfigureAwait(false);
            if (!Note(result, answers, round) || pauses == HostBackoff.MostInARow)
                return result;
            before = result.Elapsed;
        }
    }

    /// <summary>
    /// The first caller makes contact, the others wait for that. A host that nobody reaches is let alone for as long
    /// as a time limit, and one that let the time limit pass for good.
    /// </summary>
    private async Task<(FirstContact Contact, bool Ours)> ContactAsync(Uri url, long number, CancellationToken stop)
    {
        await _first.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            if (
                _contact is { } known
                && (known.Endpoint is not null || known.Result.OutOfTime || _sinceContact.Elapsed < _options.Timeout)
            )
                return (known, false);
            return (Contacted(await FirstAsync(url, number, stop).ConfigureAwait(false)), true);
        }
        finally
        {
            _first.Release();
        }
    }

    private Task<FirstContact> FirstAsync(Uri url, long number, CancellationToken stop) =>
        InTurnAsync(
            async () =>
            {
                if (await _endpoints.FindAsync(stop).ConfigureAwait(false) is { } lost)
                    return new FirstContact(number, lost, null, []);
                FetchResult[] results = await _endpoints.AskAllAsync(url, stop).ConfigureAwait(false);
                return FirstContact.From(number, _endpoints.All, results);
            },
            number,
            stop
        );

    private FirstContact Contacted(FirstContact contact)
    {
        _sinceContact.Restart();
        Note(contact.Result, _answers, round: 0);
        return _contact = contact;
    }

    /// <summary>Learns from a result. Whether to ask for the document again, after a pause.</summary>
    /// <param name="result">What asking for the document came to.</param>
    /// <param name="answers">How many answers there had been when it was asked for.</param>
    /// <param name="round">The pause before it.</param>
    private bool Note(FetchResult result, int answers, int round)
    {
        lock (_gate)
        {
            if (result.OutOfTime)
            {
                // One may be that document's own affair; so is any while others are answered.
                if (answers == _answers && ++_lateInARow > (_answers > 0 ? 1 : 0))
                    _late ??= result.Failure;
            }
            else if (result.Answered)
            {
                _answers++;
                _lateInARow = 0;
            }
        }

        if (_late is not null)
            _silent.Cancel();
        if (result.RetryAfter is { } after)
            return _backoff.Extend(after.Time, round);
        if (result.Answered)
            _backoff.Answered();
        return false;
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> ask, long number, CancellationToken stop)
    {
        using IDisposable place = await _window.EnterAsync(number, stop).ConfigureAwait(false);
        return await ask().ConfigureAwait(false);
    }

    private static ProbeFailure NotAskedAgain(ProbeFailure before) =>
        before.Kind is ProbeFailureKind.Timeout ? NetworkFailure.NotAskedAgain(before) : before;
}
