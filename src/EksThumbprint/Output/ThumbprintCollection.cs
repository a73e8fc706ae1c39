using System.Collections.ObjectModel;

namespace EksThumbprint;

/// <summary>
/// Thumbprints, 40 digits each. Binds to a string array; as text (and so in a CSV file) they stand side by side.
/// </summary>
public sealed class ThumbprintCollection : ReadOnlyCollection<string>
{
    internal ThumbprintCollection(IEnumerable<string> values)
        : base([.. values]) { }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" ", this);
}
