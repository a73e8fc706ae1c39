using EksThumbprint.Assessment;
using EksThumbprint.Remedies;
using EksThumbprint.Repair;
using EksThumbprint.Trust;

namespace EksThumbprint.Reports;

/// <summary>What a row opens to: what to do, what is listed, the chains, and the findings beside the verdict.</summary>
internal static class HtmlDetails
{
    public static void Write(HtmlWriter page, OidcAssessment assessment, IRemedyWriter remedies)
    {
        page.Raw("<div class=\"open\">\n<p class=\"sentence\">").Text(assessment.Sentence).Raw("</p>\n");
        HtmlLinks.Write(page, assessment, remedies);
        WriteRemedy(page, assessment, remedies);
        page.Raw("<dl>\n");
        WriteFact(page, "Issuer", assessment.Facts.Issuer?.ToString());
        WriteFact(
            page,
            "Provider",
            assessment.Facts.ProviderArn is { } arn
            && assessment.Facts is { ProviderSought: true, Provider: null, AwsError: null }
                ? $"{arn} (not there)"
                : assessment.Facts.ProviderArn
        );
        WriteFact(page, "Account", assessment.Facts.Account);
        WriteFact(page, "Region", assessment.Facts.Region);
        WriteListed(page, assessment);
        page.Raw("</dl>\n");
        foreach (TrustVerdict seen in assessment.Facts.Trust)
            HtmlChain.Write(page, seen, assessment);
        WriteFindings(page, assessment, remedies);
        page.Raw("</div>\n");
    }

    private static void WriteRemedy(HtmlWriter page, OidcAssessment assessment, IRemedyWriter remedies)
    {
        HtmlCommand.Write(page, assessment.Remedy, remedies, "To do:");
        HtmlCommand.Write(
            page,
            RepairCommand.Create(RepairPlan.Create(assessment)),
            remedies,
            "Without this product, in one call to AWS:"
        );
    }

    private static void WriteFact(HtmlWriter page, string word, string? value)
    {
        if (value is not null)
            page.Raw("<dt>").Raw(word).Raw("</dt><dd>").Text(value).Raw("</dd>\n");
    }

    private static void WriteListed(HtmlWriter page, OidcAssessment assessment)
    {
        if (assessment.Facts.Listed is null)
            return;
        page.Raw("<dt>Listed</dt>");
        if (assessment.Registered.Count == 0)
            page.Raw("<dd>no thumbprint</dd>");
        foreach (ListedThumbprint listed in assessment.Registered)
        {
            page.Raw("<dd><code>")
                .Text(listed.Value)
                .Raw("</code> <span class=\"quiet\">")
                .Text(listed.Description)
                .Raw("</span></dd>");
        }

        page.Raw("\n");
    }

    private static void WriteFindings(HtmlWriter page, OidcAssessment assessment, IRemedyWriter remedies)
    {
        List<Finding> others =
        [
            .. assessment.Findings.Where(finding =>
                finding.Sentence != assessment.Sentence && finding.Code != FindingCode.Listed
            ),
        ];
        if (others.Count == 0)
            return;
        page.Raw("<ul class=\"findings\">\n");
        foreach (Finding finding in others)
        {
            page.Raw("<li><b>")
                .Text(finding.Code)
                .Raw("</b> <span class=\"quiet\">")
                .Text(Word(finding.Severity))
                .Raw("</span> ")
                .Text(finding.Sentence);
            HtmlCommand.Write(page, finding.Remedy, remedies, "To do:");
            page.Raw("</li>\n");
        }

        page.Raw("</ul>\n");
    }

    private static string Word(Severity severity) =>
        severity switch
        {
            Severity.Error => "error:",
            Severity.Warning => "warning:",
            _ => "note:",
        };
}
