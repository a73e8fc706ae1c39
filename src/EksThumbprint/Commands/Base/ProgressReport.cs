using System.Diagnostics;
using System.Management.Automation;
using EksThumbprint.Workflow;

namespace EksThumbprint.Commands.Base;

/// <summary>
/// Progress on long work, and none on short: what is listed is said at once, inputs only when there are more than a
/// handful that take a while.
/// </summary>
internal sealed class ProgressReport
{
    private const int Handful = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Cmdlet _cmdlet;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _begun;
    private bool _shown;

    public ProgressReport(Cmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        Run = new RunProgress(Show);
    }

    /// <summary>What is to be told of the run.</summary>
    public RunProgress Run { get; }

    /// <summary>No further input comes, so their number is known.</summary>
    public void EveryInputKnown() => Run.Expect(_begun);

    public void Completed()
    {
        if (!_shown)
            return;
        ProgressRecord record = Record("done");
        record.RecordType = ProgressRecordType.Completed;
        _cmdlet.WriteProgress(record);
    }

    private void Show(RunState state)
    {
        _begun = state.Begun;
        if (state.Listing is null && !_shown && (state.Begun <= Handful || _clock.Elapsed < Patience))
            return;
        _shown = true;
        ProgressRecord record = Record(state.Text);
        if (state.Total is > 0 and int total)
            record.PercentComplete = Math.Min(100, 100 * state.Done / total);
        if (state.Remaining is { } remaining)
            record.SecondsRemaining = (int)Math.Min(int.MaxValue, Math.Ceiling(remaining.TotalSeconds));
        _cmdlet.WriteProgress(record);
    }

    private static ProgressRecord Record(string status) => new(0, "Reading OIDC issuers", status);
}
