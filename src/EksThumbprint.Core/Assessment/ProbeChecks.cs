using System.Globalization;

namespace EksThumbprint.Assessment;

/// <summary>What the documents and the way to them tell.</summary>
internal static class ProbeChecks
{
    /// <summary>IAM gives up on an issuer that takes longer.</summary>
    private static readonly TimeSpan IamPatience = TimeSpan.FromSeconds(5);

    public static IEnumerable<Finding> Judge(OidcFacts facts)
    {
        if (facts.Probe is not { } probe)
            yield break;
        if (probe.Failure is { IsAboutContent: true } wrong)
        {
            yield return Finding.Create(
                OidcStatus.DiscoveryInvalid,
                Severity.Error,
                $"{wrong.Sentence} Pods see 'Couldn't retrieve verification key'.",
                ProbeRemedies.Content(wrong.Kind, facts)
            );
        }
        else if (probe.Failure is { } broken)
        {
            yield return Finding.Create(
                OidcStatus.Unreachable,
                Severity.Error,
                broken.Sentence,
                ProbeRemedies.Network(broken.Kind, facts)
            );
        }
        else if (probe.Elapsed > IamPatience)
        {
            string seconds = probe.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            yield return new Finding(
                FindingCode.SlowIssuer,
                Severity.Warning,
                $"The issuer took {seconds} s from here; IAM gives up after 5 s, and pods then see 'Couldn't retrieve "
                    + "verification key'."
            );
        }
    }
}
