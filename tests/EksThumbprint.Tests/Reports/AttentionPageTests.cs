using System.Net;
using System.Text.RegularExpressions;
using EksThumbprint.Assessment;
using EksThumbprint.Cli.Output;
using EksThumbprint.Issuers;
using EksThumbprint.Remedies;
using EksThumbprint.Reports;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Reports;

/// <summary>What the page tells of many at once: kinds, places, groups, commands, names.</summary>
public sealed class AttentionPageTests
{
    [Fact]
    public void Clusters_orphans_and_private_issuers_are_counted_apart_and_accounts_and_regions_are_told()
    {
        OidcFacts vault = Judged.Listing(Judged.Top).ServedPrivately() with
        {
            Name = "vault.example.com",
            Issuer = IssuerUrl.Parse("https://vault.example.com"),
            Region = null,
        };
        OidcFacts refused = new()
        {
            Name = "eu-west-3",
            Region = "eu-west-3",
            Now = Judged.Now,
            AwsError = new AwsException(AwsFailure.AccessDenied, "eks:ListClusters", "AccessDenied"),
        };
        string page = MadeEstate.Page([
            .. Named(OidcStatus.Match, "a", "b"),
            Judged.Facts(OidcStatus.Orphaned).Assessed(),
            vault.Assessed(),
            refused.Assessed(),
        ]);
        Assert.Contains(
            $">2 clusters, 1 orphan, 1 private issuer, 1 region · account {Judged.Account} · regions eu-west-3, "
                + "us-west-2</p>",
            WebUtility.HtmlDecode(page)
        );
        Assert.Equal(
            ["Cluster 2 clusters", "Orphan 1 orphan", "PrivateIssuer 1 private issuer", "Region 1 region"],
            Regex
                .Matches(page, "data-filter=\"kind\" data-value=\"(.*?)\">.*?<b>(.*?)</b> <span class=\"word\">(.*?)<")
                .Select(match => string.Join(" ", match.Groups.Values.Skip(1)))
        );
        Assert.Matches(
            $"rowheader\"><bdi>a</bdi></th>.*?<td role=\"cell\">us-west-2</td><td role=\"cell\">{Judged.Account}</td>",
            page
        );
        Assert.DoesNotContain("data-filter=\"kind\"", MadeEstate.Page(Named(OidcStatus.Match, "a")));
    }

    [Fact]
    public void A_sentence_that_many_share_is_said_once_above_and_each_row_has_a_phrase()
    {
        string[] names = [.. Enumerable.Range(1, 15).Select(i => $"c{i:00}")];
        OidcAssessment[] estate = Named(OidcStatus.NoProvider, names);
        string page = MadeEstate.Page(estate);
        string group = Group(page, "NoProvider");
        Assert.Equal(1, Regex.Count(group, Regex.Escape(WebUtility.HtmlEncode(estate[0].Sentence))));
        Assert.Contains("</span> 15 clusters <span class=\"meaning\">", group);
        Assert.Contains("<summary>and 3 more</summary>", group);
        Assert.Equal(
            names,
            Regex.Matches(group, "<a href=\"#r[0-9]+\"><bdi>(.*?)</bdi>").Select(m => m.Groups[1].Value)
        );
        Assert.Equal(15, Regex.Count(page, "<summary>pods see &#39;No OpenIDConnect provider found&#39;</summary>"));
        Assert.All(Regex.Matches(page, "href=\"#(r[0-9]+)\""), link =>
            Assert.Contains($"<tbody role=\"rowgroup\" id=\"{link.Groups[1].Value}\"", page)
        );
    }

    [Fact]
    public void One_command_has_all_of_a_run_and_none_of_another_run()
    {
        OidcAssessment[] estate = Named(OidcStatus.Stale, "a", "b", "c");
        CliRemedies[] runs =
        [
            .. new[] { "one", "two" }.Select(name => new CliRemedies(new(Profile: name), Shell.Posix)),
        ];
        string page = MadeEstate.Page(
            estate,
            new ReportOptions { Remedies = row => runs[row.Facts.Name == "b" ? 1 : 0], Now = Judged.Now }
        );
        Assert.Equal(
            [
                "eks-thumbprint update a c --region us-west-2 --profile one",
                "eks-thumbprint update b --region us-west-2 --profile two",
            ],
            Regex.Matches(Group(page, "Stale"), "<code>(.*?)</code>").Select(match => match.Groups[1].Value)
        );
    }

    [Fact]
    public void A_command_is_never_cut()
    {
        string[] names = [.. Enumerable.Range(1, 600).Select(i => $"cluster-{i:000}")];
        string page = MadeEstate.Page(Named(OidcStatus.Stale, names));
        Assert.Contains($"<code>eks-thumbprint update {string.Join(" ", names)} --region us-west-2</code>", page);
    }

    [Theory]
    [InlineData("short", "<bdi>short</bdi>")]
    [InlineData(
        "oidc.eks.us-west-2.amazonaws.com/id/0123456789ABCDEF",
        "title=\"oidc.eks.us-west-2.amazonaws.com/id/0123456789ABCDEF\"><span>"
            + "oidc.eks.us-west-2.amazonaws.com/id/01234567</span>89ABCDEF</bdi>"
    )]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaa\U0001F40B1234567", "aaa</span>\U0001F40B1234567</bdi>")]
    [InlineData("<b>\"'\u202E\u05D0\u05D1</b>", "<bdi>&lt;b&gt;&quot;&#39;\\u{202E}\u05D0\u05D1&lt;/b&gt;</bdi>")]
    public void A_name_is_text_of_its_own_direction_and_a_long_one_is_whole_in_two_parts(string name, string markup)
    {
        using StringWriter writer = new();
        new HtmlWriter(writer).Name(name);
        Assert.EndsWith(markup, Plain(writer));
    }

    // The encoder writes what is beyond ASCII by numbers.
    private static string Plain(StringWriter writer) =>
        writer.ToString().Replace("&#1488;", "\u05D0").Replace("&#1489;", "\u05D1").Replace("&#128011;", "\U0001F40B");

    private static string Group(string page, string code) =>
        Regex
            .Match(page, $"(?s)<article class=\"group [a-z]+\">\n<h3><span class=\"status\">{code}</span>.*?</article>")
            .Value;

    private static OidcAssessment[] Named(OidcStatus status, params string[] names)
    {
        OidcFacts facts = Judged.Facts(status);
        return [.. names.Select(name => OidcAssessment.Judge(facts with { Name = name }))];
    }
}
