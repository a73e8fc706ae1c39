using System.Globalization;

namespace EksThumbprint.Workflow;

/// <summary>How far a run is.</summary>
/// <param name="Listing">What is being listed, in a few words; null once single inputs are looked at.</param>
/// <param name="Begun">How many inputs are looked at or done.</param>
/// <param name="Done">How many have their result.</param>
/// <param name="Total">How many there are; null while that is not known.</param>
/// <param name="Name">The input that was begun or done last.</param>
/// <param name="Remaining">How long the rest will take if it goes on like this; null while too little is known.</param>
public sealed record RunState(string? Listing, int Begun, int Done, int? Total, string? Name, TimeSpan? Remaining)
{
    /// <summary>The state in a few words: <c>Listing OIDC providers</c>, <c>12 of 43: prod</c>.</summary>
    public string Text =>
        Listing is not null
            ? $"Listing {Listing}"
            : string.Format(
                CultureInfo.InvariantCulture,
                Total is null ? "{0} of {1} so far: {2}" : "{0} of {1}: {2}",
                Done,
                Total ?? Begun,
                Name
            );
}
