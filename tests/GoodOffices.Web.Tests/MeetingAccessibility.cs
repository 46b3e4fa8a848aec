using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace GoodOffices.Web.Tests;

[Collection(Browser.Name)]
public sealed class MeetingAccessibility(Browser browser)
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    [Theory]
    [InlineData(ColorScheme.Light, 1400, 2)]
    [InlineData(ColorScheme.Dark, 1400, 3)]
    [InlineData(ColorScheme.Light, 390, 3)]
    [InlineData(ColorScheme.Dark, 390, 2)]
    public async Task No_page_breaks_a_rule_of_wcag_that_a_machine_can_see(ColorScheme scheme, int width, int parties)
    {
        await using var open = await browser.OpenAsync(Landscapes.Page(parties, 4, 3), width, scheme: scheme);
        await open.Page.ClickAsync("#filters summary");
        await open.Page.SelectOptionAsync("#rows", "all");
        await open.Page.ClickAsync("#last");
        await open.Page.ClickAsync("tbody tr:last-child button");
        await open.Page.ClickAsync("#put");

        var result = await open.Page.RunAxe(Wcag);

        Assert.True(result.Passes.Length > 10, "The checker did not run.");
        Assert.True(result.Violations.Length == 0, string.Join("\n", result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")));
    }

    [Fact]
    public async Task Everything_can_be_reached_and_left_with_the_keyboard()
    {
        await using var open = await browser.OpenAsync(Landscapes.Page(3, 3, 3));
        var reached = new List<string>();

        for (var i = 0; i < 60; i++)
        {
            await open.Page.Keyboard.PressAsync("Tab");
            reached.Add(await open.Page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.getAttribute('role') || document.activeElement.tagName"));
        }

        Assert.All(["across", "up", "only-acceptable", "slider", "put", "rows"], id => Assert.Contains(id, reached));
        Assert.Contains("BODY", reached);
    }

    [Fact]
    public async Task Who_wants_less_motion_gets_none()
    {
        await using var open = await browser.OpenAsync(Landscapes.Page(2, 3, 3));

        await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });

        Assert.Equal("auto", await open.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).scrollBehavior"));
        Assert.Equal(0, await open.Page.EvaluateAsync<int>("document.getAnimations().length"));
    }
}
