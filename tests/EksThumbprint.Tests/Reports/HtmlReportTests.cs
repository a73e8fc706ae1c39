using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using EksThumbprint.Assessment;
using EksThumbprint.Chains;
using EksThumbprint.Reports;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Reports;

public sealed partial class HtmlReportTests
{
    public static TheoryData<OidcStatus> Statuses => [.. MadeEstate.Statuses];

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Every_status_is_counted_and_has_its_word(OidcStatus status)
    {
        string page = MadeEstate.Page([Judged.Facts(status).Assessed(), Judged.Facts(status).Assessed()]);
        Assert.Matches(
            $"<li data-filter=\"status\" data-value=\"{status}\"><span class=\"card (well|attention|unclear|bad)\">"
                + $"<b>2</b> <span class=\"word\">{status}</span> <span class=\"meaning\">[^<]+</span></span></li>",
            page
        );
        Assert.Equal(2, Regex.Count(page, $"<tbody [^>]* data-status=\"{status}\""));
    }

    [Fact]
    public void A_match_shows_the_matching_value_first_in_both_columns()
    {
        string page = MadeEstate.Page([Judged.Listing(Judged.Example, Judged.Top).Served().Assessed()]);
        Assert.Contains(
            $"<code>{Judged.Top[..8]}… +1</code></td><td role=\"cell\"><code>{Judged.Top[..8]}…</code>",
            page,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_report_of_nothing_says_so()
    {
        string page = MadeEstate.Page([]);
        Assert.Contains("No clusters were tested", page);
        Assert.DoesNotContain("<table", page);
        Assert.EndsWith("</html>\n", page);
    }

    [Fact]
    public void The_totals_are_one_sentence()
    {
        Assert.Contains(
            "Of 23: 12 fail now, 6 could not be determined, 4 need attention, 1 is well.",
            MadeEstate.Page(MadeEstate.EveryStatus())
        );
        Assert.Contains("All 2 are well.", MadeEstate.Page(MadeEstate.WithTops(100, 200)));
    }

    [Fact]
    public void What_fails_now_comes_before_what_could_not_be_told_then_what_works_still_then_what_is_well()
    {
        string page = MadeEstate.Page(MadeEstate.EveryStatus());
        foreach (string place in new[] { "<tbody [^>]*data-status=\"", "data-filter=\"status\" data-value=\"" })
        {
            string order = string.Concat(
                Regex
                    .Matches(page, place + "([A-Za-z]+)")
                    .Select(match => Kind(Enum.Parse<OidcStatus>(match.Groups[1].Value)))
            );
            Assert.Matches("^f{12}u{6}a{4}w$", order);
        }

        Assert.Matches(
            "(?s)>NoProvider<.*>WrongIssuer<.*>Mismatch<.*>AudienceMissing<.*>Intercepted<.*>NoCluster<",
            page
        );

        static char Kind(OidcStatus status) =>
            status.IsUndetermined() ? 'u'
            : status.IsWell() ? 'w'
            : status is OidcStatus.Stale or OidcStatus.MatchNotTop or OidcStatus.Orphaned or OidcStatus.NoIssuer ? 'a'
            : 'f';
    }

    [Fact]
    public void Equals_come_by_name_whatever_their_letters_case()
    {
        OidcAssessment[] estate =
        [
            .. new[] { "b", "C", "a" }.Select(name =>
                OidcAssessment.Judge(Judged.Facts(OidcStatus.Stale) with { Name = name })
            ),
        ];
        Assert.Equal(
            ["a", "b", "C"],
            Regex
                .Matches(MadeEstate.Page(estate), "role=\"rowheader\"><bdi>([^<]+)</bdi>")
                .Select(match => match.Groups[1].Value)
        );
    }

    [Fact]
    public void A_finding_beside_the_verdict_says_what_to_do_and_a_missing_provider_is_told_to_be_missing()
    {
        ServedChain chain = MadeEstate.Chain("Example CA", 900);
        ServedChain alone = Judging.Chain(chain.Leaf.Certificate);
        OidcAssessment assessment = MadeEstate.Cluster("edge", "eu-west-1", alone, chain.Top.Thumbprint.ToString());
        Finding leaf = Assert.Single(assessment.Findings, finding => finding.Code == FindingCode.LeafOnly);
        Assert.Contains(
            $"<p class=\"remedy\"><b>To do:</b> {WebUtility.HtmlEncode(leaf.Remedy!.Lead)}</p>",
            MadeEstate.Page([assessment])
        );
        Assert.Contains(" (not there)</dd>", MadeEstate.Page([Judged.Facts(OidcStatus.NoProvider).Assessed()]));
        Assert.DoesNotContain(" (not there)</dd>", MadeEstate.Page([Judged.Facts(OidcStatus.Stale).Assessed()]));
    }

    [Fact]
    public void The_policy_knows_exactly_this_style_sheet_and_this_script()
    {
        string page = MadeEstate.Page(MadeEstate.EveryStatus());
        Assert.Contains(
            $"default-src 'none'; style-src '{Hash(Between(page, "<style>", "</style>"))}'; script-src "
                + $"'{Hash(Between(page, "<script>", "</script>"))}'; img-src data:; base-uri 'none'; form-action "
                + "'none'\">",
            page
        );
        Assert.DoesNotContain(" style=", page);
        Assert.DoesNotMatch(" on[a-z]+=", page);
    }

    [Fact]
    public void Hostile_text_is_text_in_every_field()
    {
        string page = MadeEstate.Page(
            HostileEstate.All,
            new ReportOptions { Title = MadeEstate.Hostile, Remedies = _ => Said.Writer }
        );
        Assert.DoesNotContain(
            "window.broken=1</script><",
            page[..page.LastIndexOf("<script>", StringComparison.Ordinal)],
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("<img", page);
        Assert.Contains("&lt;/script&gt;&lt;/title&gt;&lt;script&gt;", page);
        Assert.DoesNotContain(page, c => (char.IsControl(c) && c != '\n') || c is '\u202E' or '\uFFFE');
        Assert.Equal(2, Regex.Count(page, "<script|</script"));
    }

    [Fact]
    public void The_expected_certificate_is_marked_and_thumbprints_are_whole()
    {
        string page = MadeEstate.Page([Judged.Facts(OidcStatus.Stale).Assessed()]);
        Assert.Matches(
            "<li class=\"expected\"><span class=\"name\">[^<]+</span> <span class=\"role\">Intermediate</span> <b "
                + $"class=\"mark\">expected</b>\n<code>{Judged.Top}</code>",
            page
        );
        Assert.Equal(1, Regex.Count(page, "<li class=\"expected\">"));
        Assert.Contains("<code>aws iam update-open-id-connect-provider-thumbprint ", page);
    }

    [Fact]
    public void What_an_interceptor_serves_is_neither_expected_nor_on_the_timeline()
    {
        string page = MadeEstate.Page([Judged.Facts(OidcStatus.Intercepted).Assessed()]);
        Assert.DoesNotContain("class=\"expected\"", page);
        Assert.DoesNotContain("<svg", page);
        Assert.Contains("INTERCEPTED", page);
    }

    [Fact]
    public void Colours_contrast_as_WCAG_AA_asks()
    {
        string css = ReportAssets.Style;
        foreach (
            string scheme in new[]
            {
                Between(css, ":root {", "}"),
                Between(css[css.IndexOf("dark)", StringComparison.Ordinal)..], ":root {", "}"),
            }
        )
        {
            Dictionary<string, double> light = Colour()
                .Matches(scheme)
                .ToDictionary(match => match.Groups[1].Value, match => Luminance(match.Groups[2].Value));
            string[] inks = ["ink", "quiet", "link", "well", "attention", "unclear", "bad"];
            foreach (string ink in inks)
                Assert.All(new[] { "paper", "card" }, paper =>
                    Assert.True(Contrast(light[ink], light[paper]) >= 4.5, $"{ink} on {paper}")
                );
            foreach (string tone in inks.Skip(3))
                Assert.True(Contrast(light[tone], light[tone + "-wash"]) >= 4.5, $"{tone} on its wash");
        }
    }

    private static double Contrast(double one, double other) =>
        (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    private static double Luminance(string hex)
    {
        double[] parts =
        [
            .. Convert
                .FromHexString(hex)
                .Select(part => part / 255.0)
                .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)),
        ];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    private static string Hash(string text) =>
        "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Between(string text, string from, string to)
    {
        int start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    [GeneratedRegex("--([a-z-]+): #([0-9a-f]{6});")]
    private static partial Regex Colour();
}
