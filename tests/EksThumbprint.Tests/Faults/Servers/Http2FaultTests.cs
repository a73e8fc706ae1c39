using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Faults.Servers;

public sealed class Http2FaultTests : ServerFaultTests
{
    public static TheoryData<string> Rows => [.. Http2Faults.Rows.Select(row => row.When)];

    [Theory]
    [MemberData(nameof(Rows))]
    public Task The_user_is_told_what_the_table_says_in_time_and_nothing_is_left_behind(string when)
    {
        Assert.SkipWhen(CoreBuild.IsNetStandard, "the build for .NET Framework speaks HTTP/1.1 only");
        return HoldsAsync(when);
    }
}
