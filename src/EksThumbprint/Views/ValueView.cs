using System.ComponentModel;

namespace EksThumbprint.Views;

/// <summary>
/// What the lists of all objects share. For the format file; every method takes whatever it is given.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ValueView
{
    /// <summary>Whether there is anything in a property.</summary>
    public static bool Has(object? item, string? property) =>
        ViewObject.Values(item, property ?? string.Empty).Count > 0;

    /// <summary>A property's text, broken between words.</summary>
    public static string Text(object? item, string? property) =>
        ViewText.Wrapped(ViewObject.Text(item, property ?? string.Empty), ViewText.ListWidth);

    /// <summary>A property's date in UTC, with the days left until then.</summary>
    public static string Date(object? item, string? property) =>
        ViewText.Date(ViewObject.Moment(item, property ?? string.Empty), DateTimeOffset.UtcNow);

    /// <summary>A list of thumbprints, one a line, in full, each with what is known of it.</summary>
    public static string Thumbprints(object? item, string? property) =>
        ViewText.OrNothing(
            ViewObject.Texts(item, property ?? string.Empty).SelectMany(value => ViewText.Listed(value, Known(value)))
        );

    /// <summary>What is known of a value without a chain to hold it against.</summary>
    internal static string Known(string value) =>
        ListedThumbprint.Classify(value, []) is { Kind: not ListedThumbprintKind.Unknown } listed
            ? listed.Description
            : string.Empty;
}
