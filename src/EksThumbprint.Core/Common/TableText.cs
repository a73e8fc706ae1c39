using System.Globalization;

namespace EksThumbprint.Common;

/// <summary>Fits words to columns and lines.</summary>
public static class TableText
{
    private const int ShortDigits = 8;

    /// <summary>What stands for a value that is not there.</summary>
    public const string Nothing = "-";

    /// <summary>A thumbprint for a table: its first digits.</summary>
    public static string Digits(string thumbprint) =>
        thumbprint.Length > ShortDigits + 1
            ? Printable.Escape(thumbprint.Substring(0, ShortDigits)) + "…"
            : Printable.Escape(thumbprint);

    /// <summary>Several thumbprints for a table: the first one, and how many more.</summary>
    public static string Digits(IReadOnlyList<string> thumbprints) =>
        thumbprints.Count switch
        {
            0 => Nothing,
            1 => Digits(thumbprints[0]),
            _ => string.Format(CultureInfo.InvariantCulture, "{0} +{1}", Digits(thumbprints[0]), thumbprints.Count - 1),
        };

    /// <summary>
    /// A provider's list beside what is expected, for a table: where a value is in both, both begin with it.
    /// </summary>
    public static (string Registered, string Expected) Pair(
        IReadOnlyList<string> registered,
        IReadOnlyList<string> expected
    )
    {
        string? shared = registered.FirstOrDefault(value => expected.Contains(value, StringComparer.OrdinalIgnoreCase));
        return (Digits(LedBy(shared, registered)), Digits(LedBy(shared, expected)));
    }

    /// <summary>A moment's date in UTC.</summary>
    public static string Date(DateTimeOffset? moment) =>
        moment?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Nothing;

    /// <summary>Escapes, and cuts in the middle, because names and issuers differ at both ends.</summary>
    public static string Fit(string? text, int width)
    {
        string safe = Printable.Escape(text);
        if (safe.Length <= width)
            return safe;
        int head = (width - 1) / 2;
        int tail = safe.Length - (width - 1 - head);
        if (head > 0 && char.IsHighSurrogate(safe[head - 1]))
            head--;
        if (tail < safe.Length && char.IsLowSurrogate(safe[tail]))
            tail++;
        return safe.Substring(0, head) + "…" + safe.Substring(tail);
    }

    /// <summary>The same with a region before it, which stays whole: <c>eu-west-1/prod</c>.</summary>
    public static string Fit(string? text, string? region, int width)
    {
        const int narrowest = 4;
        string place = string.IsNullOrEmpty(region) ? string.Empty : Printable.Escape(region) + "/";
        int room = width - place.Length;
        return room >= narrowest ? place + Fit(text, room) : Fit(place + text, width);
    }

    /// <summary>Breaks a text between words into lines. A word that is longer than a line stays whole.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">How long a line may be.</param>
    /// <param name="first">What the first line begins with.</param>
    /// <param name="further">What the others begin with.</param>
    public static IReadOnlyList<string> Wrap(string text, int width, string first = "", string further = "")
    {
        List<string> lines = [];
        string line = first;
        bool begun = false;
        foreach (string word in text.Split(' '))
        {
            if (begun && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = further;
                begun = false;
            }

            line += begun ? " " + word : word;
            begun = true;
        }

        lines.Add(line);
        return lines;
    }

    private static IReadOnlyList<string> LedBy(string? first, IReadOnlyList<string> values) =>
        first is null
            ? values
            : [.. values.OrderBy(value => !string.Equals(value, first, StringComparison.OrdinalIgnoreCase))];
}
