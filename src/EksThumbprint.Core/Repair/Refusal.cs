using EksThumbprint.Common;
using EksThumbprint.Remedies;

namespace EksThumbprint.Repair;

/// <summary>Why nothing may be written, and how to go on.</summary>
/// <param name="Sentence">Why; escaped for display.</param>
/// <param name="Remedy">How to go on; null when the sentence says it all.</param>
public sealed record Refusal(string Sentence, Remedy? Remedy)
{
    /// <summary>Why; escaped for display.</summary>
    public string Sentence { get; init; } = Printable.Escape(Sentence);
}
