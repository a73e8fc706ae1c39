using System.Text.RegularExpressions;

namespace EksThumbprint.Offline;

/// <summary>
/// Finds the BEGIN and END lines in a text, anywhere in a line, because a web page may have joined the lines.
/// </summary>
/// <remarks>
/// Damaged markers of certificates are found too: cut ones, and those whose hyphens a word processor turned into
/// dashes.
/// Passing over them as text around would lose a certificate without a word.
/// </remarks>
internal static class PemMarkers
{
    private const int Hyphens = 5;

    private static readonly Regex Words = new(
        @"(?<=[\-\u2010-\u2015\u2212]{2} ?)(?<word>BEGIN|END) (?<label>[A-Z0-9 ]{1,64})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    );

    private static readonly Regex CutTail = new(
        @"(?<!-)(?<cut>-{4}|-{5}(B|BE|BEG|BEGI|BEGIN|E|EN|END|(BEGIN|END) [A-Z0-9 ]*-{0,4})?)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    );

    /// <summary>The markers in the order of the text.</summary>
    public static IEnumerable<PemMarker> In(string text)
    {
        for (Match match = Words.Match(text); match.Success; match = match.NextMatch())
        {
            if (Read(text, match) is { } marker)
                yield return marker;
        }
    }

    /// <summary>Where the text ends inside a marker, or null when it does not.</summary>
    public static int? CutAtEnd(string text, int after)
    {
        string whole = text.TrimEnd();
        int from = Math.Max(after, whole.Length - 100);
        if (from >= whole.Length)
            return null;
        Match match = CutTail.Match(whole.Substring(from));
        return match.Success ? from + match.Groups["cut"].Index : null;
    }

    private static PemMarker? Read(string text, Match match)
    {
        string label = match.Groups["label"].Value;
        int word = match.Index;
        int end = match.Index + match.Length;
        int before = HyphensBefore(text, word);
        int after = HyphensAfter(text, end);
        bool whole = before == Hyphens && after == Hyphens && IsUpper(match.Value) && label.Trim() == label;
        if (!whole && !IsAboutCertificate(label))
            return null;
        return new PemMarker(
            word - before,
            end + after,
            match.Groups["word"].Value.Length == Hyphens,
            whole ? label : "CERTIFICATE",
            whole
        );
    }

    private static bool IsAboutCertificate(string label) =>
        label.IndexOf("CERTIFICATE", StringComparison.OrdinalIgnoreCase) >= 0
        && label.IndexOf("REQUEST", StringComparison.OrdinalIgnoreCase) < 0;

    /// <summary>
    /// At most five, so that one marker's hyphens are not taken for the next one's where files were joined without a
    /// line break.
    /// </summary>
    private static int HyphensBefore(string text, int end)
    {
        int count = 0;
        while (count < Hyphens && end - count > 0 && text[end - count - 1] == '-')
            count++;
        return count;
    }

    private static int HyphensAfter(string text, int start)
    {
        int count = 0;
        while (count < Hyphens && start + count < text.Length && text[start + count] == '-')
            count++;
        return count;
    }

    private static bool IsUpper(string text) => string.Equals(text, text.ToUpperInvariant(), StringComparison.Ordinal);
}
