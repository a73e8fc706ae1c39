using System.Globalization;
using EksThumbprint.Common;

namespace EksThumbprint.Reports;

/// <summary>Which certificate how many clusters depend on: a picture.</summary>
internal static class HtmlDependents
{
    private const int MostDrawn = 20;
    private const int Row = 42;
    private const int NameLength = 28;

    /// <param name="page">Takes the picture.</param>
    /// <param name="tops">The certificates; at least one.</param>
    /// <param name="thing">What depends on them, in the singular.</param>
    public static void Write(HtmlWriter page, IReadOnlyList<TopCertificate> tops, string thing)
    {
        TopCertificate[] drawn =
        [
            .. tops.OrderByDescending(top => top.Clusters)
                .ThenBy(top => top.Certificate.Name, StringComparer.Ordinal)
                .Take(MostDrawn),
        ];
        int most = drawn[0].Clusters;
        page.Raw("<figure>\n<h3 id=\"dependents\">How many ").Raw(thing).Raw("s depend on each</h3>\n");
        if (drawn.Length < tops.Count)
            page.Raw("<p>The picture has the ").Text(MostDrawn).Raw(" that most depend on.</p>\n");
        page.Raw("<svg class=\"timeline dependents\" role=\"img\" aria-labelledby=\"dependents-title ")
            .Raw("dependents-words\" width=\"100%\" height=\"")
            .Text(drawn.Length * Row)
            .Raw("\">\n<title id=\"dependents-title\">")
            .Raw($"The {thing}s that depend on each certificate</title>\n<desc id=\"dependents-words\">")
            .Text(string.Join(", ", drawn.Take(3).Select(top => Words(top, thing))))
            .Raw(". The table below has them all.</desc>\n");
        for (int i = 0; i < drawn.Length; i++)
            WriteBar(page, drawn[i], thing, most, i * Row);
        page.Raw("</svg>\n</figure>\n");
    }

    private static void WriteBar(HtmlWriter page, TopCertificate top, string thing, int most, int y) =>
        page.Raw($"<g><text x=\"0\" y=\"{y + 16}\">")
            .Text(TableText.Fit(top.Certificate.Name, NameLength))
            .Raw($"</text><text class=\"when\" x=\"100%\" y=\"{y + 16}\" text-anchor=\"end\">")
            .Text(HtmlWriter.Count(top.Clusters, thing))
            .Raw($"</text><rect class=\"track\" x=\"0\" y=\"{y + 24}\" width=\"100%\" height=\"6\" rx=\"3\"/>")
            .Raw($"<rect class=\"share\" x=\"0\" y=\"{y + 24}\" width=\"{Percent(top.Clusters, most)}\" ")
            .Raw("height=\"6\" rx=\"3\"/></g>\n");

    private static string Words(TopCertificate top, string thing) =>
        $"{top.Certificate.Name}: {HtmlWriter.Count(top.Clusters, thing)}";

    private static string Percent(int part, int whole) =>
        (100.0 * part / whole).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
