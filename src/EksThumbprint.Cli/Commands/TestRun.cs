using EksThumbprint.Assessment;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Cli.Options;
using EksThumbprint.Cli.Output;
using EksThumbprint.Inputs;
using EksThumbprint.Reports;
using EksThumbprint.Workflow;

namespace EksThumbprint.Cli.Commands;

/// <summary>Judges inputs while AWS is asked for the next ones, and prints the results in input order.</summary>
internal sealed class TestRun(Session session)
{
    private readonly IssuerAssessor _inspection = new(session.Probe, session.Policy);
    private readonly List<OidcAssessment> _done = [];
    private readonly SeenRegions _regions = new(session.Region);
    private bool _hasHeader;

    /// <summary>The verdicts so far, in input order.</summary>
    public IReadOnlyList<OidcAssessment> Done => _done;

    public async Task<int> RunAsync(
        IEnumerable<FileAssessment> files,
        IEnumerable<OidcFacts> inputs,
        CancellationToken cancellation
    )
    {
        List<FileAssessment> read = [];
        foreach (FileAssessment file in files)
        {
            read.Add(file);
            session.Count(ExitCode.For(file));
            if (session.Format == OutputFormat.Text)
            {
                WriteHeader();
                AssessmentTable.WriteRow(file, session.Host);
            }
        }

        foreach (InputItem input in session.Inputs)
            _regions.Add(input);
        OrderedWork<OidcAssessment> work = new();
        foreach (OidcFacts facts in inputs)
        {
            _regions.Add(facts);
            work.Begin(() => _inspection.AssessAsync(facts, cancellation));
            while (work.TryTakeDue(out Task<OidcAssessment>? due))
                Show(await due);
        }

        while (work.TryTake(out Task<OidcAssessment>? next))
            Show(await next);
        if (session.Format == OutputFormat.JUnit)
            JUnitReport.Write(session.Host.Out, _done, DateTimeOffset.UtcNow, session.Remedies, read);
        if (session.Format == OutputFormat.Json)
            JsonOutput.Write(
                session.Host.Out,
                read.Select(file => TestJson.From(file, session.Remedies))
                    .Concat(_done.Select(each => TestJson.From(each, session.Remedies)))
            );
        foreach (FileAssessment file in read)
            FileText.WriteNotes(file, session.Host, session.Remedies);
        foreach (OidcAssessment assessment in _done)
            Notes.Write(assessment, session.Host, session.Remedies);
        if (session.Account is { LeftOut: > 0 } account)
            session.Host.Error.WriteLine(
                $"Left out (--eks-only): providers of other issuers than EKS's: {account.LeftOut}."
            );
        return session.Exit;
    }

    private void Show(OidcAssessment assessment)
    {
        session.Count(ExitCode.For(assessment));
        if (session.Format == OutputFormat.Text)
        {
            LinkText.Write(assessment, session.Remedies, session.Host);
            WriteHeader();
            _regions.Add(session.Account?.Regions ?? []);
            AssessmentTable.WriteRow(assessment, session.Host, _regions.Several);
        }

        _done.Add(assessment);
    }

    private void WriteHeader()
    {
        if (!_hasHeader)
            AssessmentTable.WriteHeader(session.Host);
        _hasHeader = true;
    }
}
