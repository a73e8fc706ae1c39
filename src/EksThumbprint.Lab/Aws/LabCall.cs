using EksThumbprint.Thumbprints;

namespace EksThumbprint.Lab.Aws;

/// <summary>One call of an AWS operation.</summary>
/// <param name="Operation">The operation; see <see cref="LabOperation"/>.</param>
/// <param name="Number">How many calls of this operation there have been, this one included.</param>
/// <param name="Resource">The ARN or name that it was about; null for lists.</param>
/// <param name="Region">The region that the caller gave.</param>
/// <param name="Thumbprints">The list to write; empty for reads.</param>
public sealed record LabCall(
    string Operation,
    int Number,
    string? Resource,
    string? Region,
    IReadOnlyList<Thumbprint> Thumbprints
);
