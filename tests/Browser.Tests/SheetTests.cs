using KeToanChung.Testing;

using Microsoft.Playwright;

namespace KeToanChung.Browser.Tests;

/// <summary>Vouchers from a spreadsheet: checked when it is chosen, mended, posted.</summary>
public sealed class SheetTests(Commune commune, Chromium chromium) : IClassFixture<Commune>
{
    [Theory]
    [InlineData(Chromium.Laptop)]
    [InlineData(Chromium.Phone)]
    public async Task A_sheet_is_checked_when_it_is_chosen_then_mended_and_posted(int width)
    {
        var paper = $"B{width}";
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan", width);
        await accountant.Goto("/vouchers/sheet");

        await Choose(Sheet(paper, "Bảng lương", "6121", "33X"));
        await Assertions.Expect(accountant.Page.Locator("#checked")).ToContainTextAsync("1 trên 2 dòng cần sửa");
        await Assertions.Expect(accountant.Page.Locator("#checked > .scroll tbody tr")).ToContainTextAsync("33X");
        await Assertions.Expect(accountant.Page.Locator("#checking")).ToBeHiddenAsync();
        var marked = await accountant.Page.RunAndWaitForDownloadAsync(() => accountant.Page.ClickAsync("[data-downloads]"));
        Assert.EndsWith(".xlsx", marked.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal(0, await commune.Vouchers(TestServer.Office, $"Bảng lương {paper}"));

        await Choose(Sheet(paper, "Bảng lương", "6121", "334"));
        await accountant.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi sổ 1 chứng từ" }).ClickAsync();
        Assert.Contains("Đã ghi sổ 1 chứng từ", await accountant.Toast(), StringComparison.Ordinal);
        Assert.Equal(1, await commune.Vouchers(TestServer.Office, $"Bảng lương {paper}"));
        accountant.HasNoComplaints();

        Task Choose(string text) => accountant.Page.SetInputFilesAsync("#Upload", new FilePayload
        {
            Name = "bang luong.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text),
        });
    }

    private static string Sheet(string reference, string description, string debited, string credited) =>
        "Số chứng từ gốc;Mã cơ quan;Loại chứng từ;Ngày chứng từ;Diễn giải;Nghiệp vụ;Tài khoản;Nợ;Có\n"
        + $"{reference};{TestServer.Office};Chứng từ kế toán;05/03/2026;{description} {reference};LG-01;{debited};1.000.000;\n"
        + $"{reference};{TestServer.Office};Chứng từ kế toán;05/03/2026;{description} {reference};LG-01;{credited};;1.000.000\n";
}
