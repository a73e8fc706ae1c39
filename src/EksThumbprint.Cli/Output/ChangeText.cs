using EksThumbprint.Cli.Hosting;
using EksThumbprint.Common;
using EksThumbprint.Remedies;
using EksThumbprint.Repair;

namespace EksThumbprint.Cli.Output;

/// <summary>An update as a diff: what stays, comes and goes.</summary>
internal static class ChangeText
{
    public static void WritePlan(RepairPlan plan, TextWriter writer, int? width)
    {
        string status = plan.Assessment is { Status: OidcStatus.Match, Facts.Probe: null }
            ? "(the issuer was not read)"
            : plan.Assessment.Status.ToString();
        writer.WriteLine($"{Printable.Escape(plan.Assessment.Facts.Name)}  {status}");
        if (plan.Assessment.Facts.Provider is not { } provider)
            return;
        foreach (string line in TableText.Break(Printable.Escape(provider.Arn), width ?? int.MaxValue, "  ", "    "))
            writer.WriteLine(line);
        if (plan.Refusal is not null)
            return;
        foreach (ChangeLine line in ChangeLine.From(plan))
            Text.WriteWrapped(
                writer,
                $"  {line.Mark} {line.Value} ",
                $"{line.Word}: {line.Description}",
                "      ",
                width
            );
    }

    /// <param name="change">What became of it.</param>
    /// <param name="host">Where to write.</param>
    /// <param name="remedies">Writes what to do.</param>
    /// <param name="named">Whether the plan, with the name, is not above it.</param>
    public static void WriteOutcome(ThumbprintChange change, CliHost host, IRemedyWriter remedies, bool named)
    {
        TextWriter writer = change.IsWell ? host.Out : host.Error;
        string first = named ? $"{change.Name}: " : "  ";
        Text.WriteWrapped(writer, first, $"{change.Outcome}: {change.Sentence}", "    ", host.Width);
        RemedyLines.Write(writer, host.Width, "    ", change.Remedy, remedies);
    }
}
