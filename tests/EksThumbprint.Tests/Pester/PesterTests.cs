namespace EksThumbprint.Tests.Pester;

/// <summary>Every Pester test is a row here, so that one command tests all, and one count has all.</summary>
[Collection(nameof(Pester))]
public sealed class PesterTests
{
    /// <summary>
    /// The rows. They are known only after a run, so nobody asks for them while tests are being discovered.
    /// </summary>
    public static async Task<IEnumerable<TheoryDataRow<PesterRow>>> Rows() =>
        (await PesterRun.GoAsync()).Select(row =>
        {
            TheoryDataRow<PesterRow> data = new(row);
            return row.Result == "Skipped"
                ? data.WithSkip(row.Message.Length > 0 ? row.Message : "The Pester test is skipped without a reason.")
                : data;
        });

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void Pester(PesterRow test)
    {
        if (test.Result != "Passed")
            Assert.Fail($"{test}\n{test.Message}");
    }
}
