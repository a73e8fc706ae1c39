using EksThumbprint.Assessment;
using EksThumbprint.Issuers;
using EksThumbprint.Probing;
using EksThumbprint.Trust;
using EksThumbprint.Workflow;

namespace EksThumbprint.Benchmarks;

/// <summary>
/// Our whole work on an estate: discovery, keys, chain and verdict of each issuer, as the commands do it.
/// </summary>
internal sealed class EstateRun(EstateAddress address, int clusters)
{
    private readonly TrustPolicy _policy = address.Policy();

    /// <summary>Judges all, from no connection to the last verdict.</summary>
    /// <exception cref="InvalidOperationException">A verdict is not what it has to be.</exception>
    public async Task RunAsync()
    {
        using IssuerProbe probe = new(address.Probing());
        IssuerAssessor inspection = new(probe, _policy);
        OrderedWork<OidcAssessment> work = new();
        Task<OidcAssessment>? next;
        for (int cluster = 0; cluster < clusters; cluster++)
        {
            OidcFacts facts = OidcFacts.From(Target.Parse(Estate.Issuer(cluster)), DateTimeOffset.UtcNow);
            work.Begin(() => inspection.AssessAsync(facts, CancellationToken.None));
            while (work.TryTakeDue(out next))
                Check(await next);
        }

        while (work.TryTake(out next))
            Check(await next);
    }

    private static void Check(OidcAssessment assessment)
    {
        if (assessment is not { Expected.Count: 1, Facts.Probe.Failure: null })
            throw new InvalidOperationException($"{assessment.Facts.Name}: {assessment.Sentence}");
    }
}
