using EksThumbprint.Assessment;
using EksThumbprint.Repair;

namespace EksThumbprint.Cli.Hosting;

/// <summary>What the process tells its caller. Of several inputs the gravest counts.</summary>
internal static class ExitCode
{
    /// <summary>All well.</summary>
    public const int Well = 0;

    /// <summary>Something needs attention.</summary>
    public const int Attention = 1;

    /// <summary>The question could not be answered.</summary>
    public const int Undetermined = 2;

    /// <summary>The command line or an input makes no sense (EX_USAGE of sysexits).</summary>
    public const int Usage = 64;

    /// <summary>Stopped by Ctrl+C, as shells report it.</summary>
    public const int Interrupted = 130;

    public static int For(OidcAssessment assessment) =>
        assessment.Undetermined ? Undetermined
        : assessment.Status.IsWell() ? Well
        : Attention;

    public static int For(FileAssessment assessment) =>
        assessment.Undetermined ? Undetermined
        : assessment.NeedsAttention ? Attention
        : Well;

    public static int For(RepairPlan plan, ThumbprintChange change) =>
        change.Outcome switch
        {
            ChangeOutcome.Updated or ChangeOutcome.NothingToDo when !change.PodsStillFail => Well,
            ChangeOutcome.Failed or ChangeOutcome.Unconfirmed => Undetermined,
            ChangeOutcome.Refused when plan.Assessment.Undetermined => Undetermined,
            _ => Attention,
        };
}
