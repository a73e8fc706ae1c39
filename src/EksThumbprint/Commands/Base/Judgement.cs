using System.Runtime.ExceptionServices;
using EksThumbprint.Assessment;
using EksThumbprint.Workflow;

namespace EksThumbprint.Commands.Base;

/// <summary>What came of one input: the judgement, or the error that its turn in the pipeline is to tell.</summary>
internal sealed class Judgement
{
    private readonly OidcAssessment? _assessment;
    private readonly ExceptionDispatchInfo? _failure;

    private Judgement(TargetInput input, OidcAssessment? assessment, Exception? failure)
    {
        Input = input;
        _assessment = assessment;
        _failure = failure is null ? null : ExceptionDispatchInfo.Capture(failure);
    }

    /// <summary>The input.</summary>
    public TargetInput Input { get; }

    /// <summary>The input's name, as far as it is known.</summary>
    public string Name => _assessment?.Facts.Name ?? Input.ToString();

    /// <summary>The judgement.</summary>
    /// <exception cref="InputException">The input makes no sense.</exception>
    /// <exception cref="AwsException">AWS cannot be asked.</exception>
    public OidcAssessment Assessment
    {
        get
        {
            _failure?.Throw();
            return _assessment!;
        }
    }

    /// <summary>Asks AWS, reads the issuer, and judges.</summary>
    public static async Task<Judgement> ReadAsync(
        TargetInput input,
        Func<Task<OidcFacts>> find,
        IssuerAssessor assessor,
        CancellationToken cancellation
    )
    {
        try
        {
            OidcFacts facts = await find().ConfigureAwait(false);
            return new Judgement(input, await assessor.AssessAsync(facts, cancellation).ConfigureAwait(false), null);
        }
        catch (Exception failed) when (failed is InputException or AwsException)
        {
            return new Judgement(input, null, failed);
        }
    }
}
