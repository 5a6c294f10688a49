using KeToanChung.Testing;

using Microsoft.Playwright;

namespace KeToanChung.Browser.Tests;

/// <summary>The head with a phone between two meetings, the cashier with a queue, the leader who asks where a figure comes from.</summary>
public sealed class OfficeTests(Commune commune, Chromium chromium) : IClassFixture<Commune>
{
    private const string Photo = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

    [Fact]
    public async Task A_head_approves_on_a_phone_with_the_budget_before_their_eyes()
    {
        var id = await commune.SubmittedRequest("Thuê xe đi công tác", 2_750_000);
        await using var head = await Visitor.SignedIn(chromium, commune, "thutruong", Chromium.Phone);

        await head.Page.ClickAsync("main a[href='/approve']");
        var card = head.Page.Locator(".choice-card", new() { HasText = "Thuê xe đi công tác" });
        await Assertions.Expect(card).ToContainTextAsync("2.750.000");
        await card.Locator("label").First.ClickAsync();
        await head.Page.ClickAsync("main form button[type=submit]:visible");
        await head.Page.WaitForSelectorAsync(".toast");

        Assert.Equal("approved", (await commune.Get($"/payment-requests/{id}")).GetProperty("status").GetString());
        head.HasNoComplaints();
    }

    [Fact]
    public async Task A_photo_of_the_invoice_is_before_the_heads_eyes_on_a_phone()
    {
        var id = await commune.SubmittedRequest("Sửa máy in", 450_000);
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan", Chromium.Phone);
        await accountant.Goto($"/requests/{id}");
        await accountant.Page.SelectOptionAsync("#Papers_Kind", "invoice");
        await accountant.Page.SetInputFilesAsync("#Papers_Files", new FilePayload[]
        {
            new() { Name = "hóa đơn sửa máy in.png", MimeType = "image/png", Buffer = Convert.FromBase64String(Photo) },
            new() { Name = "biên bản nghiệm thu.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"u8.ToArray() },
        });
        await accountant.Page.ClickAsync("button[formaction*=Attach]");
        await accountant.Page.WaitForSelectorAsync(".toast");

        await using var head = await Visitor.SignedIn(chromium, commune, "thutruong", Chromium.Phone);
        await head.Goto("/approve");
        var card = head.Page.Locator(".choice-card", new() { HasText = "Sửa máy in" });
        await card.Locator("img").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(card).ToContainTextAsync("biên bản nghiệm thu.pdf");
        await head.Page.WaitForFunctionAsync("() => document.querySelector('.choice-card img').naturalWidth > 0");
        accountant.HasNoComplaints();
        head.HasNoComplaints();
    }

    [Fact]
    public async Task A_cashier_issues_ten_receipts_by_keyboard()
    {
        await using var cashier = await Visitor.SignedIn(chromium, commune, "thuquy");
        await cashier.Goto($"/agencies/{TestServer.Office}/fees");
        for (var i = 1; i <= 10; i++)
            await cashier.TakeSignatureFee($"H19.009-{i}");

        var receipts = (await commune.Get($"/agencies/{TestServer.Office}/fee-receipts?q=H19.009")).GetProperty("items");
        Assert.Equal(10, receipts.GetArrayLength());
        Assert.Equal(10, receipts.EnumerateArray().Select(r => r.GetProperty("number").GetString()).Distinct().Count());
        cashier.HasNoComplaints();
    }

    [Fact]
    public async Task A_leader_goes_from_the_communes_figure_to_the_voucher_behind_it()
    {
        await using var leader = await Visitor.SignedIn(chromium, commune, "lanhdao");
        Assert.EndsWith("/commune", leader.Page.Url, StringComparison.Ordinal);

        await leader.Page.ClickAsync($"main h2 + .scroll a[href^='/agencies/{TestServer.Office}/budget']");
        await leader.Page.ClickAsync("main tbody a:has-text('6551')");
        await leader.Page.ClickAsync("main tbody a[href*='/vouchers/']");

        await Assertions.Expect(leader.Page.Locator("h1")).ToContainTextAsync("RDT-2026-");
        await Assertions.Expect(leader.Page.Locator("main")).ToContainTextAsync("4.500.000");
        Assert.Equal(0, await leader.Page.Locator("main button").CountAsync());
        leader.HasNoComplaints();
    }
}
