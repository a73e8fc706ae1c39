using System.Collections.ObjectModel;
using EksThumbprint.Assessment;
using EksThumbprint.Remedies;

namespace EksThumbprint;

/// <summary>One fact worth a person's attention, as Test-OidcThumbprint gives it.</summary>
public sealed class OidcFinding
{
    internal OidcFinding(Finding finding, IRemedyWriter remedies)
    {
        Code = finding.Code;
        Severity = finding.Severity;
        Sentence = finding.Sentence;
        Remedy = remedies.Write(finding.Remedy);
    }

    /// <summary>A stable identifier: a status's name, or one of <see cref="FindingCode"/>.</summary>
    public string Code { get; }

    /// <summary>How much it matters.</summary>
    public Severity Severity { get; }

    /// <summary>What is so.</summary>
    public string Sentence { get; }

    /// <summary>What to do about it; null when nothing needs to be done.</summary>
    public string? Remedy { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Code}: {Sentence}";
}

/// <summary>Findings; as text (and so in a CSV file) their codes stand side by side.</summary>
public sealed class FindingCollection : ReadOnlyCollection<OidcFinding>
{
    internal FindingCollection(IEnumerable<OidcFinding> findings)
        : base([.. findings]) { }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" ", this.Select(finding => finding.Code).Distinct());
}
