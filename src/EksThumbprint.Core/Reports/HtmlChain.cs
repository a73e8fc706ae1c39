using EksThumbprint.Assessment;
using EksThumbprint.Chains;
using EksThumbprint.Trust;

namespace EksThumbprint.Reports;

/// <summary>One served chain, leaf to top, with the expected certificates marked; then what no link leads to.</summary>
internal static class HtmlChain
{
    public static void Write(HtmlWriter page, TrustVerdict seen, OidcAssessment assessment)
    {
        page.Raw("<p class=\"host\"><b>")
            .Text(seen.Host)
            .Raw("</b> ")
            .Text(seen.Words)
            .Raw("</p>\n<ol class=\"chain\">\n");
        foreach (ServedCertificate certificate in seen.Chain.ForDisplay)
            WriteCertificate(page, certificate, assessment);
        page.Raw("</ol>\n");
        if (seen.Chain.NotTold is { } notTold)
            page.Raw("<p class=\"quiet\">").Text(notTold).Raw("</p>\n");
    }

    private static void WriteCertificate(HtmlWriter page, ServedCertificate certificate, OidcAssessment assessment)
    {
        bool expected = assessment.Expected.Contains(certificate.Thumbprint);
        bool listed = assessment.Registered.Any(value => value.Thumbprint == certificate.Thumbprint);
        page.Raw(expected ? "<li class=\"expected\">" : "<li>")
            .Raw("<span class=\"name\">")
            .Text(certificate.Name)
            .Raw("</span> <span class=\"role\">")
            .Text(certificate.Role.ToString())
            .Raw("</span>");
        if (expected)
            page.Raw(" <b class=\"mark\">expected</b>");
        if (listed)
            page.Raw(" <b class=\"mark\">listed</b>");
        page.Raw("\n<code>")
            .Text(certificate.Thumbprint.ToString())
            .Raw("</code>\n<span class=\"quiet\">")
            .Date(certificate.NotBefore)
            .Raw(" to ")
            .Date(certificate.NotAfter)
            .Raw(" UTC, ")
            .Text(Left(certificate.DaysLeft(assessment.Facts.Now)))
            .Raw(", ")
            .Text(certificate.Key)
            .Raw(", issued by ")
            .Text(certificate.IssuerName)
            .Raw("</span></li>\n");
    }

    private static string Left(int days) => days < 0 ? "expired" : $"{HtmlWriter.Count(days, "day")} left";
}
