using System.Globalization;
using EksThumbprint.Assessment;

namespace EksThumbprint.Reports;

/// <summary>
/// The report's beginning: how many fail and how many are well, of each kind and of each status. The script makes the
/// totals filters.
/// </summary>
internal static class HtmlTotals
{
    public static void Write(HtmlWriter page, Estate estate)
    {
        page.Raw("<section aria-labelledby=\"totals\">\n<h2 id=\"totals\">Totals</h2>\n<p class=\"lead\">")
            .Text(Sentence(estate.Rows))
            .Raw("</p>\n");
        IGrouping<RowKind, OidcAssessment>[] kinds =
        [
            .. estate.Rows.GroupBy(RowKinds.KindOf).OrderBy(kind => kind.Key),
        ];

        // One kind alone is told at the top.
        if (kinds.Length > 1)
        {
            page.Raw("<ul class=\"totals kinds\" aria-label=\"By kind\">\n");
            foreach (IGrouping<RowKind, OidcAssessment> kind in kinds)
                WriteTotal(page, "kind", kind.Key.ToString(), [.. kind], RowKinds.Word(kind.Key), Clauses([.. kind]));
            page.Raw("</ul>\n");
        }

        page.Raw("<ul class=\"totals\" aria-label=\"By status\">\n");
        foreach (
            IGrouping<OidcStatus, OidcAssessment> same in estate
                .Rows.GroupBy(assessment => assessment.Status)
                .OrderByDescending(same => StatusMeaning.Urgency(same.Key))
        )
        {
            string status = same.Key.ToString();
            WriteTotal(page, "status", status, [.. same], status, StatusMeaning.Words(same.Key));
        }

        page.Raw("</ul>\n</section>\n");
        WriteFilter(page);
    }

    private static void WriteTotal(
        HtmlWriter page,
        string filter,
        string value,
        IReadOnlyList<OidcAssessment> rows,
        string word,
        string meaning
    ) =>
        page.Raw($"<li data-filter=\"{filter}\" data-value=\"{value}\"><span class=\"card ")
            .Raw(filter == "status" ? StatusMeaning.Class(rows[0].Status) : "plain")
            .Raw("\"><b>")
            .Text(rows.Count.ToString("N0", CultureInfo.InvariantCulture))
            .Raw("</b> <span class=\"word\">")
            .Text(filter == "kind" && rows.Count != 1 ? word + "s" : word)
            .Raw("</span> <span class=\"meaning\">")
            .Text(meaning)
            .Raw("</span></span></li>\n");

    /// <summary>Without the script this would do nothing, so the script shows it.</summary>
    private static void WriteFilter(HtmlWriter page) =>
        page.Raw(
                "<form id=\"filter\" hidden>\n<label>Search <input type=\"search\" id=\"words\" autocomplete=\"off\" "
                    + "spellcheck=\"false\" placeholder=\"name, account, region, thumbprint\"></label>\n"
            )
            .Raw("<button type=\"reset\" id=\"every\" hidden>Show all</button>\n")
            .Raw("<p role=\"status\" id=\"shown\"></p>\n</form>\n");

    private static string Sentence(IReadOnlyList<OidcAssessment> rows) =>
        !rows.All(row => row.Status.IsWell()) ? $"Of {Number(rows.Count)}: {Clauses(rows)}."
        : rows.Count == 1 ? "The one that was tested is well."
        : $"All {Number(rows.Count)} are well.";

    private static string Clauses(IReadOnlyList<OidcAssessment> rows)
    {
        int fail = rows.Count(row => StatusMeaning.FailsNow(row.Status));
        int unclear = rows.Count(row => row.Undetermined);
        int well = rows.Count(row => row.Status.IsWell());
        (int Count, string One, string Several)[] clauses =
        [
            (fail, "fails now", "fail now"),
            (unclear, "could not be determined", "could not be determined"),
            (rows.Count - fail - unclear - well, "needs attention", "need attention"),
            (well, "is well", "are well"),
        ];
        return string.Join(
            ", ",
            clauses
                .Where(clause => clause.Count > 0)
                .Select(clause => $"{Number(clause.Count)} {(clause.Count == 1 ? clause.One : clause.Several)}")
        );
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
