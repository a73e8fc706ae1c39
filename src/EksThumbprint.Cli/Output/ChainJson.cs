using System.Text.Json.Nodes;
using EksThumbprint.Assessment;

namespace EksThumbprint.Cli.Output;

/// <summary>Chains for a program: one object a certificate, leaf to top, then what no link leads to.</summary>
internal static class ChainJson
{
    public static IEnumerable<JsonNode> From(OidcAssessment assessment) =>
        from seen in assessment.Facts.Trust
        from certificate in seen.Chain.Path.Concat(seen.Chain.AsServed.Except(seen.Chain.Path))
        select new JsonObject
        {
            ["target"] = assessment.Facts.Name,
            ["host"] = seen.Host,
            ["position"] = certificate.Position,
            ["orderKnown"] = seen.Chain.OrderKnown,
            ["role"] = certificate.Role.ToString(),
            ["isTop"] = certificate == seen.Chain.Top,
            ["subject"] = certificate.Subject,
            ["issuer"] = certificate.Issuer,
            ["notBefore"] = certificate.NotBefore.UtcDateTime,
            ["notAfter"] = certificate.NotAfter.UtcDateTime,
            ["daysLeft"] = certificate.DaysLeft(assessment.Facts.Now),
            ["key"] = certificate.Key,
            ["thumbprint"] = certificate.Thumbprint.ToString(),
            ["sha256"] = certificate.Sha256,
            ["pem"] = certificate.Pem,
        };
}
