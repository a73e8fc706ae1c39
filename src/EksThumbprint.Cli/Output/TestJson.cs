using System.Text.Json.Nodes;
using EksThumbprint.Assessment;
using EksThumbprint.Remedies;
using EksThumbprint.Repair;

namespace EksThumbprint.Cli.Output;

/// <summary>A verdict for a program.</summary>
internal static class TestJson
{
    public static JsonNode From(OidcAssessment assessment, IRemedyWriter remedies)
    {
        JsonObject verdict = Verdict(assessment, remedies);
        if (assessment.Links.Count > 0)
        {
            verdict["brokenLink"] = assessment.BrokenLink?.Link.ToString();
            verdict["podMessage"] = assessment.BrokenLink?.Message;
            verdict["links"] = new JsonArray([.. assessment.Links.Select(link => Link(link, remedies))]);
        }

        return verdict;
    }

    private static JsonObject Verdict(OidcAssessment assessment, IRemedyWriter remedies) =>
        new()
        {
            [JsonOutput.VersionKey] = JsonOutput.Version,
            ["name"] = assessment.Facts.Name,
            ["status"] = assessment.Status.ToString(),
            ["sentence"] = assessment.Sentence,
            ["remedy"] = remedies.Write(assessment.Remedy),
            ["repairCommand"] = remedies.Write(RepairCommand.Create(RepairPlan.Create(assessment))),
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
            [JsonOutput.VersionKey] = JsonOutput.Version,
            ["name"] = file.Name,
            ["status"] = file.Status.ToString(),
            ["sentence"] = file.Sentence,
            ["remedy"] = remedies.Write(file.Remedy),
            ["provenance"] = ProvenanceWord.For(file.Provenance),
            ["hosts"] = JsonOutput.Strings(file.Chains.Select(chain => chain.Host).OfType<string>().Distinct()),
            ["registered"] = new JsonArray([.. file.Registered.Select(Listed)]),
            ["expected"] = JsonOutput.Strings(file.Expected),
            ["expires"] = file.Expires?.UtcDateTime,
            ["findings"] = new JsonArray([.. file.Findings.Select(finding => Finding(finding, remedies))]),
        };

    /// <summary>The links, when a pod was asked about; nothing is added to other verdicts.</summary>
    private static JsonObject Link(LinkVerdict link, IRemedyWriter remedies) =>
        new()
        {
            ["link"] = link.Link.ToString(),
            ["state"] = link.State.ToString(),
            ["sentence"] = link.Sentence,
            ["message"] = link.Message,
            ["remedy"] = remedies.Write(link.Remedy),
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
