namespace EksThumbprint.Tests.Reports.Browser;

public sealed partial class ReportPageTests
{
    [Fact]
    public async Task Clicking_the_header_Status_sorts_and_sorts_back()
    {
        await using BrowserPage page = await chromium.OpenAsync(Write(MadeEstate.EveryStatus()));
        await SortedAsync(Gravest, "descending");
        await page.ClickAsync("th[data-sort=gravity] button");
        await SortedAsync(Gravest.Reverse(), "ascending");
        await page.ClickAsync("th[data-sort=gravity] button");
        await SortedAsync(Gravest, "descending");
        Quiet(page);

        async Task SortedAsync(IEnumerable<string> statuses, string direction)
        {
            Assert.Equal(statuses, await StatusesAsync(page));
            Assert.Equal(direction, await SortAsync(page, "gravity"));
        }
    }

    [Fact]
    public async Task The_keyboard_alone_sorts_and_opens_a_chain()
    {
        await using BrowserPage page = await chromium.OpenAsync(Write(MadeEstate.Ordinary));
        await page.EvaluateAsync("document.querySelector('th[data-sort=name] button').focus()");
        Assert.Equal("Cluster", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.PressAsync("Tab", 9);
        Assert.Equal("Status", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.PressAsync("Enter", 13, "\r");
        Assert.Equal("ascending", await SortAsync(page, "gravity"));
        Assert.Equal("Match", (await StatusesAsync(page))[0]);
        Assert.Equal("Status", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        for (int i = 0; i < 4; i++)
            await page.PressAsync("Tab", 9);
        await page.PressAsync("Enter", 13, "\r");
        Assert.True(
            await page.EvaluateAsync<bool>(
                "document.querySelector('#clusters tbody details').open && document.querySelector('#clusters .chain "
                    + "li').checkVisibility()"
            )
        );
    }

    [Fact]
    public async Task Other_columns_sort_too_and_what_is_missing_comes_last_both_ways()
    {
        await using BrowserPage page = await chromium.OpenAsync(Write(MadeEstate.Ordinary));
        foreach (string direction in new[] { "ascending", "descending" })
        {
            await page.ClickAsync("th[data-sort=expires] button");
            Assert.Equal(direction, await SortAsync(page, "expires"));
            Assert.False(
                await page.EvaluateAsync<bool>(
                    "document.querySelector('[data-sort=gravity]').hasAttribute('aria-sort')"
                )
            );
            string[] dates = await page.TextsAsync("#clusters tbody tr:first-child td:last-child");
            string[] known = [.. dates.TakeWhile(date => date != "-")];
            Assert.All(dates.Skip(known.Length), date => Assert.Equal("-", date));
            Assert.InRange(known.Length, 1, dates.Length - 1);
            Assert.Equal(
                direction == "ascending"
                    ? known.Order(StringComparer.Ordinal)
                    : known.OrderDescending(StringComparer.Ordinal),
                known
            );
        }

        await page.ClickAsync("th[data-sort=name] button");
        string[] names = await page.TextsAsync("#clusters tbody th");
        Assert.True(
            Array.IndexOf(names, "checkout-prod-3") < Array.IndexOf(names, "checkout-staging-13")
                && Array.IndexOf(names, "ledger-dev-24") < Array.IndexOf(names, "ledger-prod-4")
        );
    }

    private static async Task<string?> SortAsync(BrowserPage page, string column) =>
        (string?)
            await page.EvaluateAsync($"document.querySelector('th[data-sort={column}]').getAttribute('aria-sort')");
}
