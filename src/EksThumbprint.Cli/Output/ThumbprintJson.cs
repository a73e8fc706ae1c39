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
            ["target"] = assessment.Facts.Name,
            ["host"] = seen.Host,
            ["thumbprint"] = thumbprint.ToString(),
            ["subject"] = top.Subject,
            ["notAfter"] = top.NotAfter.UtcDateTime,
            ["publiclyTrusted"] = seen.IsTrusted,
        };
}
