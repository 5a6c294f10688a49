using KeToanChung.Testing;

using Microsoft.Playwright;

namespace KeToanChung.Browser.Tests;

/// <summary>A day at the counter: the desk is opened, fees are taken by keyboard, money is handed over, the desk and the day are closed.</summary>
public sealed class CounterDayTests(Commune commune, Chromium chromium) : IClassFixture<Commune>
{
    private const string Office = $"/agencies/{TestServer.Office}";

    private const string Day = $"{Office}/fee-days/2026-03-31";

    [Fact]
    public async Task From_the_opening_count_to_the_closed_day()
    {
        await using var cashier = await Visitor.SignedIn(chromium, commune, "thuquy");
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan");

        await cashier.Goto($"{Office}/cash-desk");
        await Count(cashier, "24.000", (4, "1"), (7, "2")); // what was taken before the desk was opened
        await cashier.Page.WaitForSelectorAsync(".toast");

        await cashier.Goto($"{Office}/fees");
        for (var i = 1; i <= 10; i++)
            await cashier.TakeSignatureFee($"H19.010-{i}");

        await commune.Post("ketoan", $"{Office}/cash-desks", new { count = Array.Empty<object>() });
        await commune.Post("ketoan", $"{Office}/fee-receipts", new { feeType = "CT-CHUKY", quantity = 1, payer = new { name = "Lê Văn Ba" }, method = "cash" });
        await accountant.Goto($"{Office}/cash-desk/hand-over");
        await accountant.Page.ClickAsync("main button[data-posts]");
        await Assertions.Expect(accountant.Page.Locator(".toast")).ToContainTextAsync("10.000");

        await cashier.Goto($"{Office}/cash-desk");
        await cashier.Page.ClickAsync("main button[formaction='?handler=Confirm']");
        await Assertions.Expect(cashier.Page.Locator(".toast")).ToContainTextAsync("ketoan");

        await cashier.Goto($"{Office}/cash-desk/close");
        await Count(cashier, "134.000", (2, "1"), (4, "1"), (5, "1"), (7, "2"));
        await Assertions.Expect(cashier.Page.Locator(".toast")).ToContainTextAsync("khớp");
        await accountant.Goto($"{Office}/cash-desk/close");
        await Count(accountant, "0 đ");
        await accountant.Page.WaitForSelectorAsync(".toast");

        await accountant.Goto(Day);
        await accountant.Page.ClickAsync("main button[data-posts]");
        await Assertions.Expect(accountant.Page.Locator(".toast")).ToContainTextAsync("31/03/2026");
        await cashier.Goto(Day);
        await cashier.Page.ClickAsync("main button[formaction='?handler=Sign']");
        await cashier.Page.WaitForSelectorAsync(".toast");

        var day = await commune.Get(Day);
        Assert.Equal(("ketoan", "thuquy"), (day.GetProperty("closedBy").GetString(), day.GetProperty("cashier").GetString()));
        Assert.Equal((134_000, 134_000), (day.GetProperty("cashReceipts").GetInt32(), day.GetProperty("cashBooks").GetInt32()));
        cashier.HasNoComplaints();
        accountant.HasNoComplaints();
    }

    /// <summary>By keyboard: Enter from line to line, then Ctrl+Enter.</summary>
    private static async Task Count(Visitor who, string total, params (int Line, string Pieces)[] pieces)
    {
        await who.IsReady();
        await Assertions.Expect(who.Page.Locator("#Form_Count_0__Pieces")).ToBeFocusedAsync();
        var at = 0;
        foreach (var (line, count) in pieces)
        {
            for (; at < line; at++)
                await who.Press("Enter");
            await who.Type(count);
        }

        if (pieces.Length > 0)
            await who.Press("Enter");
        await Assertions.Expect(who.Page.Locator("#counted")).ToContainTextAsync(total);
        await who.Press("Control+Enter");
    }
}
