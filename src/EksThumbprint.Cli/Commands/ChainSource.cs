using System.Runtime.CompilerServices;
using EksThumbprint.Assessment;
using EksThumbprint.Workflow;

namespace EksThumbprint.Cli.Commands;

/// <summary>Where <c>chain</c> and <c>thumbprint</c> take their chains from: the network, or a file.</summary>
internal static class ChainSource
{
    public static async IAsyncEnumerable<OidcAssessment> ReadAsync(
        Session session,
        string? path,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        if (path is not null)
        {
            if (session.HasTargets)
                throw new InputException("PathAndTarget", "Give either a target or --path, not both.");
            yield return OidcAssessment.Judge(OfflineFacts.Read(path, DateTimeOffset.UtcNow, session.Policy));
            yield break;
        }

        IssuerAssessor inspection = new(session.Probe, session.Policy);
        foreach (OidcFacts facts in session.Facts(target => session.Finder.FindIssuer(target, cancellation)))
        {
            yield return await inspection.AssessAsync(facts, cancellation);
        }
    }
}
