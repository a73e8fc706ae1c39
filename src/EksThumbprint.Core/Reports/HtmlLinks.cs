using EksThumbprint.Assessment;
using EksThumbprint.Remedies;

namespace EksThumbprint.Reports;

/// <summary>A pod's way to its role in the report: the broken link, and the list of all.</summary>
internal static class HtmlLinks
{
    public static void Write(HtmlWriter page, OidcAssessment assessment, IRemedyWriter remedies)
    {
        if (assessment.Links.Count == 0)
            return;
        page.Raw("<p class=\"remedy\"><b>").Text(LinkWords.Headline(assessment, remedies)).Raw("</b></p>\n<dl>\n");
        foreach (LinkVerdict link in assessment.Links)
        {
            page.Raw("<dt>")
                .Text(link.Link.ToString())
                .Raw("</dt><dd><b>")
                .Text(link.Words)
                .Raw("</b> ")
                .Text(link.Sentence)
                .Raw("</dd>\n");
        }

        page.Raw("</dl>\n");
    }
}
