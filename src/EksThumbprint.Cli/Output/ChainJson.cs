using System.Text.Json.Nodes;
using EksThumbprint.Assessment;
using EksThumbprint.Chains;

namespace EksThumbprint.Cli.Output;

/// <summary>Chains for a program: one object a certificate, leaf to top, then what no link leads to.</summary>
internal static class ChainJson
{
    public static IEnumerable<JsonNode> From(OidcAssessment assessment) =>
        from seen in assessment.Facts.Trust
        from certificate in seen.Chain.ForDisplay
        select Row(
            assessment.Facts.Name,
            seen.Host,
            certificate,
            seen.Chain.OrderKnown,
            certificate == seen.Chain.Top,
            assessment.Facts.Now
        );

    /// <summary>The same of a file, with what the file is: only a transcript tells what was sent.</summary>
    public static IEnumerable<JsonNode> From(FileAssessment file)
    {
        foreach (FileChain chain in file.Chains)
        {
            foreach (ServedCertificate certificate in chain.Chain.ForDisplay)
            {
                JsonObject row = Row(
                    file.Name,
                    chain.Host,
                    certificate,
                    chain.Provenance == Provenance.Transcript,
                    chain.Thumbprints.Contains(certificate.Thumbprint),
                    file.Now
                );
                row["provenance"] = ProvenanceWord.For(chain.Provenance);
                yield return row;
            }
        }
    }

    private static JsonObject Row(
        string target,
        string? host,
        ServedCertificate certificate,
        bool orderKnown,
        bool isTop,
        DateTimeOffset now
    ) =>
        new()
        {
            [JsonOutput.VersionKey] = JsonOutput.Version,
            ["target"] = target,
            ["host"] = host,
            ["position"] = certificate.Position,
            ["orderKnown"] = orderKnown,
            ["role"] = certificate.Role.ToString(),
            ["isTop"] = isTop,
            ["subject"] = certificate.Subject,
            ["issuer"] = certificate.Issuer,
            ["notBefore"] = certificate.NotBefore.UtcDateTime,
            ["notAfter"] = certificate.NotAfter.UtcDateTime,
            ["daysLeft"] = certificate.DaysLeft(now),
            ["key"] = certificate.Key,
            ["thumbprint"] = certificate.Thumbprint.ToString(),
            ["sha256"] = certificate.Sha256,
            ["pem"] = certificate.Pem,
        };
}
