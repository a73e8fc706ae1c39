using EksThumbprint.Assessment;
using EksThumbprint.Probing;
using EksThumbprint.Trust;

namespace EksThumbprint.Workflow;

/// <summary>
/// From what AWS says of an input to the judgement: asks the network, asks the trust policy, assesses.
/// </summary>
/// <param name="probe">How issuers are read.</param>
/// <param name="policy">Whose roots count.</param>
public sealed class IssuerAssessor(IssuerProbe probe, TrustPolicy policy)
{
    private readonly TrustVerdictCache _verdicts = new(policy);

    /// <summary>Judges one input. Network failures are findings; only cancellation throws.</summary>
    public async Task<OidcAssessment> AssessAsync(OidcFacts facts, CancellationToken cancellation)
    {
        // An orphan's issuer is gone: there is nothing to read, and the verdict stands without it.
        if (facts.Issuer is null || facts.Orphaned)
            return OidcAssessment.Judge(facts);
        ProbeResult seen = await probe.ProbeAsync(facts.Issuer, cancellation).ConfigureAwait(false);
        // A region's host has no document of its own, and was met all the same.
        if (facts.HostOnly && seen.Failure is { IsAboutContent: true })
            seen = seen with { Failure = null };

        // Of an estate of thousands of issuers nobody asks for the keys.
        if (facts.Pod?.Token is null)
            seen = seen with { Keys = null };
        return OidcAssessment.Judge(facts.With(seen, _verdicts));
    }
}
