using EksThumbprint.Cli.Output;

namespace EksThumbprint.Cli.Commands;

/// <summary>Judges inputs while AWS is asked for the next ones, and prints the results in input order.</summary>
internal sealed class TestRun(Session session)
{
    /// <summary>How many issuers are read at a time.</summary>
    private const int Width = 8;

    private readonly Inspection _inspection = new(session.Probe, session.Policy);
    private readonly List<OidcAssessment> _done = [];

    /// <summary>The verdicts so far, in input order.</summary>
    public IReadOnlyList<OidcAssessment> Done => _done;

    public async Task<int> RunAsync(IEnumerable<OidcFacts> inputs, CancellationToken cancellation)
    {
        Queue<Task<OidcAssessment>> running = new();
        foreach (OidcFacts facts in inputs)
        {
            if (running.Count == Width) Show(await running.Dequeue());
            running.Enqueue(Task.Run(() => _inspection.AssessAsync(facts, cancellation), cancellation));
            while (running.TryPeek(out Task<OidcAssessment>? first) && first.IsCompleted) Show(await running.Dequeue());
        }

        while (running.TryDequeue(out Task<OidcAssessment>? next)) Show(await next);
        if (session.Format == OutputFormat.JUnit) JUnitReport.Write(session.Host.Out, _done, DateTimeOffset.UtcNow);
        if (session.Format == OutputFormat.Json) Json.Write(session.Host.Out, _done.Select(TestJson.Of));
        foreach (OidcAssessment assessment in _done) Notes.Write(assessment, session.Host);
        return session.Exit;
    }

    private void Show(OidcAssessment assessment)
    {
        session.Count(ExitCode.Of(assessment));
        if (session.Format == OutputFormat.Text)
        {
            if (_done.Count == 0) AssessmentTable.WriteHeader(session.Host);
            AssessmentTable.WriteRow(assessment, session.Host);
        }

        _done.Add(assessment);
    }
}
