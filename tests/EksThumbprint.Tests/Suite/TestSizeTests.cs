using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Suite;

/// <summary>The tests' own switch, and what they keep of the user's environment.</summary>
public sealed class TestSizeTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("all", true)]
    public void The_switch_has_two_positions(string? value, bool all) => Assert.Equal(all, TestSize.Parse(value));

    [Theory]
    [InlineData("ALL")]
    [InlineData("1")]
    public void Any_other_value_is_an_error_that_names_the_right_one(string value)
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => TestSize.Parse(value));
        Assert.Contains($"EKSTHUMBPRINT_TESTS is '{value}'. Set it to 'all'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everyday_has_a_row_of_every_kind_and_all_has_every_row()
    {
        string[] rows = ["a1", "b1", "a2", "c1", "b2"];
        Assert.Equal(TestSize.IsAll ? rows : ["a1", "b1", "c1"], TestSize.Rows(rows, row => row[0]));
    }

    [Theory]
    [InlineData("AWS_PROFILE", true)]
    [InlineData("https_proxy", true)]
    [InlineData("NO_COLOR", true)]
    [InlineData("SSL_CERT_FILE", true)]
    [InlineData("PSModulePath", true)]
    [InlineData("PATH", false)]
    [InlineData("HOME", false)]
    [InlineData("DOTNET_ROOT", false)]
    [InlineData("EKSTHUMBPRINT_TESTS", false)]
    public void What_the_user_has_set_for_other_programs_is_taken_away(string name, bool disturbs) =>
        Assert.Equal(disturbs, CleanEnvironment.Disturbs(name));
}
