using System.Text.RegularExpressions;
using EksThumbprint.Common;
using EksThumbprint.Issuers;
using EksThumbprint.Json;

namespace EksThumbprint.Inputs;

/// <summary>
/// Splits what holds several targets: a line of <c>aws … --output text</c>, which has tabs, a list with commas, a JSON
/// array. Nothing is split where another reading is as good.
/// </summary>
public static class TargetList
{
    private static readonly char[] Clear = ['\t', '\r', '\n', ','];

    /// <summary>What the AWS CLI writes at the beginning of each line of its text format.</summary>
    private static readonly Regex Headings = new(
        "^(OPENIDCONNECTPROVIDERLIST|CLUSTERS)\t",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline
    );

    /// <summary>The targets of one text, in order; the text itself when it is one target.</summary>
    /// <exception cref="InputException">
    /// It is several, and one of them is no target, or it is not clear where each ends. Nothing is to be done for the
    /// rest then: the text may be something else altogether.
    /// </exception>
    public static IReadOnlyList<string> Split(string text)
    {
        string given = Headings.Replace(text.Trim(), string.Empty);
        if (given.Length > 0 && given[0] is '[' or '"')
            return OfJson(given);
        List<string> parts =
        [
            .. given
                .Split(Clear, StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part.Trim())
                .Where(part => part.Length > 0),
        ];
        if (parts.Count > 1 && given.IndexOfAny(['\t', '\r', '\n', ' ']) < 0 && IsOneUrl(given, parts))
            return [given];
        parts = [.. parts.SelectMany(SplitAtBlanks)];
        if (parts.Count <= 1)
            return parts.Count == 1 ? parts : [given];
        foreach (string part in parts)
            Check(part, given);
        return parts;
    }

    /// <summary>
    /// Blanks separate what can be nothing but a URL or an ARN. Names with blanks between them are words.
    /// </summary>
    private static IEnumerable<string> SplitAtBlanks(string part)
    {
        string[] words = part.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && words.All(IsUnmistakable) ? words : [part];
    }

    private static bool IsUnmistakable(string word) =>
        word.StartsWith("arn:", StringComparison.Ordinal)
        || word.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("oidc.eks.", StringComparison.OrdinalIgnoreCase);

    /// <summary>A URL's path may have a comma in it.</summary>
    private static bool IsOneUrl(string given, List<string> parts) =>
        given.IndexOf("://", StringComparison.Ordinal) > 0 && !parts.Skip(1).Any(IsUnmistakable);

    private static void Check(string part, string given)
    {
        try
        {
            Target.Parse(part);
        }
        catch (InputException wrong)
        {
            throw new InputException(
                "NotATarget",
                $"'{Printable.Shorten(given, 60)}' is neither a target nor a list of targets: {wrong.Message} Give "
                    + "several as arguments of their own, or with commas between them.",
                wrong
            );
        }
    }

    private static IReadOnlyList<string> OfJson(string given)
    {
        IReadOnlyList<JsonValue>? values = JsonSequence.Read(given, out string? problem);
        List<string?>? texts = values
            ?.SelectMany(value => AwsJson.Read(value) ?? [new InputItem()])
            .Select(item => item.Text)
            .ToList();
        if (texts is null || texts.Count == 0 || texts.Exists(string.IsNullOrWhiteSpace))
        {
            string why = problem is null ? "it holds something else than names, URLs and ARNs" : problem;
            throw new InputException(
                "NotATarget",
                $"'{Printable.Shorten(given, 60)}' begins as a JSON list of targets does, but {why}. Give names, URLs "
                    + "or ARNs."
            );
        }

        return [.. texts.Select(text => text!)];
    }
}
