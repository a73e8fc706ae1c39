using EksThumbprint.Assessment;

namespace EksThumbprint.Tests.Support;

/// <summary>Looks into an assessment's findings.</summary>
internal static class Findings
{
    public static IEnumerable<string> Codes(OidcAssessment assessment) =>
        assessment.Findings.Select(finding => finding.Code).Where(code => code != "Listed");

    /// <summary>The one finding of that code.</summary>
    public static Finding The(string code, OidcAssessment assessment) =>
        Assert.Single(assessment.Findings, finding => finding.Code == code);

    /// <summary>The status's finding, which has to be the assessment's sentence and to contain these words.</summary>
    public static Finding Status(OidcAssessment assessment, OidcStatus status, params string[] words)
    {
        Assert.Equal(status, assessment.Status);
        Finding finding = assessment.Findings[0];
        Assert.Equal((status, status.ToString()), (finding.Status, finding.Code));
        Assert.Equal((finding.Sentence, finding.Remedy), (assessment.Sentence, assessment.Remedy));
        foreach (string word in words)
            Assert.Contains(word, finding.Sentence, StringComparison.Ordinal);
        return finding;
    }
}
