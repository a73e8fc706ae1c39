using EksThumbprint.Common;
using EksThumbprint.Files;
using EksThumbprint.Reports;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Reports.Browser;

/// <summary>Pages that nobody would wish for: hostile, empty, huge.</summary>
[WholeRun]
[Collection(nameof(InChromium))]
public sealed class ExtremePageTests(Chromium chromium) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Hostile_text_runs_nothing_and_is_shown(int width)
    {
        string path = _folder.Write(
            "report.html",
            MadeEstate.Page(
                HostileEstate.All,
                new ReportOptions { Title = MadeEstate.Hostile, Remedies = _ => Said.Writer }
            )
        );
        await using BrowserPage page = await chromium.OpenAsync(path, width);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        Assert.Equal("undefined", await page.EvaluateAsync<string>("typeof window.broken"));
        Assert.Equal(
            Printable.Escape(MadeEstate.Hostile),
            await page.EvaluateAsync<string>("document.querySelector('h1').textContent")
        );
        Assert.StartsWith(
            "</script></title>",
            await page.EvaluateAsync<string>("document.querySelector('#clusters tbody th').textContent"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            (0, 1),
            (
                await page.EvaluateAsync<int>("document.images.length"),
                await page.EvaluateAsync<int>("document.scripts.length")
            )
        );
        Assert.Equal(
            width,
            await page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, innerWidth)")
        );
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task The_policy_stops_a_script_that_is_not_the_pages_own()
    {
        string path = _folder.Write(
            "report.html",
            MadeEstate
                .Page([])
                .Replace("</main>", "<script>window.broken = 1</script></main>", StringComparison.Ordinal)
        );
        await using BrowserPage page = await chromium.OpenAsync(path);
        Assert.Equal("undefined", await page.EvaluateAsync<string>("typeof window.broken"));
        Assert.Contains(page.Complaints, complaint =>
            complaint.Contains("Content Security Policy", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Ten_thousand_clusters_load_and_sort()
    {
        string path = _folder.PathOf("report.html");
        AtomicFile.Write(path, false, "--force", writer =>
            HtmlReport.Write(writer, MadeEstate.Large(10_000), new ReportOptions { Remedies = _ => Said.Writer })
        );
        await using BrowserPage page = await chromium.OpenAsync(path);
        Assert.Equal(10_000, await page.EvaluateAsync<int>("document.querySelectorAll('#clusters tbody').length"));
        await page.ClickAsync("th[data-sort=gravity] button");
        Assert.Equal(
            "Match",
            await page.EvaluateAsync<string>("document.querySelector('#clusters tbody .status').textContent")
        );
        Assert.Empty(page.Complaints);
    }
}
