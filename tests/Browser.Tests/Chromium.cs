using Microsoft.Playwright;

namespace KeToanChung.Browser.Tests;

/// <summary>
/// Debian's Chromium, started once: the one without a window of its own where it is installed, since the other opens one for each visitor. Another one is named by
/// <c>KETOANCHUNG_CHROMIUM</c>; where there is none, the tests say that they skipped.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Usual = "/usr/bin/chromium";

    private const string WithoutWindow = "/usr/bin/chromium-headless-shell";

    private static readonly string Path = Environment.GetEnvironmentVariable("KETOANCHUNG_CHROMIUM") ?? (File.Exists(WithoutWindow) ? WithoutWindow : Usual);

    private IPlaywright? playwright;

    private IBrowser? browser;

    /// <summary>How wide a laptop and a phone are, in CSS pixels.</summary>
    public const int Laptop = 1440;

    public const int Phone = 390;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Path))
            return;

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path, Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A browser of somebody's own: nothing is shared with others.</summary>
    public async Task<IBrowserContext> For(Uri server, int width)
    {
        Assert.SkipWhen(browser is null, $"No browser at {Path}");
        return await browser!.NewContextAsync(new()
        {
            BaseURL = server.ToString(), ViewportSize = new() { Width = width, Height = width < 800 ? 844 : 900 }, HasTouch = width < 800, Locale = "vi-VN",
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
