namespace EksThumbprint.Probing;

/// <summary>The first contact with a host: one document asked for at every address of the host's name.</summary>
/// <param name="Url">The document.</param>
/// <param name="Reply">The best answer.</param>
/// <param name="Way">The way that gave it; null when no address answers.</param>
/// <param name="Silent">What failed at the addresses that did not answer while others did.</param>
internal sealed record Meeting(Uri Url, Reply Reply, Endpoint? Way, IReadOnlyList<ProbeFailure> Silent)
{
    /// <summary>
    /// Of all answers the best: a document, then an answer with the wrong thing, then the first failure.
    /// </summary>
    public static Meeting Of(Uri url, IReadOnlyList<Endpoint> ways, IReadOnlyList<Reply> replies)
    {
        int best = Enumerable
            .Range(0, replies.Count)
            .OrderByDescending(index => Worth(replies[index], ways[index]))
            .First();
        if (Worth(replies[best], ways[best]) == 0)
            return new Meeting(url, replies[best], null, []);
        IEnumerable<int> silent = Enumerable
            .Range(0, replies.Count)
            .Where(index => !replies[index].Answered && !ways[index].NoWayFromHere(replies[index]));
        return new Meeting(
            url,
            replies[best],
            ways[best],
            [.. silent.Where(index => index != best).Select(index => replies[index].Failure!)]
        );
    }

    private static int Worth(Reply reply, Endpoint way) =>
        reply.Failure is null ? 3
        : reply.Answered ? 2
        : way.Live ? 1
        : 0;
}
