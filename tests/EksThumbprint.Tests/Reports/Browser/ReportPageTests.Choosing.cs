using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Reports.Browser;

public sealed partial class ReportPageTests
{
    private const string VisibleNames = "#clusters tbody:not([hidden]) th";
    private const string VisibleGroups = ".group:not([hidden]) .status";

    [Fact]
    public async Task Totals_are_filters_by_mouse_and_keyboard_and_words_narrow_them()
    {
        await using BrowserPage page = await chromium.OpenAsync(Write(MadeEstate.Ordinary));
        Assert.Equal("false", await PressedAsync("Mismatch"));
        await page.ClickAsync("[data-value=Mismatch] button");
        Assert.Equal("true", await PressedAsync("Mismatch"));
        Assert.Equal(["is-Mismatch"], await page.TextsAsync(VisibleNames));
        Assert.Equal("Mismatch", (await page.TextsAsync(VisibleGroups))[0]);
        Assert.DoesNotContain("Stale", await page.TextsAsync(VisibleGroups));
        Assert.Equal($"1 of {MadeEstate.Ordinary.Count} shown", await ShownAsync());

        // A second total of the same sort adds to the first.
        await page.EvaluateAsync("document.querySelector('[data-value=Orphaned] button').focus()");
        await page.PressAsync("Enter", 13, "\r");
        Assert.Equal(["is-Mismatch", "is-Orphaned"], await page.TextsAsync(VisibleNames));

        // One of another sort narrows.
        await page.PressAsync("Tab", 9);
        await page.ClickAsync("[data-value=Orphan] button");
        Assert.Equal(["is-Orphaned"], await page.TextsAsync(VisibleNames));

        await page.ClickAsync("#every");
        Assert.Equal(MadeEstate.Ordinary.Count, (await page.TextsAsync(VisibleNames)).Length);
        Assert.Equal("false", await PressedAsync("Orphan"));
        Assert.Equal("words", await page.EvaluateAsync<string>("document.activeElement.id"));

        // Words are sought in names, regions and accounts, each for itself.
        await page.SendAsync("Input.insertText", new() { ["text"] = $"EU-west-1 {Judged.Account} payments-prod" });
        Assert.Equal(
            MadeEstate
                .Ordinary.Where(row =>
                    row.Facts is { Region: "eu-west-1" } && row.Facts.Name.StartsWith("payments-prod")
                )
                .Select(row => row.Facts.Name),
            await page.TextsAsync(VisibleNames)
        );
        Quiet(page);

        async Task<string?> PressedAsync(string value) =>
            (string?)
                await page.EvaluateAsync(
                    $"document.querySelector('[data-value={value}] button').getAttribute('aria-pressed')"
                );
        Task<string> ShownAsync() => page.EvaluateAsync<string>("document.getElementById('shown').textContent");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Copy_takes_the_command_and_nothing_else_from_a_file(bool hasClipboard)
    {
        await using BrowserPage page = await chromium.OpenAsync(Write(MadeEstate.EveryStatus()));
        await page.SendAsync(
            "Browser.grantPermissions",
            new() { ["permissions"] = new System.Text.Json.Nodes.JsonArray("clipboardReadWrite") }
        );
        await page.SendAsync("Page.bringToFront");
        await page.EvaluateAsync(
            "window.read = navigator.clipboard.readText.bind(navigator.clipboard), "
                + "navigator.clipboard.writeText('before')"
        );
        if (!hasClipboard)
            await page.EvaluateAsync("Object.defineProperty(navigator, 'clipboard', { value: undefined }), 1");
        string command = (await page.TextsAsync(".group .command code"))[0];
        Assert.StartsWith("aws iam create-open-id-connect-provider ", command);
        await page.ClickAsync(".group .command .copy");
        Assert.Equal("Copied", await WaitAsync("document.querySelector('.group .command .copy').textContent", "Copy"));
        Assert.Equal(command, await page.EvaluateAsync<string>("window.read()"));
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.matches('.copy')"));
        Quiet(page);

        async Task<string> WaitAsync(string expression, string before)
        {
            string now = before;
            for (int turn = 0; turn < 100 && now == before; turn++)
            {
                now = await page.EvaluateAsync<string>(expression);
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }

            return now;
        }
    }

    [Fact]
    public async Task A_long_name_keeps_both_ends_is_copied_whole_and_leads_to_its_row()
    {
        const string name = "oidc.eks.us-west-2.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";
        await using BrowserPage page = await chromium.OpenAsync(
            Write([
                .. MadeEstate.WithTops(900),
                EksThumbprint.Assessment.OidcAssessment.Judge(Judged.Facts(OidcStatus.Orphaned) with { Name = name }),
            ]),
            390
        );
        Assert.Equal(
            name,
            await page.EvaluateAsync<string>(
                "getSelection().selectAllChildren(document.querySelector('#clusters th[scope=row]')), "
                    + "getSelection().toString().trim()"
            )
        );

        // The head is cut, the end is inside of its column.
        Assert.True(
            await page.EvaluateAsync<bool>(
                "(() => { const b = document.querySelector('#clusters .long'), h = b.firstChild, r = "
                    + "document.createRange(); r.selectNode(b.lastChild); return h.scrollWidth > h.clientWidth && "
                    + "r.getBoundingClientRect().right <= b.getBoundingClientRect().right + 1 && b.title === "
                    + "b.textContent; })()"
            )
        );
        await page.ClickAsync(".group .members a");
        Assert.True(
            await page.EvaluateAsync<bool>(
                "document.querySelector('tbody[data-status=Orphaned] details').open && location.hash === '#' + "
                    + "document.querySelector('tbody[data-status=Orphaned]').id"
            )
        );
        Quiet(page);
    }
}
