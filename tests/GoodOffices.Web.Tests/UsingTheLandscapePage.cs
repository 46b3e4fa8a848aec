using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace GoodOffices.Web.Tests;

[Collection(Browser.Name)]
public sealed partial class UsingTheLandscapePage(Browser browser)
{
    private static readonly string Two = Landscapes.Page(2, 5, 3);
    private static readonly string Three = Landscapes.Page(3, 5, 3);

    [Fact]
    public async Task It_asks_nothing_of_the_network_and_breaks_no_rule_of_its_own_policy()
    {
        await using var open = await browser.OpenAsync(Three);

        await open.Page.ClickAsync("#put");

        Assert.All(open.Requests, url => Assert.StartsWith("file:", url, StringComparison.Ordinal));
        Assert.Single(open.Requests);
        Assert.Empty(open.Messages);
        Assert.StartsWith("default-src 'none'; script-src 'sha256-", await open.Page.GetAttributeAsync("meta[http-equiv]", "content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_lets_no_other_script_run()
    {
        await using var open = await browser.OpenAsync(Two);

        await open.Page.EvaluateAsync("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.broken = 1\">')");
        await open.Page.EvaluateAsync("(() => { const s = document.createElement('script'); s.textContent = 'window.broken = 2'; document.body.append(s); })()");

        Assert.Null(await open.Page.EvaluateAsync<int?>("window.broken ?? null"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task It_says_for_whom_it_is_on_the_screen_and_on_paper(ColorScheme scheme)
    {
        await using var open = await browser.OpenAsync(Two, scheme: scheme);

        Assert.StartsWith("For the mediator alone", await open.TextOf(".alone"), StringComparison.Ordinal);
        Assert.Contains("for the mediator alone", await open.Page.TitleAsync(), StringComparison.Ordinal);

        await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.True(await open.Page.IsVisibleAsync(".alone"));
        Assert.Equal("fixed", await open.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.alone')).position"));
        Assert.Contains("MEDIATOR ALONE", await open.Page.EvaluateAsync<string>("getComputedStyle(document.body, '::after').content"), StringComparison.Ordinal);
        Assert.Equal("rgb(255, 255, 255)", await open.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor"));
    }

    [Fact]
    public async Task The_arrow_keys_walk_the_frontier_along_the_lower_axis_and_spell_packages_out()
    {
        await using var open = await browser.OpenAsync(Two);
        var slider = open.Page.Locator("[role=slider]");
        await slider.FocusAsync();

        await open.Page.Keyboard.PressAsync("Home");
        var (first, least) = (await slider.GetAttributeAsync("aria-valuetext"), await FirstUtility(open));
        await open.Page.Keyboard.PressAsync("ArrowRight");
        var next = await FirstUtility(open);
        await open.Page.Keyboard.PressAsync("End");
        var greatest = await FirstUtility(open);

        Assert.Contains("Party 1", first, StringComparison.Ordinal);
        Assert.True(least < next && next <= greatest);
        Assert.Equal(await slider.GetAttributeAsync("aria-valuemax"), await slider.GetAttributeAsync("aria-valuenow"));
        Assert.Contains("Issue 5", await open.TextOf("#package-issues"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_on_the_table_shows_what_would_be_better_for_all()
    {
        await using var open = await browser.OpenAsync(Two);
        await open.Page.SelectOptionAsync("#rows", "all");
        await open.Page.ClickAsync("#last");
        await open.Page.ClickAsync("tbody tr:first-child button");
        var utilities = await Utilities(open);

        await open.Page.ClickAsync("#put");

        Assert.Contains("worse for none and better for at least one", await open.TextOf("#improvements"), StringComparison.Ordinal);
        foreach (var row in await open.Page.Locator("tbody tr").AllAsync())
        {
            var better = (await row.Locator("td").AllInnerTextsAsync()).Take(2).Select(Number).ToArray();
            Assert.True(better.Zip(utilities).All(pair => pair.First >= pair.Second));
        }

        await open.Page.ClickAsync("#improvements button");
        Assert.Contains("against the table", await open.TextOf("#package-parties"), StringComparison.Ordinal);
        Assert.Contains("on the table:", await open.TextOf("#package-issues"), StringComparison.Ordinal);
        await open.Page.ClickAsync("#take");
        Assert.False(await open.Page.IsVisibleAsync("#improvements"));
    }

    [Fact]
    public async Task A_page_written_from_a_package_begins_with_it_on_the_table()
    {
        await using var open = await browser.OpenAsync(Landscapes.Page(2, 5, 3, most: 10, onTable: [0, 1, 2, 0, 1]));

        Assert.Contains("than the package on the table", await open.TextOf("#improvements"), StringComparison.Ordinal);
        Assert.Contains("on the table", await open.TextOf("#legend"), StringComparison.Ordinal);
        await open.Page.ClickAsync("#take");
        Assert.DoesNotContain("on the table", await open.TextOf("#legend"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_leaves_only_packages_with_that_option()
    {
        await using var open = await browser.OpenAsync(Three);
        await open.Page.SelectOptionAsync("#rows", "all");
        var before = await Rows(open);

        await open.Page.ClickAsync("#filters summary");
        await open.Page.SelectOptionAsync("#filter-grid label:nth-child(2) select", new SelectOptionValue { Label = "Option 2 of 2" });
        await open.Page.SelectOptionAsync("#rows", "all");

        Assert.Equal(81, (int)(await Rows(open) - await FrontierRows(open))); // 3^4 packages of the cloud, beside those of the frontier
        await open.Page.ClickAsync("#clear-filters");
        await open.Page.SelectOptionAsync("#rows", "all");
        Assert.Equal(before, await Rows(open));
    }

    [Fact]
    public async Task The_axes_can_be_chosen_and_never_show_one_party_twice()
    {
        await using var open = await browser.OpenAsync(Three);

        await open.Page.SelectOptionAsync("#across", "1");

        Assert.Equal("0", await open.Page.InputValueAsync("#up"));
        Assert.Equal(["Party 2 →", "Party 1 →"], await open.Page.Locator("svg .axis").AllTextContentsAsync());
    }

    [Fact]
    public async Task Pointing_at_a_dot_spells_its_package_out_and_pressing_keeps_it()
    {
        await using var open = await browser.OpenAsync(Two);
        await open.Page.FocusAsync("[role=slider]");
        await open.Page.Keyboard.PressAsync("Home");
        var kept = await open.TextOf("#package-name");
        var spot = await open.Page.EvaluateAsync<double[]>("(() => { const b = document.querySelector('svg .nash').getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()");

        await open.Page.Mouse.MoveAsync((float)spot[0], (float)spot[1]);
        Assert.Contains("Nash", await open.TextOf("#package-name"), StringComparison.Ordinal);
        Assert.Contains("Nash", await open.TextOf("#tip"), StringComparison.Ordinal);
        await open.Page.Mouse.MoveAsync(5, 5);
        Assert.Equal(kept, await open.TextOf("#package-name"));

        await open.Page.Mouse.ClickAsync((float)spot[0], (float)spot[1]);
        await open.Page.Mouse.MoveAsync(5, 5);
        Assert.Contains("Nash", await open.TextOf("#package-name"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_mean_harm_are_only_names()
    {
        const string hostile = "</script><script>window.broken=1</script><img src=x onerror=window.broken=1>&amp;\u202Eevil\u2066'\"{{script}}\u2028\u0000\u200Fx";
        await using var open = await browser.OpenAsync(Landscapes.Page(2, 3, 3, name: words => $"{hostile} {words}"));

        Assert.Null(await open.Page.EvaluateAsync<int?>("window.broken ?? null"));
        Assert.Empty(open.Messages);
        Assert.Equal(0, await open.Page.Locator("img").CountAsync());
        var text = await open.TextOf("body");
        Assert.Contains("</script><script>window.broken=1</script>", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, c => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200F' or '\u0000');
    }

    [Theory]
    [InlineData(1, 4, 3)]
    [InlineData(2, 1, 1)]
    [InlineData(7, 4, 2)]
    public async Task It_draws_one_party_one_package_and_many_parties(int parties, int issues, int options)
    {
        await using var open = await browser.OpenAsync(Landscapes.Page(parties, issues, options));

        Assert.Empty(open.Messages);
        Assert.Contains("acceptable", await open.TextOf("#package-name"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1400)]
    public async Task Nothing_but_the_table_scrolls_sideways(int width)
    {
        await using var open = await browser.OpenAsync(Three, width);
        await open.Page.ClickAsync("#put");

        Assert.True(await open.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    private static async Task<double> FirstUtility(OpenPage open) => (await Utilities(open))[0];

    private static async Task<double[]> Utilities(OpenPage open) => [.. (await open.Page.Locator("#package-parties .number:not(.gain)").AllInnerTextsAsync()).Select(Number)];

    private static double Number(string text) => double.Parse(text.Replace("−", "-", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<double> Rows(OpenPage open) => Number(Digits().Match(await open.TextOf("#caption")).Value);

    private static async Task<double> FrontierRows(OpenPage open) => Number((await open.Page.GetAttributeAsync("[role=slider]", "aria-valuemax"))!);

    [GeneratedRegex("[0-9,]+")]
    private static partial Regex Digits();
}
