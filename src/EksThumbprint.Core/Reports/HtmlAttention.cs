using EksThumbprint.Assessment;

namespace EksThumbprint.Reports;

/// <summary>What needs attention: one card for all that need the same, what fails now first.</summary>
internal static class HtmlAttention
{
    private const int FirstNames = 12;
    private const int FirstCommands = 3;

    /// <summary>Each row has its own command as well.</summary>
    private const int MostCommands = 50;

    public static void Write(HtmlWriter page, Estate estate, ReportOptions options, CancellationToken cancellation)
    {
        IReadOnlyList<AttentionGroup> groups = AttentionGroup.From(estate.Rows);
        if (groups.Count == 0)
            return;
        page.Raw("<section aria-labelledby=\"attention\">\n<h2 id=\"attention\">What needs attention</h2>\n");
        foreach (AttentionGroup group in groups)
        {
            cancellation.ThrowIfCancellationRequested();
            page.Raw("<article class=\"group ").Raw(group.Tone.ToString().ToLowerInvariant()).Raw("\">\n");
            WriteHead(page, group);
            WriteCommands(page, group, options);
            WriteMembers(page, group, estate);
            page.Raw("</article>\n");
        }

        page.Raw("</section>\n");
    }

    private static void WriteHead(HtmlWriter page, AttentionGroup group)
    {
        page.Raw("<h3><span class=\"status\">")
            .Text(group.Code)
            .Raw("</span> ")
            .Text(RowKinds.Count([.. group.Assessments.Distinct()]))
            .Raw(" <span class=\"meaning\">")
            .Text(group.Meaning)
            .Raw("</span></h3>\n<p>");
        if (!group.IsShared)
            page.Raw("Such as ").Name(group.Members.First().Name).Raw(": ");
        page.Text(group.Sentence).Raw("</p>\n");
    }

    private static void WriteCommands(HtmlWriter page, AttentionGroup group, ReportOptions options)
    {
        (string? Lead, string? Command)[] all =
        [
            .. group
                .RemediesBy(options.Remedies)
                .Select(each => (each.Remedy.Lead, Command: each.Writer.Command(each.Remedy)))
                .Distinct(),
        ];
        string[] commands = [.. all.Select(each => each.Command).OfType<string>()];
        string? lead = all.Select(each => each.Lead).FirstOrDefault(words => words is not null);
        if (lead is not null || commands.Length > 0)
            page.Raw("<p class=\"remedy\"><b>To do:</b> ").Text(lead).Raw("</p>\n");
        foreach (string command in commands.Take(FirstCommands))
            HtmlCommand.Write(page, command);
        if (commands.Length <= FirstCommands)
            return;
        page.Raw("<details><summary>")
            .Text($"and {HtmlWriter.Count(commands.Length - FirstCommands, "command")} more")
            .Raw("</summary>\n");
        foreach (string command in commands.Skip(FirstCommands).Take(MostCommands))
            HtmlCommand.Write(page, command);
        if (commands.Length > FirstCommands + MostCommands)
            page.Raw("<p>The others are in the table below.</p>\n");
        page.Raw("</details>\n");
    }

    private static void WriteMembers(HtmlWriter page, AttentionGroup group, Estate estate)
    {
        OidcAssessment[] members = [.. group.Assessments.Distinct()];
        WriteNames(page, members.Take(FirstNames), estate);
        if (members.Length <= FirstNames)
            return;
        page.Raw("<details><summary>").Text($"and {members.Length - FirstNames} more").Raw("</summary>\n");
        WriteNames(page, members.Skip(FirstNames), estate);
        page.Raw("</details>\n");
    }

    private static void WriteNames(HtmlWriter page, IEnumerable<OidcAssessment> members, Estate estate)
    {
        page.Raw("<ul class=\"members\">\n");
        foreach (OidcAssessment member in members)
        {
            page.Raw("<li><a href=\"#").Raw(estate.IdOf(member)).Raw("\">").Name(member.Facts.Name).Raw("</a>");
            if (estate.PlaceOf(member.Facts) is { } place)
                page.Raw(" <span class=\"quiet\">").Text(place).Raw("</span>");
            page.Raw("</li>\n");
        }

        page.Raw("</ul>\n");
    }
}
