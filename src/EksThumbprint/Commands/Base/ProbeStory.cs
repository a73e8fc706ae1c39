using System.Globalization;
using EksThumbprint.Assessment;
using EksThumbprint.Trust;

namespace EksThumbprint.Commands.Base;

/// <summary>The verbose lines that tell what one probe saw and how it was judged.</summary>
internal static class ProbeStory
{
    public static IEnumerable<string> Tell(OidcAssessment assessment)
    {
        string name = assessment.Facts.Name;
        if (assessment.Facts.Issuer is { } issuer)
            yield return $"{name}: issuer {issuer}";
        if (assessment.Facts.ProviderArn is { } arn)
            yield return $"{name}: provider {arn}{(assessment.Facts.Provider is null ? " (not there)" : string.Empty)}";
        if (assessment.Facts.Probe is { } probe)
        {
            yield return string.Format(
                CultureInfo.InvariantCulture,
                "{0}: read in {1:0} ms{2}",
                name,
                probe.Elapsed.TotalMilliseconds,
                probe.Failure is { } failure ? $", then: {failure.Sentence}" : string.Empty
            );
        }

        foreach (TrustVerdict seen in assessment.Facts.Trust)
        {
            yield return $"{name}: {seen.Host} served {seen.Chain.AsServed.Count} certificates, top "
                + $"'{seen.Chain.Top.Name}' {seen.Chain.Top.Thumbprint}";
            yield return $"{name}: judged by {seen.Source}: "
                + $"{seen.State}{(seen.Reasons.Count > 0 ? $" ({string.Join("; ", seen.Reasons)})" : string.Empty)}";
        }

        yield return $"{name}: {assessment.Status}. {assessment.Sentence}";
    }
}
