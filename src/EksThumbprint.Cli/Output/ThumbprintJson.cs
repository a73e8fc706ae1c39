using System.Text.Json.Nodes;
using EksThumbprint.Assessment;

namespace EksThumbprint.Cli.Output;

/// <summary>Top certificates for a program.</summary>
internal static class ThumbprintJson
{
    public static IEnumerable<JsonNode> From(OidcAssessment assessment) =>
        from thumbprint in assessment.Expected
        let seen = assessment.Facts.Trust.First(seen => seen.Chain.Tops.Any(top => top.Thumbprint == thumbprint))
        let top = seen.Chain.Tops.First(top => top.Thumbprint == thumbprint)
        select new JsonObject
        {
            [JsonOutput.VersionKey] = JsonOutput.Version,
            ["target"] = assessment.Facts.Name,
            ["host"] = seen.Host,
            ["thumbprint"] = thumbprint.ToString(),
            ["subject"] = top.Subject,
            ["notAfter"] = top.NotAfter.UtcDateTime,
            ["publiclyTrusted"] = seen.IsTrusted,
        };

    public static IEnumerable<JsonNode> From(FileAssessment file) =>
        from chain in file.Chains
        from top in chain.Chain.AsServed.Where(one => chain.Thumbprints.Contains(one.Thumbprint))
        select new JsonObject
        {
            [JsonOutput.VersionKey] = JsonOutput.Version,
            ["target"] = file.Name,
            ["host"] = chain.Host,
            ["provenance"] = ProvenanceWord.For(chain.Provenance),
            ["thumbprint"] = top.Thumbprint.ToString(),
            ["subject"] = top.Subject,
            ["notAfter"] = top.NotAfter.UtcDateTime,
            ["publiclyTrusted"] = chain.Trust.IsTrusted,
        };
}
