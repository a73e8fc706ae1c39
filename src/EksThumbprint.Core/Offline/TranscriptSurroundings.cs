using System.Globalization;
using System.Text.RegularExpressions;

namespace EksThumbprint.Offline;

/// <summary>
/// Reads what stands before and behind the certificates of a transcript: whose they are, and of when.
/// </summary>
internal static class TranscriptSurroundings
{
    private const int Nearby = 2000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Regex Names = new(
        @"-(?<option>servername|connect)[ =]+['""]?(?<host>[A-Za-z0-9][A-Za-z0-9.-]{0,252})"
            + @"(?::[0-9]{1,5})?(?![A-Za-z0-9.-])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Patience
    );

    private static readonly Regex StartTime = new(
        @"Start Time: (?<seconds>[0-9]{9,11})(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Patience
    );

    /// <summary>Reads the surroundings of one list of certificates.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="from">Where the transcript before it ends.</param>
    /// <param name="list">Where its list begins.</param>
    /// <param name="end">Where the next transcript's list begins, or the text ends.</param>
    /// <param name="number">Which transcript it is.</param>
    public static TranscriptRecord Read(string text, int from, int list, int end, int number)
    {
        int before = Math.Max(from, list - Nearby);
        return new TranscriptRecord(
            number,
            Host(text.Substring(before, list - before)),
            Started(text.Substring(list, Math.Max(0, end - list)))
        );
    }

    /// <summary>The last command counts, and in it the name that the server was asked for.</summary>
    private static string? Host(string before)
    {
        Match? best = null;
        foreach (Match match in Names.Matches(before))
        {
            bool isName = match.Groups["option"].Value == "servername";
            bool keepsName =
                !isName
                && best?.Groups["option"].Value == "servername"
                && before.IndexOf('\n', best.Index, match.Index - best.Index) < 0;
            if (!keepsName)
                best = match;
        }

        return best?.Groups["host"].Value.TrimEnd('.').ToLowerInvariant() is { } host && host.IndexOf('.') > 0
            ? host
            : null;
    }

    private static DateTimeOffset? Started(string behind)
    {
        Match match = StartTime.Match(behind);
        return match.Success
            ? DateTimeOffset.FromUnixTimeSeconds(
                long.Parse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture)
            )
            : null;
    }
}
