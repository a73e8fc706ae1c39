using EksThumbprint.Assessment;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Remedies;

namespace EksThumbprint.Cli.Output;

/// <summary>
/// What is worth a person's attention beside the data, on standard error: the sentences are the core's.
/// </summary>
internal static class Notes
{
    private const string Indent = "    ";

    public static void Write(OidcAssessment assessment, CliHost host, IRemedyWriter remedies)
    {
        foreach (Finding finding in assessment.Findings.Where(finding => Matters(finding, assessment)))
        {
            Text.WriteWrapped(
                host.Error,
                string.Empty,
                $"{assessment.Facts.Name}: {finding.Code}: {finding.Sentence}",
                Indent,
                host.Width
            );
            RemedyLines.Write(host, Indent, finding.Remedy, remedies);
        }
    }

    /// <summary>What a listed value is only matters when something is wrong.</summary>
    private static bool Matters(Finding finding, OidcAssessment assessment) =>
        finding.Code != FindingCode.Listed || finding.Severity > Severity.Info || assessment.Status != OidcStatus.Match;
}
