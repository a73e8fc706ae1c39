namespace EksThumbprint.Policies;

/// <summary>One reason, in words.</summary>
/// <param name="Fault">Which kind it is.</param>
/// <param name="Sentence">What is so.</param>
/// <param name="Remedy">What to do about it; null when the sentence says that.</param>
internal sealed record PolicyReason(PolicyFault Fault, string Sentence, string? Remedy = null);
