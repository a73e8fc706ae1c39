using System.Globalization;
using EksThumbprint.Common;

namespace EksThumbprint.Reports;

/// <summary>When the estate's top certificates expire: a picture.</summary>
/// <remarks>
/// Places along the axis are percentages and sizes are pixels, so that words stay readable on a phone.
/// </remarks>
internal static class HtmlTimeline
{
    private const int MostDrawn = 20;
    private const int Head = 26;
    private const int Row = 42;
    private const int Foot = 22;
    private const int NameLength = 28;
    private const int YearDays = 365;
    private const int SoonDays = 60;

    public static void Write(HtmlWriter page, IReadOnlyList<TopCertificate> tops, DateTimeOffset now)
    {
        page.Raw("<figure>\n<h3 id=\"expiry\">When they expire</h3>\n");
        if (tops.Count > MostDrawn)
            page.Raw("<p>The picture has the ").Text(MostDrawn).Raw(" that expire first.</p>\n");
        WritePicture(page, [.. tops.Take(MostDrawn)], now);
        page.Raw("</figure>\n");
    }

    private static void WritePicture(HtmlWriter page, IReadOnlyList<TopCertificate> tops, DateTimeOffset now)
    {
        TimeAxis axis = new(now, tops.Select(top => top.Certificate.NotAfter));
        int height = Head + (tops.Count * Row) + Foot;
        page.Raw(
                "<svg class=\"timeline\" role=\"img\" aria-labelledby=\"picture-title picture-words\" width=\"100%\" "
                    + "height=\""
            )
            .Text(height)
            .Raw("\">\n")
            .Raw(
                "<title id=\"picture-title\">Timeline of the top certificates' expiry</title>\n<desc "
                    + "id=\"picture-words\">"
            )
            .Text(Words(tops, now))
            .Raw("</desc>\n");
        foreach (int year in axis.Years)
            WriteYear(page, year, axis.Place(year), height);
        string today = Percent(axis.Place(now));
        page.Raw($"<line class=\"today\" x1=\"{today}\" x2=\"{today}\" y1=\"{Head - 6}\" y2=\"{height - Foot + 6}\"/>")
            .Raw(
                $"<text class=\"axis\" x=\"{today}\" y=\"{height - 3}\" "
                    + $"text-anchor=\"{Anchor(axis.Place(now))}\">today</text>\n"
            );
        for (int i = 0; i < tops.Count; i++)
            WriteBar(page, tops[i], axis, now, Head + (i * Row));
        page.Raw("</svg>\n");
    }

    private static void WriteYear(HtmlWriter page, int year, double place, int height)
    {
        string x = Percent(place);
        page.Raw(
            $"<line class=\"year\" x1=\"{x}\" x2=\"{x}\" y1=\"{Head - 6}\" y2=\"{height - Foot + 6}\"/><text "
                + $"class=\"axis\" x=\"{x}\" y=\"13\" "
                + $"text-anchor=\"{Anchor(place)}\">{year.ToString(CultureInfo.InvariantCulture)}</text>\n"
        );
    }

    private static void WriteBar(HtmlWriter page, TopCertificate top, TimeAxis axis, DateTimeOffset now, int y)
    {
        DateTimeOffset end = top.Certificate.NotAfter;
        int days = top.Certificate.DaysLeft(now);
        double from = axis.Place(end < now ? end : now);
        double to = axis.Place(end < now ? now : end);
        string tone =
            days < SoonDays ? "bad"
            : days < YearDays ? "attention"
            : "well";
        page.Raw($"<g class=\"{tone}\"><text x=\"0\" y=\"{y + 16}\">")
            .Text(TableText.Fit(top.Certificate.Name, NameLength))
            .Raw($"</text><text class=\"when\" x=\"100%\" y=\"{y + 16}\" text-anchor=\"end\">")
            .Text(days < 0 ? "expired " : string.Empty)
            .Text(TableText.Date(end))
            .Raw("</text>")
            .Raw($"<rect class=\"track\" x=\"0\" y=\"{y + 24}\" width=\"100%\" height=\"6\" rx=\"3\"/>")
            .Raw(
                $"<rect class=\"bar\" x=\"{Percent(from)}\" y=\"{y + 24}\" width=\"{Percent(to - from)}\" "
                    + "height=\"6\" rx=\"3\"/>"
            );

        // A moment beyond the axis has no point on it.
        if (axis.Holds(end))
            page.Raw($"<circle class=\"end\" cx=\"{Percent(axis.Place(end))}\" cy=\"{y + 27}\" r=\"5\"/>");
        page.Raw("</g>\n");
    }

    private static string Words(IReadOnlyList<TopCertificate> tops, DateTimeOffset now)
    {
        string today = TableText.Date(now);
        string first =
            $"{tops[0].Certificate.Name} {Verb(tops[0], now)} on {TableText.Date(tops[0].Certificate.NotAfter)}";
        if (tops.Count == 1)
            return $"Today is {today}. One top certificate: {first}.";
        TopCertificate last = tops[tops.Count - 1];
        return $"Today is {today}. {HtmlWriter.Count(tops.Count, "top certificate")}: the first, {first}; the last, "
            + $"{last.Certificate.Name}, {Verb(last, now)} on {TableText.Date(last.Certificate.NotAfter)}. The table "
            + "below has them all.";
    }

    private static string Verb(TopCertificate top, DateTimeOffset now) =>
        top.Certificate.NotAfter < now ? "expired" : "expires";

    /// <summary>Words at the edge shall not leave the picture.</summary>
    private static string Anchor(double place) =>
        place < 6 ? "start"
        : place > 94 ? "end"
        : "middle";

    private static string Percent(double place) => place.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
