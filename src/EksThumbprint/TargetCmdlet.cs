
namespace EksThumbprint;

/// <summary>
/// A cmdlet with the common first argument. Issuers are read behind while the pipeline thread asks AWS for the next input; results
/// come out in input order, each as soon as it and those before it are ready.
/// </summary>
public abstract class TargetCmdlet : OidcCmdlet
{
    private readonly Queue<(TargetInput Input, Task<OidcAssessment> Work)> _running = new();
    private readonly ProgressReport _progress;
    private Inspection? _inspection;

    private protected TargetCmdlet() => _progress = new ProgressReport(this);

    /// <summary>Reads the issuers of these inputs and hands each judgement to <see cref="Emit"/>, in order.</summary>
    private protected void Enqueue(TargetInput input, OidcFacts facts)
    {
        _inspection ??= new Inspection(Probe, Policy);
        if (_running.Count >= ThrottleLimit) EmitNext();
        Inspection inspection = _inspection;
        _progress.Begun(facts.Name);
        _running.Enqueue((input, Task.Run(() => inspection.AssessAsync(facts, StopToken))));
        while (_running.Count > 0 && _running.Peek().Work.IsCompleted) EmitNext();
    }

    /// <summary>What is done with each judgement, on the pipeline thread.</summary>
    private protected abstract void Emit(TargetInput input, OidcAssessment assessment);

    /// <summary>Whose roots count.</summary>
    private protected virtual TrustPolicy Policy { get; } = new();

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        while (_running.Count > 0) EmitNext();
        _progress.Completed();
    }

    private void EmitNext()
    {
        (TargetInput input, Task<OidcAssessment> work) = _running.Dequeue();
        OidcAssessment assessment = Await(work);
        foreach (string line in ProbeStory.Of(assessment)) WriteVerbose(line);
        _progress.Done();
        ForOne(input.Given, () => Emit(input, assessment));
    }
}
