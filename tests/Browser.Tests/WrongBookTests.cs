using KeToanChung.Testing;

using Microsoft.Playwright;

namespace KeToanChung.Browser.Tests;

/// <summary>What looks like another agency's in a sheet or a bill is seen, ticked and sent.</summary>
public sealed class WrongBookTests(Commune commune, Chromium chromium) : IClassFixture<Commune>
{
    private const string Publisher = "Nhà sách Ánh Dương";

    [Theory]
    [InlineData(Chromium.Laptop)]
    [InlineData(Chromium.Phone)]
    public async Task A_doubtful_sheet_is_not_sent_before_it_is_ticked_and_its_file_stays_chosen(int width)
    {
        var (paper, payee) = ($"Mua sách {width}", $"{Publisher} {width}");
        await BuysAtTheSchool(payee);
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan", width);
        await accountant.Goto("/vouchers/sheet");
        await accountant.Page.SetInputFilesAsync("#Upload", new FilePayload
        {
            Name = "sach.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Sheet(paper, payee)),
        });
        await Assertions.Expect(accountant.Page.Locator("#checked")).ToContainTextAsync($"«{payee}» chưa từng có ở Văn phòng, nhưng đã có ở Trường");
        var post = accountant.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi sổ 1 chứng từ" });

        await post.ClickAsync();
        Assert.True(await accountant.Page.EvalOnSelectorAsync<bool>("input[name=IsSure]", "box => box.matches(':focus:invalid')"));
        Assert.Equal(0, await commune.Vouchers(TestServer.Office, paper));

        await accountant.Page.CheckAsync("input[name=IsSure]");
        await post.ClickAsync();
        Assert.Contains("Đã ghi sổ 1 chứng từ", await accountant.Toast(), StringComparison.Ordinal);
        Assert.Equal(1, await commune.Vouchers(TestServer.Office, paper));
        accountant.HasNoComplaints();
    }

    [Theory]
    [InlineData(Chromium.Laptop)]
    [InlineData(Chromium.Phone)]
    public async Task A_bill_asks_below_the_agency_that_it_doubts_and_is_made_by_two_keys(int width)
    {
        var payee = $"{Publisher}, hóa đơn {width}";
        await BuysAtTheSchool(payee);
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan", width);
        await accountant.Goto("/bills/new");
        await accountant.IsReady();
        await accountant.Page.FillAsync("#Form_Payee_Name", payee);
        await accountant.Page.FillAsync("#Form_Description", "Sách dùng chung");
        await accountant.Page.FillAsync("#Form_Account", "6122");
        await accountant.Page.FillAsync("#Form_FundingSource", "13");
        await accountant.Page.FillAsync("#Form_SubItem", "6551");
        await accountant.Page.FillAsync("#Form_Lines_0__Amount", "1tr");
        await accountant.Press("Control+Enter");

        await Assertions.Expect(accountant.Page.Locator("#Form_Lines_0__Agency")).ToContainTextAsync($"«{payee}» chưa từng có ở Văn phòng");
        await Assertions.Expect(accountant.Page.Locator("input[name=IsSure]")).ToBeFocusedAsync();
        await accountant.Press("Space", "Control+Enter");

        Assert.Contains("Đã lập và trình 1 đề nghị", await accountant.Toast(), StringComparison.Ordinal);
        accountant.HasNoComplaints();
    }

    private async Task BuysAtTheSchool(string party) => await commune.Post("ketoan", $"/agencies/{TestServer.School}/vouchers", new
    {
        type = "general", date = "2026-03-30", description = "Mua", party,
        lines = new object[] { new { account = "6122", debit = 1_000_000, credit = 0 }, new { account = "331", debit = 0, credit = 1_000_000 } },
    });

    private static string Sheet(string paper, string party) =>
        "Số chứng từ gốc;Mã cơ quan;Loại chứng từ;Ngày chứng từ;Diễn giải;Đối tượng;Tài khoản;Nợ;Có\n"
        + $"{paper};{TestServer.Office};Chứng từ kế toán;30/03/2026;{paper};{party};6122;70.000;\n{paper};{TestServer.Office};;;;;331;;70.000\n";
}
