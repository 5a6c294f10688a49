using System.Text;

using Deque.AxeCore.Playwright;

using KeToanChung.Testing;

using Microsoft.Playwright;

namespace KeToanChung.Browser.Tests;

/// <summary>A morning's reconciliation: the bank's file in, what is certain matched, the rest gone through by keyboard.</summary>
public sealed class MorningTests(Commune commune, Chromium chromium) : IClassFixture<Commune>
{
    private const string Agency = $"/agencies/{TestServer.Office}";

    private const string Header = "Ngày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Số dư,Nội dung\n";

    [Fact]
    public async Task A_file_is_imported_and_matched_and_what_is_left_is_settled_by_keyboard()
    {
        await Paid("H19.001-260331-0001", "H19.001-260331-0002", "H19.001-260331-0003");
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan");
        await accountant.Goto($"{Agency}/reconciliation");

        // The bank's file.
        await accountant.Press("n");
        await accountant.Page.WaitForURLAsync("**/bank-statements");
        await Choose(accountant.Page, "sao ke 31-3.csv", Header
            + "31/03/2026,FT1,,8.000,8.000,NGUYEN VAN AN nop phi ho so H19.001-260331-0001\n"
            + "31/03/2026,FT2,,8.000,16.000,NGUYEN VAN AN nop phi ho so H19.001-260331-0001\n"
            + "31/03/2026,FT3,,8.000,24.000,NGUYEN VAN AN chuyen tien\n");
        var read = accountant.Page.GetByRole(AriaRole.Status);
        await Assertions.Expect(read).ToContainTextAsync("3 dòng mới");
        await Assertions.Expect(read).ToContainTextAsync("số dư đầu cộng phát sinh bằng số dư cuối");

        // What is certain is matched; what isn't stands beside what it may be.
        await accountant.Press("r");
        await accountant.Page.WaitForURLAsync("**/reconciliation?state=Ambiguous");
        Assert.Contains("Đã khớp 1 dòng", await accountant.Toast(), StringComparison.Ordinal);
        await accountant.Press("j");
        var card = accountant.Page.Locator("[data-walk] > li:focus");
        await Assertions.Expect(card).ToContainTextAsync("chuyen tien");
        await Assertions.Expect(card).ToContainTextAsync("H19.001-260331-0002");
        await Assertions.Expect(card).ToContainTextAsync("H19.001-260331-0003");
        await accountant.Press("1");
        await accountant.Page.WaitForURLAsync("**/reconciliation?state=Ambiguous");
        await Assertions.Expect(accountant.Page.Locator(".toast")).ToContainTextAsync("Đã đối chiếu");
        Assert.Equal(8_000, await OnTheirWay());

        // It was the wrong one.
        await accountant.Goto($"{Agency}/reconciliation?state=Matched");
        await accountant.IsReady();
        await accountant.Page.Locator("[data-walk] > li", new() { HasText = "đối chiếu bằng tay" }).FocusAsync();
        await accountant.Press("u");
        await Assertions.Expect(accountant.Page.Locator(".toast")).ToContainTextAsync("Đã bỏ đối chiếu");
        Assert.Equal(16_000, await OnTheirWay());

        // Paid twice: taken, and sent back by a request.
        await accountant.Goto($"{Agency}/reconciliation?state=Unmatched&cause=PaidTwice");
        await accountant.Press("j", "t");
        await Assertions.Expect(accountant.Page.Locator(".pair")).ToContainTextAsync("Người xử lý: ketoan");
        await accountant.Press("j", "h");
        await accountant.Page.WaitForURLAsync("**/reconciliation/return/*");
        await accountant.IsReady();
        Assert.Equal("Form_Payee_Name", await accountant.Focus());
        await accountant.Press("Enter");
        await accountant.Type("0011001234567");
        await accountant.Press("Control+Enter");
        await accountant.Page.WaitForURLAsync("**/requests/*");
        await Assertions.Expect(accountant.Page.Locator("main")).ToContainTextAsync("Hoàn trả tiền nộp hai lần, hồ sơ H19.001-260331-0001");
        accountant.HasNoComplaints();
    }

    [Fact]
    public async Task A_broken_file_says_so_beside_its_field_on_a_phone()
    {
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan", Chromium.Phone);
        await accountant.Goto($"{Agency}/bank-statements");

        await Choose(accountant.Page, "hong.csv", Header + "05/01/2026,FT1,,1.000,1.000,A\n06/01/2026,FT2,,1.000,5.000,B\n");

        await Assertions.Expect(accountant.Page.Locator("#Form_File-error")).ToContainTextAsync("Dòng 3");
        await accountant.IsReady(); // with its style sheets
        Assert.Equal(0, await accountant.Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        accountant.HasNoComplaints();
    }

    [Fact]
    public async Task Columns_that_nobody_knows_are_explained_once_on_a_phone_too()
    {
        const string file = "Khi nào;Vì sao;Thu;Chi;Còn lại\n05/02/2026;Nop phi;1.000;;1.000\n06/02/2026;Rut;;400;600\n";
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan", Chromium.Phone);
        await accountant.Goto($"{Agency}/bank-statements");
        await Choose(accountant.Page, "la.csv", file);

        foreach (var (column, meaning) in new[] { "Ngày", "Nội dung", "Ghi có (tiền vào)", "Ghi nợ (tiền ra)", "Số dư" }.Index())
            await accountant.Page.GetByLabel($"Cột {column + 1} là").SelectOptionAsync(new SelectOptionValue { Label = meaning });
        var axe = await accountant.Page.RunAxe();
        Assert.DoesNotContain(axe.Violations, v => v.Impact is "serious" or "critical");
        Assert.Equal(0, await accountant.Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        await accountant.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu cách đọc" }).ClickAsync();
        await Assertions.Expect(accountant.Page.Locator(".toast")).ToContainTextAsync("Đã lưu cách đọc");

        await Choose(accountant.Page, "la.csv", file);
        await Assertions.Expect(accountant.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("2 dòng mới");
        accountant.HasNoComplaints();
    }

    private static async Task Choose(IPage page, string name, string content)
    {
        await page.SetInputFilesAsync("#Form_File", new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(content) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Nhập sao kê" }).ClickAsync();
    }

    private async Task Paid(params string[] cases)
    {
        foreach (var number in cases)
        {
            await commune.Post("ketoan", $"{Agency}/fee-receipts", new
            {
                feeType = "HT-TRICHLUC", quantity = 1, payer = new { name = "Nguyễn Văn An" }, caseNumber = number, method = "online",
            });
        }

        await commune.Upload($"{Agency}/online-payments", "nen tang.csv", "transactionId,caseNumber,amount,paidAt,status\n"
            + string.Concat(cases.Select((number, i) => $"GD{i},{number},8000,2026-03-31T09:00:00+07:00,success\n")));
    }

    /// <summary>What the books have on its way to the bank.</summary>
    private async Task<long> OnTheirWay() => (await commune.Get($"{Agency}/reconciliation/uncredited")).GetProperty("items").EnumerateArray()
        .Sum(i => i.GetProperty("entry").GetProperty("amount").GetInt64());
}
