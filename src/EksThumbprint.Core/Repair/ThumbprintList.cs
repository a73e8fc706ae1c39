using EksThumbprint.Common;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Repair;

/// <summary>
/// Compares the lists that IAM returns with those that are written: in any case and any order they are the same.
/// </summary>
internal static class ThumbprintList
{
    /// <summary>Whether a listed text is that value.</summary>
    public static bool IsValue(string listed, Thumbprint value) =>
        Thumbprint.TryParse(listed, out Thumbprint parsed, out _) && parsed == value;

    /// <summary>The values of a list, each once, without what is no thumbprint.</summary>
    public static List<Thumbprint> Valid(IEnumerable<string> listed)
    {
        List<Thumbprint> values = [];
        foreach (string text in listed)
        {
            if (Thumbprint.TryParse(text, out Thumbprint value, out _) && !values.Contains(value))
                values.Add(value);
        }

        return values;
    }

    /// <summary>Whether IAM's list holds just these values.</summary>
    public static bool Same(IReadOnlyList<string> listed, IReadOnlyList<Thumbprint> values) =>
        listed.All(text => values.Any(value => IsValue(text, value)))
        && values.All(value => listed.Any(text => IsValue(text, value)));

    /// <summary>Whether two of IAM's answers are the same list.</summary>
    public static bool Same(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        new HashSet<string>(one.Select(Normal), StringComparer.Ordinal).SetEquals(other.Select(Normal));

    /// <summary>A list of IAM's within a sentence.</summary>
    public static string Show(IReadOnlyList<string> list) =>
        list.Count == 0 ? "empty" : string.Join(", ", list.Select(value => Printable.Shorten(value, 80)));

    private static string Normal(string listed) =>
        Thumbprint.TryParse(listed, out Thumbprint value, out _) ? value.ToString() : listed;
}
