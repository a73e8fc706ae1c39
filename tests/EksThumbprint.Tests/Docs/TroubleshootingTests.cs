using System.Text.RegularExpressions;
using EksThumbprint.Reports;

namespace EksThumbprint.Tests.Docs;

/// <summary>Whoever looks for the message that pods show finds the section on it.</summary>
public sealed partial class TroubleshootingTests
{
    private static readonly TextPage Readme = Texts.Page("README.md");
    private static readonly TextPage Page = Texts.Page("docs/troubleshooting.md");

    [Fact]
    public void Each_message_of_the_README_leads_to_the_section_with_that_message()
    {
        (string Heading, string[] First, string[] Others)[] rows =
        [
            .. Readme.Rows.Where(row => row.Heading == "pods see"),
        ];
        string[] anchors =
        [
            .. Readme
                .Links.Where(link => link.StartsWith("docs/troubleshooting.md#", StringComparison.Ordinal))
                .Select(link => link.Split('#')[1]),
        ];
        Assert.Equal(rows.Length, anchors.Length);
        Assert.All(rows.Zip(anchors), pair =>
            Assert.Contains(pair.First.First.Single(), Page.Headings[pair.Second], StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_page_begins_with_its_sections_in_order()
    {
        string[] listed = [.. Page.Links.Where(link => link.StartsWith('#')).Select(link => link[1..])];
        Assert.Equal(Page.Headings.Keys.Skip(1), listed);
        Assert.Equal(
            listed,
            Readme
                .Links.Where(link => link.StartsWith("docs/troubleshooting.md#", StringComparison.Ordinal))
                .Select(link => link.Split('#')[1])
        );
    }

    [Fact]
    public void Each_message_that_a_verdict_quotes_has_a_section()
    {
        string[] quoted =
        [
            .. Enum.GetValues<OidcStatus>()
                .SelectMany(status => Quoted().Matches(StatusMeaning.Words(status)))
                .Select(match => match.Groups[1].Value)
                .Distinct(),
        ];
        Assert.True(quoted.Length >= 4, string.Join(", ", quoted));
        Assert.All(quoted, message =>
            Assert.Contains(Page.Headings.Values, heading => heading.Contains(message, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Each_status_that_keeps_pods_from_working_is_in_the_section_on_what_they_see()
    {
        foreach (OidcStatus status in Enum.GetValues<OidcStatus>())
        {
            if (Quoted().Match(StatusMeaning.Words(status)) is not { Success: true } quoted)
                continue;
            string section = Page
                .Text.Split("\n## ")
                .Skip(1)
                .First(part => part.Split('\n')[0].Contains(quoted.Groups[1].Value, StringComparison.Ordinal));
            Assert.Contains($"`{status}`", section, StringComparison.Ordinal);
        }
    }

    // An apostrophe within a word ends no quotation.
    [GeneratedRegex(@"'((?:[^']|(?<=\w)'(?=\w))+)'")]
    private static partial Regex Quoted();
}
