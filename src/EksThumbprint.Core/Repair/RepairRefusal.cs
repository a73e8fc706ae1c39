using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Remedies;
using EksThumbprint.Trust;

namespace EksThumbprint.Repair;

/// <summary>When nothing may be written, and how to go on then.</summary>
internal static class RepairRefusal
{
    /// <summary>The reason, or null when the plan may be carried out.</summary>
    public static Refusal? Judge(OidcAssessment assessment, RepairOptions options)
    {
        OidcFacts facts = assessment.Facts;
        if (facts.AwsError is not null || facts.ClusterMissing || facts.Provider is null)
            return OfStatus(assessment);
        if (options.Explicit is not null)
            return null;
        if (facts.Orphaned)
            return OfStatus(assessment);
        if (facts.Intercepted)
            return OfInterception(assessment);
        if (ReachChecks.Judge(facts).FirstOrDefault() is { } outOfReach)
            return new Refusal($"{outOfReach.Sentence} No thumbprint helps, so nothing is written.", outOfReach.Remedy);
        if (facts.Probe is null)
            return new Refusal("The issuer was not read, so there is no value to write.", GiveTheValue(facts));
        if (facts.Probe.Failure is { } failure)
        {
            bool everyChainKnown =
                facts.Probe.JwksUri is not null && facts.Probe.Hosts.All(host => host.Chain is not null);
            string what = everyChainKnown ? "The issuer does not work" : "Not every host's chain is known";
            return new Refusal(
                $"{what}, so nothing is written. {failure.Sentence}",
                everyChainKnown ? assessment.Remedy : GiveTheValue(facts)
            );
        }

        if (facts.Trust.FirstOrDefault(seen => !seen.MayBeWritten) is { } doubted)
            return OfDoubt(doubted, facts);
        return assessment.Expected.Count > Provider.MostThumbprints
            ? new Refusal(
                $"The hosts serve {assessment.Expected.Count} different tops, and IAM takes {Provider.MostThumbprints} "
                    + "thumbprints at most.",
                GiveTheValue(facts, "Give the ones to keep:")
            )
            : null;
    }

    private static Refusal OfDoubt(TrustVerdict doubted, OidcFacts facts)
    {
        string why =
            $"There is no reason to trust what {doubted.Host} serves ({StatusText.And(doubted.Reasons)}), so nothing "
            + "is written.";
        return VouchedInVain.Explain(doubted, facts) is { } vain
            ? vain with
            {
                Sentence = $"{why} {vain.Sentence}",
            }
            : new Refusal(
                why,
                ServerRemedies.For(doubted)
                    ?? Vouch(facts, "If you have the issuer's own root from its owner, vouch for it:")
            );
    }

    private static Refusal OfInterception(OidcAssessment assessment)
    {
        TrustVerdict intercepted = assessment.Facts.Trust.First(seen => seen.Intercepted);
        if (VouchedInVain.Explain(intercepted, assessment.Facts) is { } vain)
            return vain with { Sentence = $"{assessment.Sentence} {vain.Sentence}" };
        return OfStatus(assessment);
    }

    private static Refusal OfStatus(OidcAssessment assessment) => new(assessment.Sentence, assessment.Remedy);

    private static Remedy Vouch(OidcFacts facts, string lead) =>
        new(RemedyAction.Update, facts.Name)
        {
            Lead = lead,
            Option = RemedyOption.TrustedRoot,
            Region = facts.Region,
        };

    private static Remedy GiveTheValue(OidcFacts facts, string lead = "If you know the right value, give it:") =>
        new(RemedyAction.Update, facts.Name)
        {
            Lead = lead,
            Option = RemedyOption.Thumbprint,
            Region = facts.Region,
        };
}
