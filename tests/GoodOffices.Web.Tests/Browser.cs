using Microsoft.Playwright;

namespace GoodOffices.Web.Tests;

/// <summary>One Chromium for all tests of a run. Where none is installed the tests are skipped, and say so.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>Tests of this collection share it, and run one after another.</summary>
    public const string Name = "browser";

    private static readonly string[] UsualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string? Path { get; } = Environment.GetEnvironmentVariable("GOODOFFICES_CHROMIUM") is { Length: > 0 } named ? named : Array.Find(UsualPlaces, File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Path is null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Opens a page made of this text, with every request written down, and waits until it has drawn itself.</summary>
    internal async Task<OpenPage> OpenAsync(string html, int width = 1400, int height = 1000, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(Path is null, "No Chromium was found: install one, or name it in GOODOFFICES_CHROMIUM.");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        var open = new OpenPage(page);
        var file = System.IO.Path.Combine(Directory.CreateTempSubdirectory("goodoffices-page-").FullName, "landscape.html");
        await File.WriteAllTextAsync(file, html);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        await page.WaitForSelectorAsync("html[data-ready]");
        return open;
    }
}

[CollectionDefinition(Browser.Name)]
public sealed class SharingTheBrowser : ICollectionFixture<Browser>;

/// <summary>A page and what it did: requests and messages.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    public OpenPage(IPage page)
    {
        Page = page;
        page.Request += (_, request) => Requests.Add(request.Url);
        page.Console += (_, message) => Messages.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Messages.Add(error);
    }

    public IPage Page { get; }

    public List<string> Requests { get; } = [];

    public List<string> Messages { get; } = [];

    public Task<string> TextOf(string selector) => Page.InnerTextAsync(selector);

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
