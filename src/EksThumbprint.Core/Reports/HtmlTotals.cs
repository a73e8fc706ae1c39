using System.Globalization;
using EksThumbprint.Assessment;

namespace EksThumbprint.Reports;

/// <summary>The report's beginning: how many are well, and how many have which status.</summary>
internal static class HtmlTotals
{
    public static void Write(HtmlWriter page, IReadOnlyList<OidcAssessment> assessments)
    {
        page.Raw("<main>\n<section aria-labelledby=\"totals\">\n<h2 id=\"totals\">Totals</h2>\n<p class=\"lead\">")
            .Text(Sentence(assessments))
            .Raw("</p>\n<ul class=\"totals\">\n");
        foreach (
            IGrouping<OidcStatus, OidcAssessment> same in assessments
                .GroupBy(assessment => assessment.Status)
                .OrderByDescending(same => same.Key)
        )
        {
            page.Raw("<li class=\"")
                .Raw(StatusMeaning.Class(same.Key))
                .Raw("\"><b>")
                .Text(same.Count().ToString("N0", CultureInfo.InvariantCulture))
                .Raw("</b> <span class=\"word\">")
                .Text(same.Key.ToString())
                .Raw("</span> <span class=\"meaning\">")
                .Text(StatusMeaning.Words(same.Key))
                .Raw("</span></li>\n");
        }

        page.Raw("</ul>\n</section>\n");
    }

    private static string Sentence(IReadOnlyList<OidcAssessment> assessments)
    {
        int well = assessments.Count(assessment => assessment.Status.IsWell());
        int unclear = assessments.Count(assessment => assessment.Undetermined);
        int attention = assessments.Count - well - unclear;
        if (well == assessments.Count)
            return well == 1
                ? "The one that was tested is well."
                : string.Format(CultureInfo.InvariantCulture, "All {0:N0} are well.", well);
        return string.Format(
            CultureInfo.InvariantCulture,
            "{0:N0} of {1:N0} {2} well, {3:N0} {4} attention, {5:N0} could not be determined.",
            well,
            assessments.Count,
            well == 1 ? "is" : "are",
            attention,
            attention == 1 ? "needs" : "need",
            unclear
        );
    }
}
