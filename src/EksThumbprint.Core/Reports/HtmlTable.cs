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

    public static void Write(HtmlWriter page, Estate estate, ReportOptions options, CancellationToken cancellation)
    {
        page.Raw("<section aria-labelledby=\"all\">\n<h2 id=\"all\">").Raw(Heading(estate.Rows)).Raw("</h2>\n");
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
                    + "role=\"columnheader\" data-sort=\"account\">Account</th><th scope=\"col\" "
                    + "role=\"columnheader\">Listed</th><th scope=\"col\" role=\"columnheader\">Expected</th>"
            )
            .Raw("<th scope=\"col\" role=\"columnheader\" data-sort=\"expires\">Expires</th></tr></thead>\n");
        foreach (OidcAssessment assessment in estate.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            WriteBody(page, assessment, estate, options);
        }

        page.Raw("</table>\n</section>\n");
    }

    private static void WriteBody(HtmlWriter page, OidcAssessment assessment, Estate estate, ReportOptions options)
    {
        OidcFacts facts = assessment.Facts;
        string status = assessment.Status.ToString();
        (string Registered, string Expected) digits = TableText.Pair(
            [.. assessment.Registered.Select(listed => listed.Value)],
            [.. assessment.Expected.Select(expected => expected.ToString())]
        );
        page.Raw("<tbody role=\"rowgroup\" id=\"")
            .Raw(estate.IdOf(assessment))
            .Raw("\" data-gravity=\"")
            .Text(StatusMeaning.Urgency(assessment.Status))
            .Raw("\" data-status=\"")
            .Text(status)
            .Raw("\" data-kind=\"")
            .Text(RowKinds.KindOf(assessment).ToString())
            .Raw("\">\n<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">")
            .Name(facts.Name)
            .Raw("</th>")
            .Raw(Cell)
            .Raw("<span class=\"status ")
            .Raw(StatusMeaning.Class(assessment.Status))
            .Raw("\">")
            .Text(status)
            .Raw("</span>")
            .Raw(NextCell)
            .Text(Estate.RegionOf(facts) ?? TableText.Nothing)
            .Raw(NextCell)
            .Text(facts.Account ?? TableText.Nothing)
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
            .Raw("</td></tr>\n<tr role=\"row\" class=\"more\"><td role=\"cell\" colspan=\"7\"><details><summary>")
            .Text(Phrase(assessment))
            .Raw("</summary>\n");
        HtmlDetails.Write(page, assessment, options.Remedies(assessment));
        page.Raw("</details></td></tr>\n</tbody>\n");
    }

    /// <summary>What the verdict means, and what else is to be seen to. The sentence is one click away.</summary>
    private static string Phrase(OidcAssessment assessment) =>
        string.Join(
            "; also ",
            new[] { StatusMeaning.Words(assessment.Status), string.Join(", ", FurtherCodes(assessment)) }.Where(part =>
                part.Length > 0
            )
        );

    private static IEnumerable<string> FurtherCodes(OidcAssessment assessment) =>
        assessment
            .Findings.Where(finding => finding.Severity > Severity.Info && finding.Sentence != assessment.Sentence)
            .Select(finding => finding.Code)
            .Where(code => code != assessment.Status.ToString())
            .Distinct();

    private static string Heading(IReadOnlyCollection<OidcAssessment> rows) =>
        rows.All(row => RowKinds.KindOf(row) == RowKind.Cluster) ? "Clusters" : "Clusters and issuers";
}
