using System.Diagnostics;
using System.Net;
using EksThumbprint.Issuers;

namespace EksThumbprint.Probing;

/// <summary>One GET within its time limit: redirections stay on the host, the body is bounded.</summary>
internal sealed class DocumentRequest(
    HttpClient client,
    Route route,
    Uri url,
    ProbeOptions options,
    ConnectionProgress progress
)
{
    /// <summary>How long a document may be, in bytes.</summary>
    public const int MaxBody = 1 << 20;

    private const int MaxRedirects = 3;

    /// <summary>
    /// Room for most documents, in bytes. A length that a server promises is not believed beyond this.
    /// </summary>
    private const int Piece = 16 * 1024;

    private ProbePhase _phase = ProbePhase.Connect;

    /// <summary>Whether to ask over HTTP/1.1 at once.</summary>
    public bool OnlyHttp11 { get; init; }

    public async Task<Reply> SendAsync(CancellationToken cancellation)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        Stopwatch clock = Stopwatch.StartNew();
        try
        {
            Reply reply = await AskAsync(limit.Token, cancellation).ConfigureAwait(false);
            return reply with { Elapsed = clock.Elapsed };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Reply.Failed(NetworkFailure.TimedOut(Reached, route.Where, options.Timeout));
        }
    }

    private ProbePhase Reached => _phase > progress.Phase ? _phase : progress.Phase;

    /// <summary>
    /// Asks over HTTP/2 where the server agrees to it. One that agrees and then breaks off is asked once more over
    /// HTTP/1.1: a broken
    /// HTTP/2 front is its affair, the documents are ours.
    /// </summary>
    private async Task<Reply> AskAsync(CancellationToken limit, CancellationToken cancellation)
    {
        bool http2 = !OnlyHttp11 && !progress.Http2Fails;
        (Reply reply, Exception? broken) = await TryAsync(http2, limit, cancellation).ConfigureAwait(false);
        if (!BrokeHttp2())
            return reply;

        // A server may close, as it ever may, at the very moment of our asking. Over HTTP/1.1 the platform asks again
        // by itself.
        if (progress.Answers > 0 && !Transport.IsHttp2Error(broken!))
            (reply, broken) = await TryAsync(http2, limit, cancellation).ConfigureAwait(false);
        if (!BrokeHttp2())
            return reply;
        (Reply older, _) = await TryAsync(http2: false, limit, cancellation).ConfigureAwait(false);
        if (!older.Answered)
            return reply;
        progress.GiveUpHttp2();
        return older;

        bool BrokeHttp2() => broken is not null && http2 && progress.SpeaksHttp2 && Reached >= ProbePhase.Answer;
    }

    private async Task<(Reply Reply, Exception? Broken)> TryAsync(
        bool http2,
        CancellationToken limit,
        CancellationToken cancellation
    )
    {
        _phase = ProbePhase.Connect;
        try
        {
            Reply reply = await FollowAsync(http2, limit).ConfigureAwait(false);
            progress.Answered();
            return (reply, null);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            // A request that breaks because the user stopped it ends as cancelled, not as a fault of the network.
            cancellation.ThrowIfCancellationRequested();
            return (Reply.Failed(NetworkFailure.Of(broken, Reached, route.Where, route.Proxy is not null)), broken);
        }
    }

    private async Task<Reply> FollowAsync(bool http2, CancellationToken cancellation)
    {
        Uri here = url;
        for (int redirects = 0; ; redirects++)
        {
            using HttpRequestMessage request = Request(here, http2);
            using HttpResponseMessage response = await client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation)
                .ConfigureAwait(false);
            _phase = ProbePhase.Body;
            if (response.StatusCode == HttpStatusCode.OK)
                return await BodyAsync(response, cancellation).ConfigureAwait(false);
            Uri? next = Redirection(response, here);
            Throttling? throttling = Throttling.Of(response, options.Clock.UtcNow);
            if (next is null)
                return Failed(
                    ProbeFailureKind.HttpStatus,
                    ContentFailure.Status((int)response.StatusCode, here, throttling?.Asked, options.Timeout)
                ) with
                {
                    Throttling = throttling,
                };
            if (!SameHost(next, url))
                return Failed(
                    ProbeFailureKind.Redirected,
                    $"{ContentFailure.Shown(here)} redirects to {ContentFailure.Shown(next)}. An issuer's documents "
                        + "have to lie on its own host."
                );
            if (redirects == MaxRedirects)
                return Failed(
                    ProbeFailureKind.Redirected,
                    $"{ContentFailure.Shown(url)} redirects more than {MaxRedirects} times."
                );
            here = next;
        }
    }

    private HttpRequestMessage Request(Uri here, bool http2)
    {
        HttpRequestMessage request = new(HttpMethod.Get, route.Dialled(here));
        string host = here.HostNameType == UriHostNameType.IPv6 ? here.Host : here.IdnHost; // IdnHost has no brackets
        request.Headers.Host = here.IsDefaultPort ? host : $"{host}:{here.Port}";
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.UserAgent.ParseAdd("EksThumbprint");
        if (http2)
            Transport.PreferHttp2(request);
        return request;
    }

    private static Uri? Redirection(HttpResponseMessage response, Uri here) =>
        (int)response.StatusCode is >= 300 and < 400
        && response.Headers.Location is { } location
        && Uri.TryCreate(here, location, out Uri? next)
            ? next
            : null;

    private static bool SameHost(Uri one, Uri other) =>
        one.Scheme == other.Scheme
        && one.Port == other.Port
        && string.Equals(HostName.From(one), HostName.From(other), StringComparison.OrdinalIgnoreCase);

    private async Task<Reply> BodyAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        // Not every platform's stream heeds the token: closing the answer ends any read.
        using CancellationTokenRegistration closing = cancellation.Register(response.Dispose);
        long? promised = response.Content.Headers.ContentLength;
        // One more than promised: that nothing follows shows without a second array
        byte[] body = new byte[1 + Math.Min(promised ?? Piece, Piece)];
        int length = 0;
        try
        {
#if NET8_0_OR_GREATER
            using Stream stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
#else
            using Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
            int read;
            while (
                (read = await stream.ReadAsync(body, length, body.Length - length, cancellation).ConfigureAwait(false))
                > 0
            )
            {
                length += read;
                if (length > MaxBody)
                    return Failed(
                        ProbeFailureKind.BadResponse,
                        $"{ContentFailure.Shown(url)} answers with more than {MaxBody >> 20} MiB. That is no OIDC "
                            + "document."
                    );
                if (length == body.Length)
                    Array.Resize(ref body, 2 * length);
            }
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }

        // HTTP/2 tells an answer's end apart from its length, and the platform does not compare the two (RFC 9113,
        // section 8.1.1).
        if (promised is not null && promised != length)
            throw new IOException($"{promised} bytes were promised, and {length} came");
        Array.Resize(ref body, length);
        return Reply.Of(body);
    }

    private Reply Failed(ProbeFailureKind kind, string sentence) =>
        Reply.Failed(new ProbeFailure(kind, _phase, ContentFailure.Shown(url), sentence));
}
