using System.Text.Json.Nodes;
using EksThumbprint.Assessment;

namespace EksThumbprint.Cli.Output;

/// <summary>A verdict for a program.</summary>
internal static class TestJson
{
    public static JsonNode From(OidcAssessment assessment) =>
        new JsonObject
        {
            ["name"] = assessment.Facts.Name,
            ["status"] = assessment.Status.ToString(),
            ["sentence"] = assessment.Sentence,
            ["remedy"] = assessment.Remedy,
            ["issuer"] = assessment.Facts.Issuer?.ToString(),
            ["providerArn"] = assessment.Facts.ProviderArn,
            ["region"] = assessment.Facts.Region,
            ["registered"] = new JsonArray([.. assessment.Registered.Select(Listed)]),
            ["expected"] = JsonOutput.Strings(assessment.Expected),
            ["expires"] = assessment.Expires?.UtcDateTime,
            ["findings"] = new JsonArray([.. assessment.Findings.Select(Finding)]),
        };

    public static JsonNode From(FileAssessment file) =>
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
            ["findings"] = new JsonArray([.. file.Findings.Select(Finding)]),
        };

    private static JsonObject Listed(ListedThumbprint listed) =>
        new()
        {
            ["value"] = listed.Value,
            ["kind"] = listed.Kind.ToString(),
            ["description"] = listed.Description,
        };

    private static JsonObject Finding(Finding finding) =>
        new()
        {
            ["code"] = finding.Code,
            ["severity"] = finding.Severity.ToString(),
            ["sentence"] = finding.Sentence,
            ["remedy"] = finding.Remedy,
        };
}
