using Microsoft.Playwright;

namespace GoodOffices.Web.Tests;

/// <summary>Takes pictures for people to look at, into the folder named by GOODOFFICES_PICTURES; only when asked for.</summary>
[Collection(Browser.Name)]
public sealed class LookingAtPages(Browser browser)
{
    [Theory(Explicit = true)]
    [InlineData("two", 2, 6, 4)]
    [InlineData("three", 3, 6, 4)]
    [InlineData("five", 5, 6, 4)]
    [InlineData("many", 3, 10, 4)]
    public async Task Takes_pictures_of_them(string name, int parties, int issues, int options)
    {
        var folder = Environment.GetEnvironmentVariable("GOODOFFICES_PICTURES");
        Assert.False(string.IsNullOrEmpty(folder), "Name a folder in GOODOFFICES_PICTURES to get pictures of pages.");
        var html = Landscapes.Page(parties, issues, options);
        foreach (var (width, scheme) in new[] { (1400, ColorScheme.Light), (1400, ColorScheme.Dark), (390, ColorScheme.Light), (390, ColorScheme.Dark) })
        {
            await using var open = await browser.OpenAsync(html, width, 1000, scheme);
            await open.Page.FocusAsync("[role=slider]");
            await open.Page.Keyboard.PressAsync("ArrowRight");
            await open.Page.SelectOptionAsync("#rows", "all");
            await open.Page.ClickAsync("tbody tr:nth-child(3) button");
            await open.Page.ClickAsync("#last");
            await open.Page.ClickAsync("tbody tr:nth-child(3) button");
            await open.Page.ClickAsync("#put");
            await open.Page.EvaluateAsync("scrollTo(0, 0)");
            await open.Page.ScreenshotAsync(new PageScreenshotOptions { Path = System.IO.Path.Combine(folder!, $"{name}-{width}-{scheme}.png"), FullPage = false });
        }
    }
}
