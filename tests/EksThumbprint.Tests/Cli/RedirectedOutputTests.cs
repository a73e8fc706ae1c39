namespace EksThumbprint.Tests.Cli;

/// <summary>Programs read redirected output as UTF-8, whatever the console's own encoding is.</summary>
public sealed class RedirectedOutputTests
{
    [Theory]
    [InlineData("en_US.ISO-8859-1")]
    [InlineData("C")]
    [InlineData("en_US.UTF-8")]
    public void Redirected_output_is_UTF_8_in_every_locale(string locale)
    {
        CliResult result = CliProcess.Run(
            new Dictionary<string, string?> { ["LC_ALL"] = locale, ["LANG"] = locale },
            "test",
            new string('x', 200) + "!"
        );

        Assert.Contains("xxx…'", result.Error, StringComparison.Ordinal);
    }
}
