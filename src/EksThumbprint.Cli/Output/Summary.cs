using EksThumbprint.Assessment;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Common;
using EksThumbprint.Remedies;
using EksThumbprint.Reports;

namespace EksThumbprint.Cli.Output;

/// <summary>
/// What several verdicts come to, on standard error: how many there are of each, then what needs attention, grouped by
/// what to do.
/// </summary>
internal static class Summary
{
    private const int MostCommands = 3;
    private const string Indent = "  ";

    /// <summary>How many there are of each verdict; what fails now is last, next to what follows.</summary>
    public static string Totals(IReadOnlyCollection<OidcStatus> verdicts) =>
        $"{verdicts.Count} tested: "
        + string.Join(
            ", ",
            verdicts
                .GroupBy(status => status)
                .OrderBy(group => StatusMeaning.Urgency(group.Key))
                .Select(group => $"{group.Count()} {group.Key}")
        )
        + ".";

    /// <summary>What needs attention, one paragraph for all that need the same.</summary>
    /// <param name="verdicts">The verdicts.</param>
    /// <param name="host">Where to write.</param>
    /// <param name="remedies">Writes what to do.</param>
    /// <param name="withRegion">Whether the names alone do not tell which ones are meant.</param>
    public static void WriteGroups(
        IReadOnlyList<OidcAssessment> verdicts,
        CliHost host,
        IRemedyWriter remedies,
        bool withRegion
    )
    {
        IReadOnlyList<AttentionGroup> groups = AttentionGroup.From(verdicts);
        foreach (AttentionGroup group in groups)
        {
            host.Error.WriteLine();
            string[] names = [.. group.Members.Select(facts => Name(facts, host, withRegion)).Distinct()];
            Write(host, string.Empty, $"{group.Code} ({names.Length}){Meaning(group)}");
            Write(host, Indent, string.Join(", ", names));
            Write(host, Indent, group.IsShared ? group.Sentence : $"Such as {names[0]}: {group.Sentence}");
            WriteRemedies(group, host, remedies);
        }

        if (groups.Count > 0)
        {
            host.Error.WriteLine();
            Write(host, string.Empty, "--verbose, or a single target, tells everything about each.");
        }
    }

    private static string Meaning(AttentionGroup group) =>
        group.Meaning.Length > 0 ? $": {group.Meaning}" : string.Empty;

    private static void WriteRemedies(AttentionGroup group, CliHost host, IRemedyWriter remedies)
    {
        Remedy[] all = [.. group.Remedies.DistinctBy(remedies.Write)];
        int shown = all.Length > MostCommands ? 1 : all.Length;
        for (int i = 0; i < shown; i++)
            RemedyLines.Write(host, Indent, i == 0 ? all[i] : all[i] with { Lead = null }, remedies);
        if (shown < all.Length)
            Write(
                host,
                Indent + "   ",
                $"and likewise for the other {all.Length - shown}; --verbose has each command."
            );
    }

    private static string Name(OidcFacts facts, CliHost host, bool withRegion)
    {
        string? region = withRegion ? facts.Place : null;
        return TableText.Fit(facts.Name, region, host.Width is null ? int.MaxValue : TableText.WidestName);
    }

    private static void Write(CliHost host, string indent, string text) =>
        Text.WriteWrapped(host.Error, indent, text, indent, host.Width);
}
