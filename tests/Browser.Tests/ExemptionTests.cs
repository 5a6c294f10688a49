using KeToanChung.Testing;

using Microsoft.Playwright;

namespace KeToanChung.Browser.Tests;

/// <summary>An administrator enters who pays less; at the counter the next payer of that class does.</summary>
public sealed class ExemptionTests(Commune commune, Chromium chromium) : IClassFixture<Commune>
{
    private const string Fees = $"/agencies/{TestServer.Office}/fees";

    [Fact]
    public async Task From_the_decision_to_the_reduced_receipt_and_the_end_of_it()
    {
        await using var administrator = await Visitor.SignedIn(chromium, commune, "quantri");
        await using var cashier = await Visitor.SignedIn(chromium, commune, "thuquy");

        await administrator.Goto("/catalogs/fee-exemptions/new");
        await Fill(administrator, ("Code", "CANNGHEO"), ("Name", "Hộ cận nghèo"), ("FeeTypes", "CT-CHUKY, CT-SAO"), ("Percent", "150"), ("Evidence", "Giấy chứng nhận hộ cận nghèo"), ("Decision", "Nghị quyết 12/2026/NQ-HĐND"));
        await administrator.Page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(administrator.Page.Locator("#Form_Percent")).ToHaveAttributeAsync("aria-invalid", "true");
        await Fill(administrator, ("Percent", "50"));
        await administrator.Page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(administrator.Page.Locator(".toast")).ToContainTextAsync("Hộ cận nghèo");

        await cashier.Goto(Fees);
        await cashier.IsReady();
        await Fill(cashier, ("FeeType", "CT-CHUKY"), ("Quantity", "3"), ("Payer_Name", "Nguyễn Thị Lan"));
        await cashier.Page.WaitForSelectorAsync("#Form_Exemption_Code");
        await cashier.IsSettled();
        await cashier.Page.SelectOptionAsync("#Form_Exemption_Code", "CANNGHEO");
        await Assertions.Expect(cashier.Page.Locator("#quote")).ToContainTextAsync("15.000");
        await cashier.Press("Control+Enter");
        await Assertions.Expect(cashier.Page.Locator("#Form_Exemption_Evidence")).ToHaveAttributeAsync("aria-invalid", "true");
        await Fill(cashier, ("Exemption_Evidence", "GCN 123/2026"));
        await cashier.Press("Control+Enter");
        await Assertions.Expect(cashier.Page.Locator(".toast")).ToContainTextAsync("15.000");
        await cashier.Page.ClickAsync(".toast a");
        await Assertions.Expect(cashier.Page.Locator("dl.facts")).ToContainTextAsync("Hộ cận nghèo, giảm 50% của 30.000 đ");

        await administrator.Page.ClickAsync("main td button");
        await Assertions.Expect(administrator.Page.Locator(".toast")).ToContainTextAsync("31/03/2026");
        await Assertions.Expect(administrator.Page.Locator("main td button")).ToHaveCountAsync(0);
        administrator.HasNoComplaints();
        cashier.HasNoComplaints();
    }

    private static async Task Fill(Visitor who, params (string Field, string Value)[] fields)
    {
        foreach (var (field, value) in fields)
            await who.Page.FillAsync($"#Form_{field}", value);
    }
}
