namespace EksThumbprint.Tests.Faults.Servers;

public sealed class DocumentFaultTests : ServerFaultTests
{
    public static TheoryData<string> Rows => [.. DocumentFaults.Rows.Select(row => row.When)];

    [Theory]
    [MemberData(nameof(Rows))]
    public Task The_user_is_told_what_the_table_says_in_time_and_nothing_is_left_behind(string when) =>
        HoldsAsync(when);
}
