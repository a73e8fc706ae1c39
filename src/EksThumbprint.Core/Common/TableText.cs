using System.Globalization;

namespace EksThumbprint.Common;

/// <summary>Fits words to columns and lines.</summary>
public static class TableText
{
    private const int ShortDigits = 8;

    // Every issuer of a region begins with the same host, and ends in an id of its own.
    private const string IdPath = "/id/";
    private const int ShortestId = 4;

    /// <summary>
    /// The room that a name gets at most: an EKS issuer with its whole host,
    /// <c>oidc.eks.eu-west-1.amazonaws.com/id/…8F1C</c>.
    /// </summary>
    public const int WidestName = 41;

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

    /// <summary>
    /// Escapes, and cuts in the middle, because names and issuers differ at both ends. An issuer's host stays whole
    /// where there is room for it and for the end of the id.
    /// </summary>
    public static string Fit(string? text, int width)
    {
        string safe = Printable.Escape(text);
        return safe.Length <= width ? safe : Cut(safe, width, HostLength(safe, width) ?? (width - 1) / 2);
    }

    /// <summary>
    /// The same with a region before it, which stays whole: <c>eu-west-1/prod</c>. A name that tells its region itself
    /// has it once.
    /// </summary>
    public static string Fit(string? text, string? region, int width)
    {
        const int narrowest = 4;
        string safe = Printable.Escape(text);
        string place = string.IsNullOrEmpty(region) ? string.Empty : Printable.Escape(region) + "/";
        int room = width - place.Length;
        if (place.Length == 0 || room < narrowest)
            return Fit(place + safe, width);
        if (!safe.Contains($".{Printable.Escape(region)}."))
            return place + Fit(safe, room);
        return safe.Length <= width || HostLength(safe, width) is not null
            ? Fit(safe, width)
            : place + Cut(safe, room, head: 0);
    }

    private static int? HostLength(string name, int width)
    {
        int id = name.IndexOf(IdPath, StringComparison.Ordinal);
        int head = id + IdPath.Length;
        return id > 0 && head + 1 + ShortestId <= width ? head : null;
    }

    private static string Cut(string safe, int width, int head)
    {
        int tail = safe.Length - (width - 1 - head);
        if (head > 0 && char.IsHighSurrogate(safe[head - 1]))
            head--;
        if (tail < safe.Length && char.IsLowSurrogate(safe[tail]))
            tail++;
        return safe.Substring(0, head) + "…" + safe.Substring(tail);
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

    /// <summary>Breaks one long word, such as an ARN, into lines: behind a stroke where that is possible.</summary>
    /// <param name="word">The word.</param>
    /// <param name="width">How long a line may be.</param>
    /// <param name="first">What the first line begins with.</param>
    /// <param name="further">What the others begin with.</param>
    public static IReadOnlyList<string> Break(string word, int width, string first = "", string further = "")
    {
        List<string> lines = [];
        string begin = first;
        while (begin.Length + word.Length > width && width - begin.Length > 1)
        {
            int room = width - begin.Length;
            int stroke = word.LastIndexOf('/', room - 1);
            int length = stroke > 0 ? stroke + 1 : room;
            lines.Add(begin + word.Substring(0, length));
            word = word.Substring(length);
            begin = further;
        }

        lines.Add(begin + word);
        return lines;
    }

    private static IReadOnlyList<string> LedBy(string? first, IReadOnlyList<string> values) =>
        first is null
            ? values
            : [.. values.OrderBy(value => !string.Equals(value, first, StringComparison.OrdinalIgnoreCase))];
}
