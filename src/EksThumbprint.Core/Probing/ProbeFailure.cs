namespace EksThumbprint.Probing;

/// <summary>Why a probe, or a part of it, gave no answer.</summary>
/// <param name="Kind">The kind of failure.</param>
/// <param name="Phase">How far it came.</param>
/// <param name="Where">The host and port, or the URL of the document.</param>
/// <param name="Sentence">What happened, for a person.</param>
public sealed record ProbeFailure(ProbeFailureKind Kind, ProbePhase Phase, string Where, string Sentence)
{
    /// <summary>Whether the host answered, but with the wrong thing; otherwise it could not be reached.</summary>
    public bool IsAboutContent => Kind >= ProbeFailureKind.HttpStatus;
}
