using KeToanChung.Testing;

using Microsoft.Playwright;

namespace KeToanChung.Browser.Tests;

/// <summary>An administrator opens a payment channel, tells how its bank writes the daily list, and gives it a new secret.</summary>
public sealed class PaymentChannelTests(Commune commune, Chromium chromium) : IClassFixture<Commune>
{
    private const string Channels = $"/agencies/{TestServer.Office}/payment-channels";

    [Fact]
    public async Task From_opening_a_channel_to_its_list_and_a_new_secret()
    {
        await using var administrator = await Visitor.SignedIn(chromium, commune, "quantri");
        var page = administrator.Page;

        await administrator.Goto($"{Channels}/new");
        await page.SelectOptionAsync("#Form_Provider", "generic");
        await page.FillAsync("#Form_Channel", "kho-bac");
        await page.FillAsync("#Form_Account", "3713.0.1234567");
        await page.FillAsync("#Form_Secret", "ngắn");
        await page.FillAsync("#Form_Fields", "amount = data.money\ntiền = data.x");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator("#Form_Secret")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator("#Form_Fields")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.FillAsync("#Form_Secret", "một khóa bí mật đủ dài");
        await page.FillAsync("#Form_Fields", "amount = data.money");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("/api/v1/webhooks/payments/generic/kho-bac");

        await page.ClickAsync("main table a");
        await Assertions.Expect(page.Locator("dl.facts")).ToContainTextAsync("amount = data.money");
        await page.FillAsync("#Form_Fields", "type amount");
        await page.ClickAsync("#list + form button[type=submit]");
        await Assertions.Expect(page.Locator("#Form_Fields")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.FillAsync("#Form_Fields", "type transactionId paidAt amount result");
        await page.ClickAsync("#list + form button[type=submit]");
        await Assertions.Expect(page.Locator(".toast")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#Form_Fields")).ToHaveValueAsync("type transactionId paidAt amount result");

        await page.FillAsync("#Form_Secret", "x");
        await page.ClickAsync("form[action*=Secret] button[type=submit]");
        await Assertions.Expect(page.Locator("#Form_Secret")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator("#Form_Fields")).ToHaveValueAsync("type transactionId paidAt amount result");
        await page.FillAsync("#Form_Secret", "một khóa bí mật khác");
        await page.ClickAsync("form[action*=Secret] button[type=submit]");
        await Assertions.Expect(page.Locator(".toast")).ToBeVisibleAsync();

        await administrator.Goto(Channels);
        await page.FillAsync("#Form_BankBin", "97");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator("#Form_BankBin")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.FillAsync("#Form_BankBin", "970436");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator(".toast")).ToBeVisibleAsync();
        administrator.HasNoComplaints();
    }

    [Fact]
    public async Task Who_is_no_administrator_is_told_so()
    {
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan");

        await accountant.Goto(Channels);
        await Assertions.Expect(accountant.Page.Locator("main")).ToContainTextAsync("không được giao quyền");
        await Assertions.Expect(accountant.Page.Locator("main form")).ToHaveCountAsync(0);
    }
}
