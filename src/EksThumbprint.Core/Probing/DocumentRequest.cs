using System.Net;
using EksThumbprint.Issuers;

namespace EksThumbprint.Probing;

/// <summary>One attempt at a document: redirections stay on the host, the body is bounded.</summary>
internal sealed class DocumentRequest(Connections connections, Uri url, bool http2)
{
    private const int MaxRedirects = 3;

    /// <summary>
    /// Room for most documents, in bytes. A length that a server promises is not believed beyond this.
    /// </summary>
    private const int Piece = 16 * 1024;

    private readonly Route _route = connections.Route;
    private readonly ProbeOptions _options = connections.Options;
    private ProbePhase _phase = ProbePhase.Connect;

    private ProbePhase Reached => _phase > connections.Phase ? _phase : connections.Phase;

    /// <summary>Sends it; only a user who stops the run makes this throw.</summary>
    public async Task<(AttemptEnd End, FetchResult Result)> SendAsync(Deadline deadline)
    {
        try
        {
            FetchResult result = await FollowAsync(deadline.Token).ConfigureAwait(false);
            connections.Answered();
            return (AttemptEnd.Shown, result);
        }
        catch (OperationCanceledException) when (deadline.Passed)
        {
            return (AttemptEnd.OutOfTime, Failed(NetworkFailure.TimedOut(Reached, _route.Where, _options.Timeout)));
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            // A request that breaks because the user stopped it ends as cancelled, not as a fault of the network.
            deadline.ThrowIfStopped();
            ProbePhase reached = Reached;
            ProbeFailure failure = NetworkFailure.From(broken, reached, _route.Where, _route.Proxy is not null);
            return (End(broken, failure, reached), Failed(failure));
        }
    }

    private AttemptEnd End(Exception broken, ProbeFailure failure, ProbePhase reached)
    {
        if (http2 && connections.SpeaksHttp2 && reached >= ProbePhase.Answer)
        {
            bool justClosed = connections.Answers > 0 && !Transport.IsHttp2Error(broken);
            return justClosed ? AttemptEnd.ClosedHttp2 : AttemptEnd.BrokeHttp2;
        }

        if (connections.ShowedCertificates)
            return AttemptEnd.Shown;
        return failure is { Phase: ProbePhase.Handshake, Kind: ProbeFailureKind.Tls or ProbeFailureKind.Connection }
            ? AttemptEnd.Refused
            : AttemptEnd.Failed;
    }

    private async Task<FetchResult> FollowAsync(CancellationToken cancellation)
    {
        Uri here = url;
        for (int redirects = 0; ; redirects++)
        {
            using HttpRequestMessage request = Request(here);
            using HttpResponseMessage response = await connections
                .Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation)
                .ConfigureAwait(false);
            _phase = ProbePhase.Body;
            if (response.StatusCode == HttpStatusCode.OK)
                return await BodyAsync(response, cancellation).ConfigureAwait(false);
            if (Redirection(response, here) is not { } next)
            {
                RetryAfter? after = RetryAfter.From(response, _options.Clock.UtcNow);
                return Failed(ContentFailure.Status((int)response.StatusCode, here, after?.Time, _options.Timeout)) with
                {
                    RetryAfter = after,
                };
            }

            if (!SameHost(next, url))
                return Failed(ContentFailure.RedirectedAway(here, next));
            if (redirects == MaxRedirects)
                return Failed(ContentFailure.RedirectedOn(url, MaxRedirects));
            here = next;
        }
    }

    private HttpRequestMessage Request(Uri here)
    {
        HttpRequestMessage request = new(HttpMethod.Get, _route.Dialled(here));
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

    private async Task<FetchResult> BodyAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        // Not every platform's stream heeds the token: closing the answer ends any read.
        using CancellationTokenRegistration closing = cancellation.Register(response.Dispose);
        long? promised = response.Content.Headers.ContentLength;
        // One more than promised: that nothing follows shows without a second array
        byte[] body = new byte[1 + Math.Min(promised ?? Piece, Piece)];
        int length = 0;
        try
        {
            using Stream stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            int read;
            while (
                (read = await stream.ReadAsync(body, length, body.Length - length, cancellation).ConfigureAwait(false))
                > 0
            )
            {
                length += read;
                if (length > Connections.MaxBody)
                    return Failed(ContentFailure.TooLong(url, Connections.MaxBody));
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
        return FetchResult.From(body);
    }

    private static FetchResult Failed(ProbeFailure failure) => FetchResult.Failed(failure);
}
