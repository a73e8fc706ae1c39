using EksThumbprint.Aws;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Repair;

/// <summary>What the user wants of an update beyond the ordinary.</summary>
public sealed record RepairOptions
{
    /// <summary>Whether only the new values are to remain.</summary>
    public bool Replace { get; init; }

    /// <summary>
    /// The list that the user gives himself; it takes the place of everything that would be computed. Null for an
    /// ordinary repair.
    /// </summary>
    public IReadOnlyList<Thumbprint>? Explicit { get; init; }

    /// <summary>Reads a list that the user gives.</summary>
    /// <exception cref="InputException">
    /// A text is neither a thumbprint nor a list of them, or IAM would not take so many or so few.
    /// </exception>
    public static IReadOnlyList<Thumbprint> ParseList(IEnumerable<string> texts) =>
        Checked(texts.SelectMany(ThumbprintTexts.Split));

    /// <summary>The values, each once.</summary>
    /// <exception cref="InputException">IAM would not take so many or so few.</exception>
    internal static IReadOnlyList<Thumbprint> Checked(IEnumerable<Thumbprint> given)
    {
        List<Thumbprint> values = [.. given.Distinct()];
        return values.Count switch
        {
            0 => throw new InputException(
                "EmptyList",
                "The list of thumbprints is empty, and IAM wants at least one. Leave the option out to use the chain "
                    + "that the server sends."
            ),
            > Provider.MostThumbprints => throw new InputException(
                "TooManyThumbprints",
                $"These are {values.Count} thumbprints, and IAM takes {Provider.MostThumbprints} at most. "
                    + "Leave some out."
            ),
            _ => values,
        };
    }
}
