using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Trust;

namespace EksThumbprint.Repair;

/// <summary>When nothing may be written, and how to go on then.</summary>
internal static class RepairRefusal
{
    private const string GiveTheValue = "If you know the right value, give it (--thumbprint, -Thumbprint).";
    private const string WaysOn =
        "If you know the issuer's own root, vouch for it (--trusted-root, -TrustedRoot); if you know the right "
        + "value, give it (--thumbprint, -Thumbprint).";

    /// <summary>The reason, or null when the plan may be carried out.</summary>
    public static string? Judge(OidcAssessment assessment, RepairOptions options)
    {
        OidcFacts facts = assessment.Facts;
        if (facts.AwsError is not null || facts.ClusterMissing || facts.Provider is null)
            return OfStatus(assessment);
        if (options.Explicit is not null)
            return null;
        if (facts.Orphaned)
            return OfStatus(assessment);
        if (facts.Intercepted)
            return OfStatus(assessment);
        if (facts.Probe is null)
            return $"The issuer was not read, so there is no value to write. {GiveTheValue}";
        if (facts.Probe.Failure is { } failure)
        {
            bool everyChainKnown =
                facts.Probe.JwksUri is not null && facts.Probe.Hosts.All(host => host.Chain is not null);
            string what = everyChainKnown ? "The issuer does not work" : "Not every host's chain is known";
            return $"{what}, so nothing is written. {failure.Sentence} {GiveTheValue}";
        }

        TrustVerdict? doubted = facts.Trust.FirstOrDefault(seen => !seen.MayBeWritten);
        if (doubted is not null)
            return $"There is no reason to trust what {doubted.Host} serves ({StatusText.And(doubted.Reasons)}), so "
                + $"nothing is written. {WaysOn}";
        return assessment.Expected.Count > Provider.MostThumbprints
            ? $"The hosts serve {assessment.Expected.Count} different tops, and IAM takes {Provider.MostThumbprints} "
                + "thumbprints at most. Give the ones to keep (--thumbprint, -Thumbprint)."
            : null;
    }

    private static string OfStatus(OidcAssessment assessment) =>
        assessment.Remedy is { } remedy ? $"{assessment.Sentence} {remedy}" : assessment.Sentence;
}
