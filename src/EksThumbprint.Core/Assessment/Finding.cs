using EksThumbprint.Common;
using EksThumbprint.Remedies;

namespace EksThumbprint.Assessment;

/// <summary>One fact worth a person's attention.</summary>
/// <param name="Code">A stable identifier: a status's name, or one of <see cref="FindingCode"/>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Sentence">What is so; escaped for display.</param>
/// <param name="Remedy">What to do about it, as data; null when nothing needs to be done.</param>
public sealed record Finding(string Code, Severity Severity, string Sentence, Remedy? Remedy = null)
{
    // Here, once for all: names, ARNs and issuers come from AWS, and every face shows findings.
    /// <summary>What is so; escaped for display.</summary>
    public string Sentence { get; init; } = Printable.Escape(Sentence);

    /// <summary>The status that this finding makes, or null when it only stands beside one.</summary>
    public OidcStatus? Status { get; private init; }

    /// <summary>A finding that decides the status.</summary>
    public static Finding Create(OidcStatus status, Severity severity, string sentence, Remedy? remedy = null) =>
        new(status.ToString(), severity, sentence, remedy) { Status = status };

    /// <inheritdoc/>
    public override string ToString() => $"{Code}: {Sentence}";
}
