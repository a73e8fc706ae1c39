using System.Collections.ObjectModel;

namespace EksThumbprint;

/// <summary>Links; as text (and so in a CSV file) each with its state.</summary>
public sealed class LinkCollection : ReadOnlyCollection<OidcLink>
{
    internal LinkCollection(IEnumerable<OidcLink> links)
        : base([.. links]) { }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", this.Select(link => link.ToString()));
}
