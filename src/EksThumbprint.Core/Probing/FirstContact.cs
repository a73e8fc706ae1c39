namespace EksThumbprint.Probing;

/// <summary>
/// What is known of a host once one document was asked for at every address of its name. All of its issuers go by it.
/// </summary>
/// <param name="Number">The issuer whose document it was.</param>
/// <param name="Result">The best result.</param>
/// <param name="Endpoint">Where it came from; null when no address answers.</param>
/// <param name="Silent">What failed at the addresses that did not answer while others did.</param>
internal sealed record FirstContact(
    long Number,
    FetchResult Result,
    Endpoint? Endpoint,
    IReadOnlyList<ProbeFailure> Silent
)
{
    /// <summary>
    /// Of all results the best: a document, then an answer with the wrong thing, then the first failure.
    /// </summary>
    public static FirstContact From(long number, IReadOnlyList<Endpoint> endpoints, IReadOnlyList<FetchResult> results)
    {
        int best = Enumerable
            .Range(0, results.Count)
            .OrderByDescending(index => Worth(results[index], endpoints[index]))
            .First();
        if (Worth(results[best], endpoints[best]) == 0)
            return new FirstContact(number, results[best], null, []);
        IEnumerable<int> silent = Enumerable
            .Range(0, results.Count)
            .Where(index => index != best && !results[index].Answered)
            .Where(index => !endpoints[index].NoWayFromHere(results[index]));
        return new FirstContact(
            number,
            results[best],
            endpoints[best],
            [.. silent.Select(index => results[index].Failure!)]
        );
    }

    private static int Worth(FetchResult result, Endpoint endpoint) =>
        result.Failure is null ? 3
        : result.Answered ? 2
        : endpoint.ShowedCertificates ? 1
        : 0;
}
