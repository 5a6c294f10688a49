using KeToanChung.Testing;

using Microsoft.Playwright;

namespace KeToanChung.Browser.Tests;

/// <summary>An administrator enters what a dossier online costs; at the counter the way of filing is asked for, paper first.</summary>
public sealed class FeeRateTests(Commune commune, Chromium chromium) : IClassFixture<Commune>
{
    [Fact]
    public async Task From_the_decision_to_the_receipt_by_way_of_filing()
    {
        await using var administrator = await Visitor.SignedIn(chromium, commune, "quantri");
        await using var cashier = await Visitor.SignedIn(chromium, commune, "thuquy");

        await administrator.Goto("/catalogs/fee-types?q=XD-GPXD-NHAO");
        await administrator.Page.ClickAsync("#found td a");
        await Set(administrator, "", "75.000", null);
        await Assertions.Expect(administrator.Page.Locator("#Form_Decision")).ToHaveAttributeAsync("aria-invalid", "true");
        await Set(administrator, "Nghị quyết 78/2026/NQ-HĐND", "75.000", null);
        await Assertions.Expect(administrator.Page.Locator(".toast")).ToContainTextAsync("75.000");
        await Set(administrator, "Nghị quyết 78/2026/NQ-HĐND", "50.000", "Online");
        await Assertions.Expect(administrator.Page.Locator("main tbody tr")).ToHaveCountAsync(3);

        await cashier.Goto($"/agencies/{TestServer.Office}/fees");
        await cashier.IsReady();
        await cashier.Page.FillAsync("#Form_FeeType", "XD-GPXD-NHAO");
        await cashier.Page.FillAsync("#Form_Payer_Name", "Nguyễn Thị Lan");
        await Assertions.Expect(cashier.Page.Locator("#Form_Filing")).ToHaveValueAsync("Paper");
        await Assertions.Expect(cashier.Page.Locator("#quote")).ToContainTextAsync("75.000");
        await cashier.IsSettled();
        await cashier.Page.SelectOptionAsync("#Form_Filing", "Online");
        await Assertions.Expect(cashier.Page.Locator("#quote")).ToContainTextAsync("50.000");
        await cashier.Press("Control+Enter");
        await Assertions.Expect(cashier.Page.Locator(".toast")).ToContainTextAsync("50.000");
        await Assertions.Expect(cashier.Page.Locator("#Form_Filing")).ToHaveCountAsync(0);
        await cashier.Page.ClickAsync(".toast a");
        await Assertions.Expect(cashier.Page.Locator("dl.facts")).ToContainTextAsync("Hồ sơ trực tuyến");
        administrator.HasNoComplaints();
        cashier.HasNoComplaints();
    }

    private static async Task Set(Visitor administrator, string decision, string amount, string? filing)
    {
        await administrator.Page.FillAsync("#Form_Amount", amount);
        await administrator.Page.FillAsync("#Form_From", "31/03/2026");
        await administrator.Page.FillAsync("#Form_Decision", decision);
        await administrator.Page.SelectOptionAsync("#Form_Filing", filing ?? "");
        await administrator.Page.ClickAsync("main form button[type=submit]");
    }
}
