using EksThumbprint.Assessment;
using EksThumbprint.Reports;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Reports.Browser;

/// <summary>
/// The page as a person has it: in a real browser, on a desk and on a phone, with mouse, keyboard and screen reader.
/// </summary>
[Collection(nameof(InChromium))]
public sealed partial class ReportPageTests(Chromium chromium) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string[] Gravest =>
        [.. MadeEstate.Statuses.OrderByDescending(StatusMeaning.Urgency).Select(status => status.ToString())];

    public static TheoryData<string, int, int, string> Sizes =>
        new()
        {
            { "desktop", 1280, 900, "light" },
            { "desktop", 1280, 900, "dark" },
            { "phone", 390, 844, "light" },
            { "phone", 390, 844, "dark" },
            { "small-phone", 360, 640, "light" },
        };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task The_page_fits_the_window_and_asks_for_nothing_else(
        string device,
        int width,
        int height,
        string scheme
    )
    {
        await using BrowserPage page = await chromium.OpenAsync(Write(MadeEstate.Ordinary), width, height, scheme);
        await page.ScreenshotAsync(Picture($"{device}-{scheme}.png"));
        await page.EvaluateAsync("document.querySelectorAll('details').forEach((d, i) => d.open = i < 4)");
        Assert.Equal(
            width,
            await page.EvaluateAsync<int>(
                "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth, innerWidth)"
            )
        );
        await page.ScreenshotAsync(Picture($"{device}-{scheme}-whole.png"), whole: true);
        await page.EvaluateAsync(
            "document.querySelector('tbody[data-status=Mismatch] details').open = true, "
                + "document.querySelector('tbody[data-status=NoProvider]').scrollIntoView()"
        );
        await page.ScreenshotAsync(Picture($"{device}-{scheme}-table.png"));
        Assert.Equal(
            scheme == "dark",
            await page.EvaluateAsync<bool>(
                "matchMedia('(prefers-color-scheme: dark)').matches && "
                    + "getComputedStyle(document.body).backgroundColor === 'rgb(20, 24, 27)'"
            )
        );
        Quiet(page);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_screen_reader_finds_the_tables_the_picture_and_named_buttons(int width)
    {
        await using BrowserPage page = await chromium.OpenAsync(Write(MadeEstate.EveryStatus()), width);
        (string Role, string Name)[] tree = await page.AccessibilityAsync();
        Assert.Contains(tree, node =>
            node.Role == "table" && node.Name.StartsWith("Verdicts", StringComparison.Ordinal)
        );
        foreach (string picture in new[] { "Timeline", "depend on each certificate" })
            Assert.Contains(tree, node => node.Role is "img" or "image" && node.Name.Contains(picture));
        foreach (string name in new[] { "Cluster", "Status", "Account", "Expires", "Copy" })
            Assert.Contains(("button", name), tree);
        Assert.Contains(("button", "1 Mismatch pods see 'InvalidIdentityToken'"), tree);
        Assert.All(
            tree.Where(node => node.Role is "button" or "DisclosureTriangle" or "searchbox" or "combobox"),
            node => Assert.NotEmpty(node.Name)
        );
        Assert.Equal(MadeEstate.Statuses.Length, tree.Count(node => node.Role == "rowheader"));
        Assert.Contains(("rowheader", "is-Mismatch"), tree);
        Assert.Equal(
            ["OIDC thumbprints"],
            tree.Where(node => node.Role == "heading" && node.Name == ReportOptions.DefaultTitle)
                .Select(node => node.Name)
        );
    }

    [Fact]
    public async Task Without_script_everything_is_there_and_nothing_pretends_to_be_a_button()
    {
        await using BrowserPage page = await chromium.OpenAsync(Write(MadeEstate.EveryStatus()), script: false);
        (string Role, string Name)[] tree = await page.AccessibilityAsync();
        Assert.DoesNotContain(tree, node => node.Role is "button" or "searchbox");
        Assert.Equal(
            Gravest.Select(status => "is-" + status),
            tree.Where(node => node.Role == "rowheader").Select(node => node.Name)
        );
        Assert.Contains(tree, node => node.Role == "columnheader" && node.Name == "Status");
    }

    [Fact]
    public async Task On_paper_everything_is_open_and_nothing_is_dark()
    {
        await using BrowserPage page = await chromium.OpenAsync(
            Write(MadeEstate.EveryStatus()),
            scheme: "dark",
            script: false
        );
        await page.EmulateAsync("dark", "print");
        await page.ScreenshotAsync(Picture("print.png"), whole: true);
        string pdf = (await page.SendAsync("Page.printToPDF"))["data"]!.GetValue<string>();
        await File.WriteAllBytesAsync(
            Picture("print.pdf"),
            Convert.FromBase64String(pdf),
            TestContext.Current.CancellationToken
        );

        // Scripts of the page are off, the protocol's own are not.
        Assert.Equal("rgb(28, 34, 39)", await page.EvaluateAsync<string>("getComputedStyle(document.body).color"));
        Assert.True(
            await page.EvaluateAsync<bool>(
                "Array.from(document.querySelectorAll('.chain li')).every(e => e.checkVisibility())"
            )
        );
        Assert.False(await page.EvaluateAsync<bool>("document.getElementById('filter').checkVisibility()"));
    }

    [Fact]
    public async Task Printing_opens_what_is_closed_and_leaves_the_page_as_it_was()
    {
        await using BrowserPage page = await chromium.OpenAsync(Write(MadeEstate.EveryStatus()));
        int all = await page.EvaluateAsync<int>("document.querySelectorAll('details').length");
        await page.EvaluateAsync(
            "document.querySelector('#clusters details').open = true, dispatchEvent(new Event('beforeprint'))"
        );
        Assert.Equal(all, await page.EvaluateAsync<int>("document.querySelectorAll('details[open]').length"));
        await page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        Assert.Equal(1, await page.EvaluateAsync<int>("document.querySelectorAll('details[open]').length"));
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('#clusters details').open"));
    }

    private static Task<string[]> StatusesAsync(BrowserPage page) => page.TextsAsync("#clusters tbody .status");

    private static void Quiet(BrowserPage page)
    {
        Assert.Empty(page.Complaints);
        Assert.All(page.Requests, request =>
            Assert.True(request.StartsWith("file:", StringComparison.Ordinal) || request == "data:,", request)
        );
    }

    private static string Picture(string name) => Path.Combine(AppContext.BaseDirectory, "report-pictures", name);

    private string Write(IEnumerable<OidcAssessment> assessments) =>
        _folder.Write("report.html", MadeEstate.Page(assessments));
}
