using KeToanChung.Testing;

using Microsoft.Playwright;

namespace KeToanChung.Browser.Tests;

/// <summary>Typing a voucher into its form.</summary>
internal static class VoucherForm
{
    public const string NewVoucher = $"/agencies/{TestServer.Office}/vouchers/new";

    public static async Task Fill(IPage page, string description, string amount)
    {
        await page.FillAsync("#Form_Description", description);
        await page.FillAsync("#Form_Lines_0__Account", "6122");
        await page.FillAsync("#Form_Lines_0__Debit", amount);
        await page.FillAsync("#Form_Lines_1__Account", "331");
        await page.FillAsync("#Form_Lines_1__Credit", amount);
    }

    public static async Task TypeSalary(Visitor accountant, string words)
    {
        await accountant.Page.FillAsync("#Form_Operation", "LG-01");
        await accountant.Page.FillAsync("#Form_Description", words);
        await accountant.Page.FillAsync("#Form_Lines_0__Account", "6121");
        await accountant.Page.FillAsync("#Form_Lines_0__Debit", "2.000.000");
        await accountant.Page.FillAsync("#Form_Lines_1__Account", "334");
        await accountant.Page.FillAsync("#Form_Lines_1__Credit", "2.000.000");
        await accountant.Page.WaitForFunctionAsync("words => Object.values(localStorage).some(draft => draft.includes(words) && draft.split('2.000.000').length === 3)", words);
    }
}
