using EksThumbprint.Assessment;
using EksThumbprint.Chains;

namespace EksThumbprint.Reports;

/// <summary>A top certificate of an estate.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="Clusters">How many inputs' chains end at it.</param>
internal sealed record TopCertificate(ServedCertificate Certificate, int Clusters)
{
    /// <summary>
    /// Each distinct top once, the first to expire first. What an interceptor serves is nobody's top.
    /// </summary>
    public static IReadOnlyList<TopCertificate> From(IEnumerable<OidcAssessment> assessments) =>
        [
            .. assessments
                .Where(assessment => !assessment.Facts.Intercepted)
                .SelectMany(assessment =>
                    assessment
                        .Facts.Trust.SelectMany(seen => seen.Chain.Tops)
                        .GroupBy(top => top.Thumbprint)
                        .Select(same => same.First())
                )
                .GroupBy(top => top.Thumbprint)
                .Select(same => new TopCertificate(same.First(), same.Count()))
                .OrderBy(top => top.Certificate.NotAfter)
                .ThenBy(top => top.Certificate.Name, StringComparer.Ordinal),
        ];
}
