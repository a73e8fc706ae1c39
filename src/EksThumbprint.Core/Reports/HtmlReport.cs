using System.Globalization;
using EksThumbprint.Assessment;

namespace EksThumbprint.Reports;

/// <summary>
/// A report on an estate as one HTML page that needs nothing beside itself: totals, what needs attention grouped by
/// what to do, two pictures of the top certificates, and a table of all inputs with their chains. A pure function of
/// the assessments.
/// </summary>
public static class HtmlReport
{
    /// <summary>Writes the page, what fails now first.</summary>
    /// <param name="writer">Takes the page piece by piece. The page calls itself UTF-8.</param>
    /// <param name="assessments">The verdicts to report on; there may be none.</param>
    /// <param name="options">Title, moment, and who writes remedies.</param>
    /// <param name="cancellation">Ends the writing between two rows.</param>
    /// <exception cref="OperationCanceledException">The writing was ended.</exception>
    public static void Write(
        TextWriter writer,
        IEnumerable<OidcAssessment> assessments,
        ReportOptions options,
        CancellationToken cancellation = default
    )
    {
        Estate estate = new(assessments);
        HtmlWriter page = new(writer);
        WriteHead(page, options);
        WriteHeader(page, options, estate);
        page.Raw("<main>\n");
        if (estate.Rows.Count > 0)
        {
            HtmlTotals.Write(page, estate);
            HtmlAttention.Write(page, estate, options, cancellation);
            HtmlCertificates.Write(page, estate, options.Now);
            HtmlTable.Write(page, estate, options, cancellation);
        }
        else
        {
            page.Raw("<p class=\"lead\">No clusters were tested: the report was given no results.</p>\n");
        }

        page.Raw("</main>\n<script>").Raw(ReportAssets.Script).Raw("</script>\n</body>\n</html>\n");
    }

    private static void WriteHead(HtmlWriter page, ReportOptions options) =>
        page.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"")
            .Raw(ReportAssets.Policy)
            .Raw("\">\n")
            .Raw(
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta "
                    + "name=\"color-scheme\" content=\"light dark\">\n"
            )
            .Raw("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" content=\"")
            .Text(ReportAssets.Generator)
            .Raw("\">\n<link rel=\"icon\" href=\"data:,\">\n")
            .Raw("<title>")
            .Text(options.Title)
            .Raw("</title>\n<style>")
            .Raw(ReportAssets.Style)
            .Raw("</style>\n</head>\n<body>\n");

    private static void WriteHeader(HtmlWriter page, ReportOptions options, Estate estate)
    {
        DateTime now = options.Now.UtcDateTime;
        page.Raw("<header>\n<h1>").Text(options.Title).Raw("</h1>\n");
        if (estate.Rows.Count > 0)
            page.Raw("<p class=\"scope\">").Text(estate.Scope).Raw("</p>\n");
        page.Raw("<p>Tested by ")
            .Text(ReportAssets.Generator)
            .Raw(", report of <time datetime=\"")
            .Text(now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))
            .Raw("\">")
            .Text(now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))
            .Raw(" UTC</time></p>\n</header>\n");
    }
}
