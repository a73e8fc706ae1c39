namespace EksThumbprint;

/// <summary>One fact worth a person's attention.</summary>
/// <param name="Code">A stable identifier: a status's name, or one such as <c>TopExpiring</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Sentence">What is so.</param>
/// <param name="Remedy">What to do about it; null when nothing needs to be done.</param>
public sealed record Finding(string Code, Severity Severity, string Sentence, string? Remedy = null)
{
    /// <summary>The status that this finding makes, or null when it only stands beside one.</summary>
    public OidcStatus? Status { get; private init; }

    /// <summary>A finding that decides the status.</summary>
    public static Finding Of(OidcStatus status, Severity severity, string sentence, string? remedy = null) =>
        new(status.ToString(), severity, sentence, remedy) { Status = status };

    /// <inheritdoc/>
    public override string ToString() => $"{Code}: {Sentence}";
}
