using EksThumbprint.Assessment;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Cli.Options;
using EksThumbprint.Cli.Output;
using EksThumbprint.Inputs;
using EksThumbprint.Issuers;
using EksThumbprint.Reports;
using EksThumbprint.Workflow;

namespace EksThumbprint.Cli.Commands;

/// <summary>Judges inputs while AWS is asked for the next ones, and prints the results in input order.</summary>
/// <param name="session">The run.</param>
/// <param name="detail">How much of it to tell.</param>
/// <param name="progress">Told how far it is; null where nobody looks.</param>
internal sealed class TestRun(Session session, Detail detail, RunProgress? progress)
{
    /// <summary>A region's name and the stroke behind it: <c>ap-southeast-1/</c>.</summary>
    private const int WidestPlace = 15;

    private readonly IssuerAssessor _inspection = new(session.Probe, session.Policy);
    private readonly List<OidcAssessment> _done = [];
    private readonly SeenRegions _regions = new(session.Region);
    private readonly bool _showsRows = session.Format == OutputFormat.Text && detail != Detail.Quiet;
    private AssessmentTable? _table;

    /// <summary>The verdicts so far, in input order.</summary>
    public IReadOnlyList<OidcAssessment> Done => _done;

    public async Task<int> RunAsync(
        IEnumerable<FileAssessment> files,
        IEnumerable<OidcFacts> inputs,
        CancellationToken cancellation
    )
    {
        foreach (InputItem input in session.Inputs)
            _regions.Add(input);
        List<FileAssessment> read = [];
        foreach (FileAssessment file in files)
        {
            read.Add(file);
            session.Count(ExitCode.For(file));
            if (_showsRows)
                Table.WriteRow(file);
        }

        OrderedWork<OidcAssessment> work = new();
        if (session.Account is null)
            progress?.Expect(session.Inputs.Count());
        foreach (OidcFacts facts in inputs)
        {
            _regions.Add(facts);
            progress?.Begin(facts.Name);
            work.Begin(() => _inspection.AssessAsync(facts, cancellation));
            while (work.TryTakeDue(out Task<OidcAssessment>? due))
                Show(await due);
        }

        while (work.TryTake(out Task<OidcAssessment>? next))
            Show(await next);
        session.Host.Progress?.Clear();
        if (session.Format == OutputFormat.JUnit)
            JUnitReport.Write(session.Host.Out, _done, DateTimeOffset.UtcNow, session.Remedies, read);
        if (session.Format == OutputFormat.Json)
            JsonOutput.Write(
                session.Host.Out,
                read.Select(file => TestJson.From(file, session.Remedies))
                    .Concat(_done.Select(each => TestJson.From(each, session.Remedies)))
            );
        Tell(read);
        return session.Exit;
    }

    private void Show(OidcAssessment assessment)
    {
        session.Count(ExitCode.For(assessment));
        if (_showsRows)
        {
            LinkText.Write(assessment, session.Remedies, session.Host);
            _regions.Add(session.Account?.Regions ?? []);
            Table.WriteRow(assessment, _regions.Several);
        }

        progress?.Finish(assessment.Facts.Name);
        _done.Add(assessment);
    }

    /// <summary>What there is to say beside the data: of several in sum, unless more is wanted or less.</summary>
    private void Tell(List<FileAssessment> read)
    {
        CliHost host = session.Host;
        int all = read.Count + _done.Count;
        bool inSum = all > 1;
        if (detail == Detail.Quiet ? session.Exit != ExitCode.Well : inSum)
            TellTotals([.. read.Select(file => file.Status), .. _done.Select(verdict => verdict.Status)]);
        if (detail == Detail.Quiet)
            return;
        if (session.Account is { LeftOut: > 0 } account)
            host.Error.WriteLine($"Left out (--eks-only): providers of other issuers than EKS's: {account.LeftOut}.");
        foreach (FileAssessment file in read)
            FileText.WriteNotes(file, host, session.Remedies);
        if (inSum && detail == Detail.Usual)
        {
            Summary.WriteGroups(_done, host, session.Remedies, _regions.Several);
            return;
        }

        foreach (OidcAssessment assessment in _done)
            Notes.Write(assessment, host, session.Remedies);
    }

    private void TellTotals(IReadOnlyCollection<OidcStatus> verdicts)
    {
        // On a screen it does not stick to the table above it.
        if (_showsRows && session.Host.Width is not null)
            session.Host.Error.WriteLine();
        session.Host.Error.WriteLine(Summary.Totals(verdicts));
    }

    private AssessmentTable Table => _table ??= new AssessmentTable(session.Host, LongestName());

    /// <summary>
    /// How long the longest name is, of targets that are named; of an account that is not known beforehand.
    /// </summary>
    private int? LongestName()
    {
        if (session.Account is not null)
            return null;
        int place = _regions.Several ? WidestPlace : 0;
        int[] known =
        [
            .. session.Inputs.Select(input => LengthOf(input) + place),
            .. session.Chains.Select(chain => chain.Name.Length),
        ];
        return known.Length == 0 ? null : known.Max();
    }

    private static int LengthOf(InputItem input)
    {
        try
        {
            Target target = Target.Parse(input.ToString());
            return (target.ClusterName ?? target.Issuer!.ProviderPath).Length;
        }
        catch (InputException)
        {
            return 0; // it is told when it is its turn
        }
    }
}
