using EksThumbprint.Assessment;
using EksThumbprint.Common;

namespace EksThumbprint.Reports;

/// <summary>
/// The table of all inputs: one body an input, with a row of facts and a row that opens to everything else.
/// </summary>
/// <remarks>Roles are written out because a style sheet that lays a table out as cards would take them away.</remarks>
internal static class HtmlTable
{
    private const string Cell = "<td role=\"cell\">";
    private const string NextCell = "</td><td role=\"cell\">";

    public static void Write(
        HtmlWriter page,
        IReadOnlyList<OidcAssessment> assessments,
        ReportOptions options,
        CancellationToken cancellation
    )
    {
        page.Raw("<section aria-labelledby=\"all\">\n<h2 id=\"all\">Clusters</h2>\n");
        WriteFilter(page, assessments);
        page.Raw(
                "<table id=\"clusters\" role=\"table\" aria-labelledby=\"caption\">\n<caption "
                    + "id=\"caption\">Verdicts, each with its chain and what to do. The line below each "
                    + "opens.</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">"
            )
            .Raw(
                "<th scope=\"col\" role=\"columnheader\" data-sort=\"name\">Cluster</th><th scope=\"col\" "
                    + "role=\"columnheader\" data-sort=\"gravity\" aria-sort=\"descending\">Status</th>"
            )
            .Raw(
                "<th scope=\"col\" role=\"columnheader\" data-sort=\"region\">Region</th><th scope=\"col\" "
                    + "role=\"columnheader\">Listed</th><th scope=\"col\" role=\"columnheader\">Expected</th>"
            )
            .Raw("<th scope=\"col\" role=\"columnheader\" data-sort=\"expires\">Expires</th></tr></thead>\n");
        foreach (OidcAssessment assessment in assessments)
        {
            cancellation.ThrowIfCancellationRequested();
            WriteBody(page, assessment, options);
        }

        page.Raw("</table>\n</section>\n");
    }

    /// <summary>Without the script this would do nothing, so the script shows it.</summary>
    private static void WriteFilter(HtmlWriter page, IReadOnlyList<OidcAssessment> assessments)
    {
        page.Raw(
                "<form id=\"filter\" hidden>\n<label>Search <input type=\"search\" id=\"words\" autocomplete=\"off\" "
                    + "spellcheck=\"false\" placeholder=\"name, issuer, thumbprint\"></label>\n"
            )
            .Raw("<label>Status <select id=\"status\"><option value=\"\">all</option>");
        foreach (OidcStatus status in assessments.Select(assessment => assessment.Status).Distinct())
            page.Raw("<option>").Text(status.ToString()).Raw("</option>");
        page.Raw("</select></label>\n<p role=\"status\" id=\"shown\"></p>\n</form>\n");
    }

    private static void WriteBody(HtmlWriter page, OidcAssessment assessment, ReportOptions options)
    {
        OidcFacts facts = assessment.Facts;
        string status = assessment.Status.ToString();
        (string Registered, string Expected) digits = TableText.Pair(
            [.. assessment.Registered.Select(listed => listed.Value)],
            [.. assessment.Expected.Select(expected => expected.ToString())]
        );
        page.Raw("<tbody role=\"rowgroup\" data-gravity=\"")
            .Text((int)assessment.Status)
            .Raw("\" data-status=\"")
            .Text(status)
            .Raw("\">\n<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">")
            .Text(facts.Name)
            .Raw("</th>")
            .Raw(Cell)
            .Raw("<span class=\"status ")
            .Raw(StatusMeaning.Class(assessment.Status))
            .Raw("\">")
            .Text(status)
            .Raw("</span>")
            .Raw(NextCell)
            .Text(Region(facts))
            .Raw(NextCell)
            .Raw("<code>")
            .Text(digits.Registered)
            .Raw("</code>")
            .Raw(NextCell)
            .Raw("<code>")
            .Text(digits.Expected)
            .Raw("</code>")
            .Raw(NextCell)
            .Date(assessment.Expires)
            .Raw("</td></tr>\n<tr role=\"row\" class=\"more\"><td role=\"cell\" colspan=\"6\"><details><summary>")
            .Text(assessment.Sentence)
            .Raw("</summary>\n");
        HtmlDetails.Write(page, assessment, options.Remedies(assessment));
        page.Raw("</details></td></tr>\n</tbody>\n");
    }

    private static string Region(OidcFacts facts) => facts.Region ?? facts.Issuer?.Eks?.Region ?? TableText.Nothing;
}
