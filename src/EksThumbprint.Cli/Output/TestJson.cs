using System.Text.Json.Nodes;
using EksThumbprint.Assessment;
using EksThumbprint.Remedies;

namespace EksThumbprint.Cli.Output;

/// <summary>A verdict for a program.</summary>
internal static class TestJson
{
    public static JsonNode From(OidcAssessment assessment, IRemedyWriter remedies) =>
        new JsonObject
        {
            ["name"] = assessment.Facts.Name,
            ["status"] = assessment.Status.ToString(),
            ["sentence"] = assessment.Sentence,
            ["remedy"] = remedies.Write(assessment.Remedy),
            ["issuer"] = assessment.Facts.Issuer?.ToString(),
            ["providerArn"] = assessment.Facts.ProviderArn,
            ["account"] = assessment.Facts.Account,
            ["region"] = assessment.Facts.Region,
            ["registered"] = new JsonArray([.. assessment.Registered.Select(Listed)]),
            ["expected"] = JsonOutput.Strings(assessment.Expected),
            ["expires"] = assessment.Expires?.UtcDateTime,
            ["findings"] = new JsonArray([.. assessment.Findings.Select(finding => Finding(finding, remedies))]),
        };

    public static JsonNode From(FileAssessment file, IRemedyWriter remedies) =>
        new JsonObject
        {
            ["name"] = file.Name,
            ["status"] = file.Status.ToString(),
            ["sentence"] = file.Sentence,
            ["remedy"] = FileText.Remedy(file),
            ["provenance"] = ProvenanceWord.For(file.Provenance),
            ["hosts"] = JsonOutput.Strings(file.Chains.Select(chain => chain.Host).OfType<string>().Distinct()),
            ["registered"] = new JsonArray([.. file.Registered.Select(Listed)]),
            ["expected"] = JsonOutput.Strings(file.Expected),
            ["expires"] = file.Expires?.UtcDateTime,
            ["findings"] = new JsonArray([.. file.Findings.Select(finding => Finding(finding, remedies))]),
        };

    private static JsonObject Listed(ListedThumbprint listed) =>
        new()
        {
            ["value"] = listed.Value,
            ["kind"] = listed.Kind.ToString(),
            ["description"] = listed.Description,
        };

    private static JsonObject Finding(Finding finding, IRemedyWriter remedies) =>
        new()
        {
            ["code"] = finding.Code,
            ["severity"] = finding.Severity.ToString(),
            ["sentence"] = finding.Sentence,
            ["remedy"] = remedies.Write(finding.Remedy),
        };
}
