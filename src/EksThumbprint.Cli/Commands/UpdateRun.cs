using EksThumbprint.Assessment;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Cli.Options;
using EksThumbprint.Cli.Output;
using EksThumbprint.Common;
using EksThumbprint.Repair;
using EksThumbprint.Workflow;

namespace EksThumbprint.Cli.Commands;

/// <summary>Plans each update, shows it, asks, and carries it out.</summary>
internal sealed class UpdateRun(
    Session session,
    RepairOptions repair,
    FileAssessment? file,
    bool dryRun,
    bool yes,
    Detail detail
)
{
    private readonly IssuerAssessor _inspection = new(session.Probe, session.Policy);
    private readonly bool _quiet = detail == Detail.Quiet;
    private readonly ProviderUpdate _update = new(
        session.Aws,
        session.Host.Pauses,
        detail == Detail.Quiet ? _ => { } : session.Host.Error.WriteLine
    );
    private readonly List<ThumbprintChange> _done = [];
    private bool _yes = yes;

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (
                OidcFacts facts in session.FactsInTurn(item => GivenFacts.FindFresh(item, session.Finder, cancellation))
            )
            {
                if (!await GoOnAfterAsync(facts, cancellation))
                    break;
            }
        }
        finally
        {
            // What was written before an interruption is worth knowing too.
            if (session.Format == OutputFormat.Json)
                JsonOutput.Write(session.Host.Out, _done.Select(each => ChangeJson.From(each, session.Remedies)));
        }

        return session.Exit;
    }

    private async Task<bool> GoOnAfterAsync(OidcFacts facts, CancellationToken cancellation)
    {
        RepairOptions options = repair;
        if (file is not null)
        {
            try
            {
                options = TranscriptRepair.With(repair, file, facts);
            }
            catch (InputException wrong)
            {
                session.Tell(wrong);
                return true;
            }
        }

        // A list that the user gives is written whatever is served, so nothing has to be read.
        OidcAssessment assessment = options.Explicit is null
            ? await _inspection.AssessAsync(facts, cancellation)
            : OidcAssessment.Judge(facts);
        RepairPlan plan = RepairPlan.Create(assessment, options);
        if (session.Format == OutputFormat.Text && !_quiet)
            ChangeText.WritePlan(plan, session.Host.Out, session.Host.Width);
        bool asks = plan.Refusal is null && !plan.NothingToDo && !dryRun && !_yes;
        Answer answer = asks ? await AskAsync(plan, cancellation) : Answer.Yes;
        ThumbprintChange change = Decide(plan, answer, cancellation);
        int exit = ExitCode.For(plan, change);
        session.Count(exit);
        if (session.Format == OutputFormat.Text && !(_quiet && exit == ExitCode.Well))
            ChangeText.WriteOutcome(change, session.Host, session.Remedies, named: _quiet);
        _done.Add(change);
        return answer != Answer.Quit;
    }

    private async Task<Answer> AskAsync(RepairPlan plan, CancellationToken cancellation)
    {
        // Nobody can say yes to what is not shown.
        if (session.Format != OutputFormat.Text || session.Host.Width is null || _quiet)
            ChangeText.WritePlan(plan, session.Host.Error, session.Host.Width);
        Answer answer;
        while ((answer = AnswerText.Read(await session.Host.Ask!(AnswerText.Question, cancellation))) == Answer.Explain)
        {
            foreach (string line in AnswerText.Explained)
                await session.Host.Error.WriteLineAsync(line);
        }

        if (answer != Answer.All)
            return answer;
        _yes = true;
        return Answer.Yes;
    }

    private ThumbprintChange Decide(RepairPlan plan, Answer answer, CancellationToken cancellation)
    {
        if (ThumbprintChange.WithoutWriting(plan) is { } settled)
            return settled;
        if (dryRun)
            return ThumbprintChange.From(
                plan,
                ChangeOutcome.WouldUpdate,
                "Nothing was written, as you asked (--dry-run)."
            );
        if (answer is Answer.No or Answer.Quit)
            return ThumbprintChange.From(plan, ChangeOutcome.Declined, "Nothing was written: you said no.");
        try
        {
            return _update.Execute(plan, cancellation);
        }
        catch (OperationCanceledException)
        {
            session.Host.Error.WriteLine(
                $"The list of {Printable.Escape(plan.Assessment.Facts.Name)} may have been written already; test it "
                    + "before anything else."
            );
            throw;
        }
    }
}
