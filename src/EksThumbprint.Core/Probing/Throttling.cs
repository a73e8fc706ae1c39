using System.Net.Http.Headers;

namespace EksThumbprint.Probing;

/// <summary>An answer 429 or 503: the host asks to slow down.</summary>
/// <param name="Asked">For how long, by its Retry-After (RFC 9110, section 10.2.3); null when it does not say.</param>
internal sealed record Throttling(TimeSpan? Asked)
{
    /// <summary>Reads an answer; null when it is another.</summary>
    public static Throttling? Of(HttpResponseMessage response, DateTimeOffset now)
    {
        if ((int)response.StatusCode is not (429 or 503))
            return null;
        RetryConditionHeaderValue? after = response.Headers.RetryAfter;

        // A date is the server's, and so is the clock that it goes by.
        return new Throttling(after?.Delta ?? (after?.Date is { } date ? date - (response.Headers.Date ?? now) : null));
    }
}
