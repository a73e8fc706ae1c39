namespace EksThumbprint.Tokens;

/// <summary>What a text that should be a token is: a token, or what is wrong with its form. Never the text.</summary>
/// <param name="Token">The token; null when the text is none.</param>
/// <param name="Problem">Why it is none, as a sentence that quotes nothing of it; null when it is one.</param>
/// <param name="Message">What STS answers to it.</param>
public sealed record TokenReading(WebToken? Token, string? Problem = null, string? Message = null);
