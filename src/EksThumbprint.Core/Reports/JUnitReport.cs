using System.Globalization;
using System.Text;
using System.Xml;
using EksThumbprint.Assessment;
using EksThumbprint.Common;
using EksThumbprint.Remedies;
using EksThumbprint.Repair;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Reports;

/// <summary>
/// Verdicts in the JUnit XML that build agents read: each input is a test case; one that needs attention is a failure,
/// one that could not be determined an error. The form is Ant's and Surefire's, as Jenkins, GitLab and Azure Pipelines
/// take it.
/// </summary>
public static class JUnitReport
{
    private const string Suite = "eks-thumbprint";

    /// <summary>Writes the document, the test cases in the order given.</summary>
    /// <param name="writer">Takes the document. It is pure ASCII, because a console's encoding may be any.</param>
    /// <param name="assessments">The verdicts.</param>
    /// <param name="now">When the test was run.</param>
    /// <param name="remedies">Writes remedies in the language of the face.</param>
    /// <param name="files">The verdicts on files, which come first.</param>
    public static void Write(
        TextWriter writer,
        IReadOnlyCollection<OidcAssessment> assessments,
        DateTimeOffset now,
        IRemedyWriter remedies,
        IReadOnlyCollection<FileAssessment>? files = null
    )
    {
        using MemoryStream document = new();
        using (
            XmlWriter xml = XmlWriter.Create(
                document,
                new XmlWriterSettings
                {
                    Indent = true,
                    NewLineChars = "\n",
                    Encoding = Encoding.ASCII,
                }
            )
        )
            WriteSuites(xml, assessments, files ?? [], now, remedies);
        writer.WriteLine(Encoding.ASCII.GetString(document.ToArray()));
    }

    private static void WriteSuites(
        XmlWriter xml,
        IReadOnlyCollection<OidcAssessment> assessments,
        IReadOnlyCollection<FileAssessment> files,
        DateTimeOffset now,
        IRemedyWriter remedies
    )
    {
        xml.WriteStartDocument();
        xml.WriteStartElement("testsuites");
        WriteCounts(xml, assessments, files);
        xml.WriteStartElement("testsuite");
        WriteCounts(xml, assessments, files);
        xml.WriteAttributeString("skipped", "0");
        xml.WriteAttributeString(
            "timestamp",
            now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)
        );
        foreach (FileAssessment file in files)
            WriteCase(xml, file, remedies);
        foreach (OidcAssessment assessment in assessments)
            WriteCase(xml, assessment, remedies);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void WriteCounts(
        XmlWriter xml,
        IReadOnlyCollection<OidcAssessment> assessments,
        IReadOnlyCollection<FileAssessment> files
    )
    {
        int all = assessments.Count + files.Count;
        int errors = assessments.Count(assessment => assessment.Undetermined) + files.Count(file => file.Undetermined);
        int well =
            assessments.Count(assessment => assessment.Status.IsWell()) + files.Count(file => file.Status.IsWell());
        xml.WriteAttributeString("name", Suite);
        xml.WriteAttributeString("tests", Number(all));
        xml.WriteAttributeString("failures", Number(all - errors - well));
        xml.WriteAttributeString("errors", Number(errors));
        xml.WriteAttributeString("time", Seconds(assessments.Sum(assessment => Elapsed(assessment).TotalSeconds)));
    }

    private static void WriteCase(XmlWriter xml, FileAssessment file, IRemedyWriter remedies)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", file.Name);
        xml.WriteAttributeString("classname", $"{Suite}.file");
        xml.WriteAttributeString("time", Seconds(0));
        if (!file.Status.IsWell())
        {
            xml.WriteStartElement(file.Undetermined ? "error" : "failure");
            xml.WriteAttributeString("message", Printable.Escape(file.Sentence));
            xml.WriteAttributeString("type", file.Status.ToString());
            string?[] why = [$"{file.Status}: {file.Sentence}", remedies.Write(file.Remedy)];
            xml.WriteString(Lines(why.OfType<string>()));
            xml.WriteEndElement();
        }

        xml.WriteElementString("system-out", Lines(file.Findings.Select(finding => $"{finding.Severity}: {finding}")));
        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, OidcAssessment assessment, IRemedyWriter remedies)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", Printable.Escape(assessment.Facts.Name));
        xml.WriteAttributeString("classname", $"{Suite}.{Place(assessment.Facts)}");
        xml.WriteAttributeString("time", Seconds(Elapsed(assessment).TotalSeconds));
        if (!assessment.Status.IsWell())
        {
            xml.WriteStartElement(assessment.Undetermined ? "error" : "failure");
            xml.WriteAttributeString("message", Printable.Escape(assessment.Sentence));
            xml.WriteAttributeString("type", assessment.Status.ToString());
            xml.WriteString(Lines(Why(assessment, remedies)));
            xml.WriteEndElement();
        }

        xml.WriteElementString("system-out", Lines(Details(assessment)));
        xml.WriteEndElement();
    }

    /// <summary>A dot would make another package of it.</summary>
    private static string Place(OidcFacts facts) =>
        Printable
            .Escape(facts.Region ?? facts.Issuer?.Eks?.Region ?? facts.Issuer?.Host ?? "unknown")
            .Replace('.', '_');

    private static IEnumerable<string> Why(OidcAssessment assessment, IRemedyWriter remedies)
    {
        if (assessment.BrokenLink is not null)
            yield return LinkWords.Headline(assessment, remedies);
        yield return $"{assessment.Status}: {assessment.Sentence}";
        if (remedies.Write(assessment.Remedy) is { } remedy)
            yield return remedy;
        if (remedies.Write(RepairCommand.Create(RepairPlan.Create(assessment))) is { } command)
            yield return command;
    }

    private static IEnumerable<string> Details(OidcAssessment assessment)
    {
        yield return $"status: {assessment.Status}";
        foreach (LinkVerdict link in assessment.Links)
            yield return $"link: {LinkWords.Name(link)}: {link.Words}: {link.Sentence}";
        if (assessment.Facts.Issuer is { } issuer)
            yield return $"issuer: {issuer}";
        if (assessment.Facts.ProviderArn is { } arn)
            yield return $"provider: {arn}";
        if (assessment.Facts.Account is { } account)
            yield return $"account: {account}";
        if (assessment.Facts.Region is { } region)
            yield return $"region: {region}";
        foreach (ListedThumbprint listed in assessment.Registered)
            yield return $"listed: {listed.Value} {listed.Description}";
        foreach (Thumbprint expected in assessment.Expected)
            yield return $"expected: {expected}";
        if (assessment.Expires is { } expires)
            yield return $"expires: {TableText.Date(expires)} UTC";
        foreach (Finding finding in assessment.Findings.Where(finding => finding.Code != FindingCode.Listed))
            yield return $"{finding.Severity}: {finding}";
    }

    /// <summary>Escaping also takes away the characters that XML 1.0 (section 2.2) does not allow.</summary>
    private static string Lines(IEnumerable<string> lines)
    {
        StringBuilder text = new();
        foreach (string line in lines)
            text.Append(Printable.Escape(line)).Append('\n');
        return text.ToString();
    }

    private static TimeSpan Elapsed(OidcAssessment assessment) => assessment.Facts.Probe?.Elapsed ?? TimeSpan.Zero;

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
