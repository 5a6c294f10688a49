using KeToanChung.Testing;

using Microsoft.Playwright;

namespace KeToanChung.Browser.Tests;

/// <summary>Somebody who signed in and uses one tab. What the browser complains about (a blocked script, an exception) fails the test.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;

    private readonly List<string> complaints = [];

    private Visitor(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.SetDefaultTimeout(10_000);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" && !message.Text.Contains("the server responded with a status of 4", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    public IKeyboard Keyboard => Page.Keyboard;

    public static async Task<Visitor> SignedIn(Chromium chromium, Commune commune, string userName, int width = Chromium.Laptop)
    {
        var own = await chromium.For(commune.Address, width);
        var visitor = new Visitor(own, await own.NewPageAsync());
        if (commune.Cookies.TryGetValue(userName, out var cookies))
        {
            await own.AddCookiesAsync(cookies);
            await visitor.Page.GotoAsync("/");
            return visitor;
        }

        await visitor.Page.GotoAsync("/sign-in");
        await visitor.SignIn(userName);
        commune.Cookies[userName] = [.. (await own.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path })];
        return visitor;
    }

    public async Task SignIn(string userName)
    {
        await Page.FillAsync("#UserName", userName);
        await Page.FillAsync("#Password", TestServer.Password);
        await Page.ClickAsync("button[type=submit]");
        await Page.WaitForLoadStateAsync();
    }

    public async Task Goto(string path)
    {
        await Page.GotoAsync(path);
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>Waits until the page's scripts listen. Nobody is quicker with the keys than a page that has just come, a test is: each key waits for it.</summary>
    public Task IsReady() => Page.WaitForFunctionAsync("() => document.documentElement.dataset.ready !== undefined");

    /// <summary>Waits until what came in place of a part of the page listens too.</summary>
    public Task IsSettled() => Page.WaitForFunctionAsync("() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-added, .htmx-settling')");

    /// <summary>Another tab of the same browser.</summary>
    public Task<IPage> AnotherTab() => context.NewPageAsync();

    public Task GoOffline(bool isOffline) => context.SetOfflineAsync(isOffline);

    public Task ForgetSignIn() => context.ClearCookiesAsync(new() { Name = "KeToanChung" });

    /// <summary>Where the keyboard is.</summary>
    public Task<string> Focus() => Page.EvaluateAsync<string>("() => document.activeElement?.id ?? ''");

    public async Task Type(string text)
    {
        await IsReady();
        await Keyboard.TypeAsync(text);
    }

    public async Task Press(params IReadOnlyList<string> keys)
    {
        await IsReady();
        foreach (var key in keys)
            await Keyboard.PressAsync(key);
    }

    /// <summary>At the counter, by keyboard alone: case, fee, payer, Ctrl+Enter.</summary>
    public async Task TakeSignatureFee(string caseNumber)
    {
        await IsReady();
        await Assertions.Expect(Page.Locator("#Form_CaseNumber")).ToBeFocusedAsync();
        await Type(caseNumber); // a barcode reader types and presses Enter
        await Press("Enter");
        await Type("chu ky");
        await Page.WaitForSelectorAsync("#lookup li");
        await Press("Enter");
        await Assertions.Expect(Page.Locator("#quote")).ToContainTextAsync("10.000");
        await Press("Enter");
        await Type("Trần Văn Mười");
        await Press("Control+Enter");
        await Assertions.Expect(Page.Locator("main table tbody tr").First).ToContainTextAsync(caseNumber);
    }

    public Task<string> Toast() => Page.Locator(".toast").InnerTextAsync();

    public void HasNoComplaints() => Assert.True(complaints.Count == 0, string.Join('\n', complaints));

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
