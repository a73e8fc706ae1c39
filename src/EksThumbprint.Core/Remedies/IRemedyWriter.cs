namespace EksThumbprint.Remedies;

/// <summary>Puts remedies into the language of a face: cmdlets with parameters, or a command line with options.</summary>
public interface IRemedyWriter
{
    /// <summary>
    /// The command alone, ready to paste; null for advice, and for what cannot be quoted safely.
    /// </summary>
    string? Command(Remedy remedy);
}
