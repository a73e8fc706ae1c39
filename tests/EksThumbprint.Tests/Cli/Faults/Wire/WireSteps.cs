namespace EksThumbprint.Tests.Cli.Faults.Wire;

/// <summary>
/// The ways in which a request to AWS goes wrong, with the codes, statuses and words of the real services.
/// </summary>
internal static class WireSteps
{
    public static WireStep Throttled => Refused(400, "Throttling", "Rate exceeded", eksCode: "ThrottlingException");

    public static WireStep Expired =>
        Refused(
            403,
            "ExpiredToken",
            "The security token included in the request is expired",
            eksCode: "ExpiredTokenException"
        );

    public static WireStep Concurrent =>
        Refused(
            409,
            "ConcurrentModification",
            "The request was rejected because multiple requests to change this object were submitted simultaneously."
        );

    public static WireStep Denied =>
        exchange =>
        {
            string words =
                $"User: arn:aws:iam::123456789012:user/lab is not authorized to perform: {exchange.Operation}";
            return Refused(403, "AccessDenied", words, eksCode: "AccessDeniedException")(exchange);
        };

    /// <summary>What stands before the service answers in its place.</summary>
    public static WireStep Unavailable =>
        _ => Answer(new WireAnswer(503, "text/html", "<html><body><b>Http/1.1 Service Unavailable</b></body> </html>"));

    /// <summary>An answer of something else than AWS, such as a portal that wants a sign-in first.</summary>
    public static WireStep Portal =>
        _ =>
            Answer(
                new WireAnswer(
                    200,
                    "text/html",
                    "<!DOCTYPE html><html><head><title>Sign in</title><body><p>Welcome & sign in"
                )
            );

    public static WireStep CutBefore => _ => Answer(null);

    public static WireStep CutAfter =>
        async exchange =>
        {
            await exchange.AskAsync();
            return null;
        };

    public static WireStep SilentBefore => SilentAsync;

    public static WireStep SilentAfter =>
        async exchange =>
        {
            await exchange.AskAsync();
            return await SilentAsync(exchange);
        };

    /// <summary>A reader that has not heard of the write yet.</summary>
    public static WireStep Stale => exchange => Answer(exchange.First);

    /// <summary>Somebody else acts right before the request takes effect.</summary>
    public static WireStep Before(Func<Task> act) =>
        async exchange =>
        {
            await act();
            return await exchange.AskAsync();
        };

    /// <summary>The request takes effect, then somebody else acts, then the answer goes this way.</summary>
    public static WireStep After(Func<Task> act, bool cut = false) =>
        async exchange =>
        {
            WireAnswer? answer = await exchange.AskAsync();
            await act();
            return cut ? null : answer;
        };

    /// <summary>The request goes its way, and what stands before the service has given up waiting.</summary>
    public static WireStep Failing(WireStep way) =>
        async exchange =>
        {
            await way(exchange);
            return await Unavailable(exchange);
        };

    public static WireStep Altered(Func<string, string> alter) =>
        async exchange => await exchange.AskAsync() is { } answer ? answer with { Body = alter(answer.Body) } : null;

    private static WireStep Refused(int status, string code, string message, string? eksCode = null) =>
        exchange =>
        {
            bool eks = exchange.Operation.StartsWith("eks:", StringComparison.Ordinal);
            return Answer(
                WireAnswer.Refusal(
                    exchange.Operation,
                    eks && code == "Throttling" ? 429 : status,
                    eks ? eksCode ?? code : code,
                    message
                )
            );
        };

    private static Task<WireAnswer?> Answer(WireAnswer? answer) => Task.FromResult(answer);

    private static async Task<WireAnswer?> SilentAsync(WireExchange exchange)
    {
        await Task.Delay(Timeout.Infinite, exchange.Ending);
        return null;
    }
}
