using System.Runtime.CompilerServices;
using EksThumbprint.Assessment;
using EksThumbprint.Workflow;

namespace EksThumbprint.Cli.Commands;

/// <summary>Where <c>chain</c> and <c>thumbprint</c> take the chains of live servers from.</summary>
internal static class ChainSource
{
    public static async IAsyncEnumerable<OidcAssessment> ReadAsync(
        Session session,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        // Files may be all that there is.
        if (session.Chains.Count > 0 && !session.HasTargets)
            yield break;
        IssuerAssessor inspection = new(session.Probe, session.Policy);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        if (!session.HasTargets && session.Region is { } region)
        {
            yield return await inspection.AssessAsync(OidcFacts.FromRegion(region, now), cancellation);
            yield break;
        }

        OrderedWork<OidcAssessment> work = new();
        Task<OidcAssessment>? next;
        foreach (
            OidcFacts facts in session.Facts(
                (item, token) => GivenFacts.FindIssuer(item, session.Finder, now, token),
                cancellation
            )
        )
        {
            work.Begin(() => inspection.AssessAsync(facts, cancellation));
            while (work.TryTakeDue(out next))
                yield return await next;
        }

        while (work.TryTake(out next))
            yield return await next;
    }
}
