using EksThumbprint.Common;

namespace EksThumbprint.Assessment;

/// <summary>Tells an audience that is right from one that only looks right.</summary>
internal static class AudienceText
{
    /// <summary>The client ID that tokens of EKS are made for, in every partition.</summary>
    public const string Eks = "sts.amazonaws.com";

    private const string Scheme = "://";

    /// <summary>
    /// The audience in quotes, and what keeps it from being the one that is wanted, as far as it is near.
    /// </summary>
    public static string Show(string audience)
    {
        string shown = $"\"{Printable.Shorten(audience, 80)}\"";
        return Difference(audience) is { } difference ? $"{shown} ({difference})" : shown;
    }

    /// <summary>
    /// What differs from the one that is wanted and is easily overlooked; null when it is another one.
    /// </summary>
    private static string? Difference(string audience)
    {
        List<string> differences = [];
        string seen = new([.. audience.Where(c => !IsUnseen(c))]);
        if (seen.Length != audience.Length)
            differences.Add(Unseen(audience));
        int scheme = seen.IndexOf(Scheme, StringComparison.Ordinal);
        if (scheme > 0)
        {
            differences.Add($"'{Printable.Shorten(seen.Substring(0, scheme + Scheme.Length), 20)}' before it");
            seen = seen.Substring(scheme + Scheme.Length);
        }

        if (seen.Length > Eks.Length && seen.TrimEnd('/', '.') is { } cut && cut.Length < seen.Length)
        {
            differences.Add($"'{seen.Substring(cut.Length)}' at the end");
            seen = cut;
        }

        if (seen != Eks && string.Equals(seen, Eks, StringComparison.OrdinalIgnoreCase))
            differences.Add("capital letters");
        return string.Equals(seen, Eks, StringComparison.OrdinalIgnoreCase) && differences.Count > 0
            ? string.Join(", ", differences)
            : null;
    }

    private static string Unseen(string audience) =>
        (
            char.IsWhiteSpace(audience[0]),
            char.IsWhiteSpace(audience[audience.Length - 1]),
            audience.Any(c => IsUnseen(c) && !char.IsWhiteSpace(c))
        ) switch
        {
            (_, _, true) => "a character that cannot be seen",
            (true, true, _) => "blanks around it",
            (true, _, _) => "a blank before it",
            (_, true, _) => "a blank at the end",
            _ => "a blank in it",
        };

    private static bool IsUnseen(char c) =>
        char.IsWhiteSpace(c)
        || char.IsControl(c)
        || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format;
}
