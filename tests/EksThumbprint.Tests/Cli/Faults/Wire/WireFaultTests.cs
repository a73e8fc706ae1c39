using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli.Faults.Wire;

/// <summary>The command line over the real AWS CLI, a proxy that lets requests go wrong, and moto behind it.</summary>
[Collection(Moto.Name)]
public sealed class WireFaultTests(MotoServer moto, WireRuns runs) : IClassFixture<WireRuns>
{
    public static TheoryData<string> Rows => [.. WireRuns.Rows.Select(row => row.When)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task IAM_holds_and_the_user_is_told_what_the_table_says(string when)
    {
        MotoServer.Require();
        WireFault row = WireRuns.Rows.Single(each => each.When == when);

        WireOutcome outcome = await runs.Of(row, moto);

        string told = outcome.Result.Output + outcome.Result.Error;
        Assert.All(row.Words, words =>
            Assert.True(told.Contains(words, StringComparison.Ordinal), $"'{words}' is missing: {outcome.Result}")
        );
        Assert.Equal((row.Exit, row.Sent, row.Taken), (outcome.Result.Exit, outcome.Sent, outcome.Taken));
        Assert.Equal(row.Held, outcome.Held);
        Assert.Equal(row.Exit == 0, outcome.Result.Error.Split('\n').All(IsNotice));
    }

    // That the list is being read back, and for how long at most, is no complaint.
    private static bool IsNotice(string line) =>
        line.Length == 0 || line.Contains("Reading it back takes", StringComparison.Ordinal);
}
