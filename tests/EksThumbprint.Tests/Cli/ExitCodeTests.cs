using EksThumbprint.Cli.Hosting;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli;

/// <summary>What a script learns from an update that has nothing to write.</summary>
public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(OidcStatus.Match, ExitCode.Well)]
    [InlineData(OidcStatus.AudienceMissing, ExitCode.Attention)]
    public void A_right_list_is_well_only_where_pods_work(OidcStatus status, int expected)
    {
        RepairPlan plan = Judged.Facts(status).Plan();
        ThumbprintChange change = ThumbprintChange.WithoutWriting(plan)!;

        Assert.Equal(ChangeOutcome.NothingToDo, change.Outcome);
        Assert.Equal(expected, ExitCode.For(plan, change));
        Assert.Equal(
            expected,
            ExitCode.For(plan, ThumbprintChange.From(plan, ChangeOutcome.Updated, "The list was written."))
        );
    }
}
