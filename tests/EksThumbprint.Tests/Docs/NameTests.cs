using System.Text.RegularExpressions;

namespace EksThumbprint.Tests.Docs;

/// <summary>The texts use the product's words, and explain each of them.</summary>
public sealed partial class NameTests
{
    // Names that belong to others, or to what a user sets up beside the product.
    private static readonly string[] Foreign =
    [
        "EksThumbprint",
        "OidcProviderNative",
        "OpenIdConnectProvider",
        "AwsKey",
        "AwsExternalId",
        "ModuleVersion",
        "InvalidIdentityToken",
        "ExpiredTokenException",
    ];

    public static TheoryData<string> Files => Texts.FileRows;

    public static TheoryData<string> Pages => Texts.PageRows;

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_word_of_the_products_is_one(string path) =>
        Texts.AllRight(
            path,
            Texts
                .Page(path)
                .Spans.Where(span => Name().IsMatch(span))
                .Except(Foreign)
                .Where(name => !NameFacts.All.Contains(name))
                .Select(name => $"nothing is called {name}")
        );

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_table_of_statuses_has_statuses(string path) =>
        Texts.AllRight(
            path,
            Texts
                .Page(path)
                .Rows.Where(row => row.Heading == "status")
                .SelectMany(row => row.First)
                .Where(name => !NameFacts.Statuses.Contains(name) && !NameFacts.Findings.Contains(name))
                .Select(name => $"there is no status {name}")
        );

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_said_to_be_a_status_is_one(string path) =>
        Texts.AllRight(
            path,
            StatusWord()
                .Matches(RepositoryFiles.Read(path))
                .SelectMany(match => match.Groups[1].Value.Split(", "))
                .Where(name => !NameFacts.Statuses.Contains(name) && name != "Never")
                .Select(name => $"there is no status {name}")
        );

    [Fact]
    public void The_page_on_verdicts_has_every_status_once() =>
        Assert.Equal(
            NameFacts.Statuses.Order(StringComparer.Ordinal),
            Texts
                .Page("docs/how-it-decides.md")
                .Rows.Where(row => row.Heading == "status")
                .SelectMany(row => row.First)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_topic_has_every_status_outcome_and_finding_on_a_line_of_its_own()
    {
        string topic = RepositoryFiles.Read("src/EksThumbprint/en-US/about_EksThumbprint.help.txt");
        Assert.All(NameFacts.Statuses.Concat(NameFacts.Outcomes).Concat(NameFacts.Findings), name =>
            Assert.Matches($"(?m)^    {name} +[a-zA-Z-]", topic)
        );
    }

    [Fact]
    public void The_help_of_the_test_has_every_status_and_the_help_of_the_update_every_outcome()
    {
        Assert.All(NameFacts.Statuses, name =>
            Assert.Matches($@"\b{name}\b", RepositoryFiles.Read("src/EksThumbprint/Help/Test-OidcThumbprint.xml"))
        );
        Assert.All(NameFacts.Outcomes, name =>
            Assert.Matches($@"\b{name}\b", RepositoryFiles.Read("src/EksThumbprint/Help/Update-OidcThumbprint.xml"))
        );
    }

    // One word of several capitals, or a table's word.
    [GeneratedRegex("^[A-Z][a-z]+([A-Z][A-Za-z]*)*$")]
    private static partial Regex Name();

    [GeneratedRegex(
        @"(?:[Ss]tatus(?: of| -eq| -ne| -in| -notin)? `?|-FailOn )([A-Z][a-z]+[A-Za-z]*(?:, [A-Z][a-z]+[A-Za-z]*)*)\b"
    )]
    private static partial Regex StatusWord();
}
