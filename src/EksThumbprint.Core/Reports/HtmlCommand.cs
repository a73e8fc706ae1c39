using EksThumbprint.Remedies;

namespace EksThumbprint.Reports;

/// <summary>What to do: a sentence, and a command to copy.</summary>
internal static class HtmlCommand
{
    /// <summary>A remedy, with words before it. Nothing where there is neither a sentence nor a command.</summary>
    public static void Write(HtmlWriter page, Remedy? remedy, IRemedyWriter writer, string word)
    {
        if (remedy is null)
            return;
        string? command = writer.Command(remedy);
        if (remedy.Lead is null && command is null)
            return;
        page.Raw("<p class=\"remedy\"><b>").Raw(word).Raw("</b> ").Text(remedy.Lead).Raw("</p>\n");
        Write(page, command);
    }

    /// <summary>A command alone. The script gives it its button.</summary>
    public static void Write(HtmlWriter page, string? command)
    {
        if (command is not null)
            page.Raw("<div class=\"command\"><pre tabindex=\"0\" aria-label=\"Command\"><code>")
                .Command(command)
                .Raw("</code></pre></div>\n");
    }
}
