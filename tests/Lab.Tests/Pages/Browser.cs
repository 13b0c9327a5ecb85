using Microsoft.Playwright;
using MlopsLab.Servers;

namespace MlopsLab.Lab.Tests.Pages;

/// <summary>A real Chromium, found or unpacked like the lab's servers, and the console's link with its token.</summary>
public sealed class Browser(RunningLab running) : IAsyncLifetime
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where pictures of the pages are put, for people to look at.</summary>
    private static string Pictures => Path.Combine(Output.Root, "artifacts", "screenshots");

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        var chromium = await ServerTools.ForUser(TestContext.Current.SendDiagnosticMessage).EnsureAsync(ServerKind.Chromium, ct);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path.Combine(chromium.Programs, "chromium"), Args = Arguments });
    }

    /// <summary>A window of its own: no cookies of other tests.</summary>
    public async Task<IPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.ViewportSize = new() { Width = 1440, Height = 900 };
        options.BaseURL = await running.Lab.UrlOfAsync("console", TestContext.Current.CancellationToken);
        var context = await (_browser ?? throw new InvalidOperationException("Not started.")).NewContextAsync(options);
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    /// <summary>A window that came in by the link the lab prints.</summary>
    public async Task<IPage> EnterAsync(string path = "/", BrowserNewContextOptions? options = null)
    {
        var page = await OpenAsync(options);
        await page.GotoAsync($"{path}?token={await running.Lab.TokenAsync(TestContext.Current.CancellationToken)}");
        return page;
    }

    public static Task PictureAsync(IPage page, string name) => page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = true });

    public async ValueTask DisposeAsync()
    {
        if (_browser is { } browser)
        {
            await browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
