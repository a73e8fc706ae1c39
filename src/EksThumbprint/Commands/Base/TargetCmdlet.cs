using EksThumbprint.Assessment;
using EksThumbprint.Trust;
using EksThumbprint.Workflow;

namespace EksThumbprint.Commands.Base;

/// <summary>
/// A cmdlet with the common first argument. Issuers are read behind while the pipeline thread asks AWS for the next
/// input; results
/// come out in input order, each as soon as it and those before it are ready.
/// </summary>
public abstract class TargetCmdlet : OidcCmdlet
{
    private readonly ProgressReport _progress;
    private readonly Lazy<IssuerAssessor> _inspection;
    private readonly Lazy<OrderedWork<(TargetInput Input, OidcAssessment Assessment)>> _work;

    private protected TargetCmdlet()
    {
        _progress = new ProgressReport(this);
        _inspection = new(() => new IssuerAssessor(Probe, Policy));
        _work = new(() => new OrderedWork<(TargetInput, OidcAssessment)>());
    }

    /// <summary>Reads the issuers of these inputs and hands each judgement to <see cref="Emit"/>, in order.</summary>
    private protected void Enqueue(TargetInput input, OidcFacts facts)
    {
        IssuerAssessor inspection = _inspection.Value;
        CancellationToken stop = StopToken;
        _progress.Begun(facts.Name);
        _work.Value.Begin(async () => (input, await inspection.AssessAsync(facts, stop).ConfigureAwait(false)));
        while (_work.Value.TryTakeDue(out Task<(TargetInput, OidcAssessment)>? due))
            EmitOf(due);
    }

    /// <summary>What is done with each judgement, on the pipeline thread.</summary>
    private protected abstract void Emit(TargetInput input, OidcAssessment assessment);

    /// <summary>Whose roots count.</summary>
    private protected virtual TrustPolicy Policy { get; } = new();

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        while (_work.IsValueCreated && _work.Value.TryTake(out Task<(TargetInput, OidcAssessment)>? next))
            EmitOf(next);
        _progress.Completed();
    }

    private void EmitOf(Task<(TargetInput, OidcAssessment)> work)
    {
        (TargetInput input, OidcAssessment assessment) = Await(work);
        foreach (string line in ProbeStory.Tell(assessment))
            WriteVerbose(line);
        _progress.Done();
        ForOne(input.Given, () => Emit(input, assessment));
    }
}
