using System.Globalization;
using System.Xml.Linq;
using EksThumbprint.Assessment;
using EksThumbprint.Reports;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Reports;

/// <summary>The form that Jenkins' and Surefire's schemas describe, checked element by element.</summary>
public sealed class JUnitReportTests
{
    public static TheoryData<OidcStatus> Statuses => [.. MadeEstate.Statuses];

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Each_status_is_passed_failed_or_an_error(OidcStatus status)
    {
        OidcAssessment assessment = Judged.Facts(status).Assessed();
        XElement test = Assert.Single(Read([assessment]).Descendants("testcase"));
        string[] verdicts =
        [
            .. test.Elements().Select(element => element.Name.LocalName).Where(name => name != "system-out"),
        ];
        Assert.Equal(status == OidcStatus.Match ? [] : [assessment.Undetermined ? "error" : "failure"], verdicts);
        if (status == OidcStatus.Match)
            return;
        XElement verdict = test.Element(verdicts[0])!;
        Assert.Equal(
            (status.ToString(), assessment.Sentence),
            (verdict.Attribute("type")!.Value, verdict.Attribute("message")!.Value)
        );
        if (assessment.Remedy.Text() is { } remedy)
            Assert.Contains(remedy, verdict.Value);
    }

    [Fact]
    public void A_case_says_what_to_run_what_is_listed_and_what_is_expected()
    {
        OidcAssessment assessment = Judged.Facts(OidcStatus.Stale).Assessed();
        XElement test = Assert.Single(Read([assessment]).Descendants("testcase"));
        Assert.Contains("\naws iam update-open-id-connect-provider-thumbprint ", test.Element("failure")!.Value);
        string[] told = test.Element("system-out")!.Value.Split('\n');
        Assert.Equal("status: Stale", told[0]);
        Assert.Contains($"issuer: {assessment.Facts.Issuer}", told);
        Assert.Contains($"expected: {Assert.Single(assessment.Expected)}", told);
        Assert.All(assessment.Registered, listed =>
            Assert.Contains($"listed: {listed.Value} {listed.Description}", told)
        );
    }

    [Fact]
    public void Counts_are_those_of_the_cases()
    {
        XElement root = Read(MadeEstate.Ordinary);
        XElement suite = Assert.Single(root.Elements());
        Assert.Equal(("testsuites", "testsuite"), (root.Name.LocalName, suite.Name.LocalName));
        foreach (XElement level in new[] { root, suite })
        {
            Assert.Equal(MadeEstate.Ordinary.Count, (int)level.Attribute("tests")!);
            Assert.Equal(suite.Descendants("failure").Count(), (int)level.Attribute("failures")!);
            Assert.Equal(suite.Descendants("error").Count(), (int)level.Attribute("errors")!);
            Assert.Equal(
                suite.Elements().Sum(test => (decimal)test.Attribute("time")!),
                (decimal)level.Attribute("time")!
            );
        }

        Assert.Equal("0", suite.Attribute("skipped")!.Value);
        Assert.True(
            DateTime.TryParseExact(
                suite.Attribute("timestamp")!.Value,
                "yyyy-MM-ddTHH:mm:ss",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            )
        );
        Assert.All(suite.Elements(), test =>
            Assert.Equal(["name", "classname", "time"], test.Attributes().Select(attribute => attribute.Name.LocalName))
        );
    }

    [Fact]
    public void No_result_is_an_empty_suite() =>
        Assert.Equal("0", Read([]).Element("testsuite")!.Attribute("tests")!.Value);

    [Fact]
    public void Hostile_text_leaves_well_formed_ASCII()
    {
        using StringWriter writer = new();
        JUnitReport.Write(writer, HostileEstate.All, Judged.Now, Said.Writer);
        Assert.True(writer.ToString().All(char.IsAscii));
        Assert.Equal(HostileEstate.All.Count, XDocument.Parse(writer.ToString()).Descendants("testcase").Count());
    }

    private static XElement Read(IReadOnlyCollection<OidcAssessment> assessments)
    {
        using StringWriter writer = new();
        JUnitReport.Write(writer, assessments, Judged.Now, Said.Writer);
        return XDocument.Parse(writer.ToString()).Root!;
    }
}
