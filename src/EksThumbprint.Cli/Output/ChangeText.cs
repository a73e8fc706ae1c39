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
        writer.WriteLine($"  {Printable.Escape(provider.Arn)}");
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

    public static void WriteOutcome(ThumbprintChange change, CliHost host, IRemedyWriter remedies)
    {
        TextWriter writer = change.IsWell ? host.Out : host.Error;
        Text.WriteWrapped(writer, "  ", $"{change.Outcome}: {change.Sentence}", "    ", host.Width);
        if (remedies.Write(change.Remedy) is { } remedy)
            Text.WriteWrapped(writer, "    -> ", remedy, "       ", host.Width);
    }
}
