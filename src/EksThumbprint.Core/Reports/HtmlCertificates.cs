namespace EksThumbprint.Reports;

/// <summary>The estate's top certificates: two pictures, and both as one table.</summary>
internal static class HtmlCertificates
{
    public static void Write(HtmlWriter page, Estate estate, DateTimeOffset now)
    {
        IReadOnlyList<TopCertificate> tops = TopCertificate.From(estate.Rows);
        page.Raw("<section aria-labelledby=\"tops\">\n<h2 id=\"tops\">Top certificates</h2>\n");
        if (tops.Count == 0)
        {
            page.Raw("<p>No chain was read, so there is nothing to draw.</p>\n</section>\n");
            return;
        }

        bool isClusters = estate
            .Rows.Where(row => row.Facts.Trust.Count > 0)
            .All(row => RowKinds.KindOf(row) == RowKind.Cluster);
        string thing = isClusters ? "cluster" : "issuer";
        page.Raw("<div class=\"pictures\">\n");
        HtmlTimeline.Write(page, tops, now);
        HtmlDependents.Write(page, tops, thing);
        page.Raw("</div>\n");
        WriteTable(page, tops, thing, now);
        page.Raw("</section>\n");
    }

    private static void WriteTable(
        HtmlWriter page,
        IReadOnlyList<TopCertificate> tops,
        string thing,
        DateTimeOffset now
    )
    {
        page.Raw(
                "<details class=\"same\"><summary>The same as a table</summary>\n<table class=\"tops\">\n<caption>Top "
                    + "certificates, the first to expire first</caption>\n<thead><tr><th scope=\"col\">Expires "
                    + "(UTC)</th><th scope=\"col\">Days left</th><th scope=\"col\">Certificate</th><th scope=\"col\">"
            )
            .Raw(thing == "issuer" ? "Issuers" : "Clusters")
            .Raw("</th></tr></thead>\n<tbody>\n");
        foreach (TopCertificate top in tops)
        {
            page.Raw("<tr><td>")
                .Date(top.Certificate.NotAfter)
                .Raw("</td><td>")
                .Text(top.Certificate.DaysLeft(now))
                .Raw("</td><th scope=\"row\">")
                .Text(top.Certificate.Name)
                .Raw(" <code>")
                .Text(top.Certificate.Thumbprint.ToString())
                .Raw("</code></th><td>")
                .Text(top.Clusters)
                .Raw("</td></tr>\n");
        }

        page.Raw("</tbody>\n</table>\n</details>\n");
    }
}
