using System.Collections.ObjectModel;

namespace EksThumbprint;

/// <summary>Findings; as text (and so in a CSV file) their codes stand side by side.</summary>
public sealed class FindingCollection : ReadOnlyCollection<OidcFinding>
{
    internal FindingCollection(IEnumerable<OidcFinding> findings)
        : base([.. findings]) { }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" ", this.Select(finding => finding.Code).Distinct());
}
