using KeToanChung.Testing;

using Microsoft.Playwright;

using static KeToanChung.Browser.Tests.VoucherForm;

namespace KeToanChung.Browser.Tests;

/// <summary>The accountant's day at the keyboard: no mouse, and many vouchers.</summary>
public sealed class AccountantTests(Commune commune, Chromium chromium) : IClassFixture<Commune>
{
    [Fact]
    public async Task Twenty_vouchers_in_five_agencies_by_keyboard_alone()
    {
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan");
        await accountant.Goto(NewVoucher);
        foreach (var (code, name) in Commune.Agencies)
        {
            if (code != TestServer.Office)
            {
                await accountant.Press("Control+k");
                await accountant.Page.WaitForSelectorAsync("#switcher input[type=search]");
                await accountant.Type(name);
                await accountant.Page.WaitForFunctionAsync("() => document.querySelectorAll('#switcher .choices li:not([hidden])').length === 1");
                await accountant.Press("Enter");
                await accountant.Page.WaitForURLAsync($"**/agencies/{code}/vouchers/new");
                await accountant.IsReady();
            }

            for (var i = 1; i <= 4; i++)
                await PostSalary(accountant, isFirst: i == 1, $"{i}tr");
            Assert.Equal(4, await commune.Vouchers(code, "Tính lương"));
        }

        accountant.HasNoComplaints();
    }

    [Fact]
    public async Task What_looks_like_another_agencys_is_confirmed_by_two_keys()
    {
        for (var i = 0; i < 20; i++)
            await commune.Post("ketoan", $"/agencies/{TestServer.Office}/vouchers", Bought("Điện lực"));
        await commune.Post("ketoan", $"/agencies/{TestServer.School}/vouchers", Bought("Nhà sách Ánh Dương"));
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan");
        await accountant.Goto(NewVoucher);
        await accountant.Page.FillAsync("#Form_Party", "Nhà sách Ánh Dương");
        await TypeSalary(accountant, "Bồi dưỡng biên tập");
        await accountant.Press("Control+Enter");
        await Assertions.Expect(accountant.Page.Locator("input[name=IsSure]")).ToBeFocusedAsync();
        Assert.Equal(0, await commune.Vouchers(TestServer.Office, "Bồi dưỡng biên tập"));

        await accountant.Press("Space", "Control+Enter");

        Assert.Contains("Đã ghi sổ", await accountant.Toast(), StringComparison.Ordinal);
        Assert.Equal(1, await commune.Vouchers(TestServer.Office, "Bồi dưỡng biên tập"));

        static object Bought(string party) => new
        {
            type = "general", date = "2026-03-30", description = "Mua", party,
            lines = new object[] { new { account = "6122", debit = 1_000_000, credit = 0 }, new { account = "331", debit = 0, credit = 1_000_000 } },
        };
    }

    [Fact]
    public async Task The_difference_is_balanced_by_one_key_and_lines_are_added_by_another()
    {
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan");
        await accountant.Goto(NewVoucher);
        await accountant.Page.FillAsync("#Form_Description", "Điện, nước tháng ba");
        await accountant.Page.FocusAsync("#Form_Lines_0__Account");
        await accountant.Type("6122");
        await accountant.Press("Enter", "Enter");
        await accountant.Page.WaitForSelectorAsync("#lookup", new() { State = WaitForSelectorState.Detached });
        await accountant.Page.FocusAsync("#Form_Lines_0__Debit");
        await accountant.Type("3*125000");
        await accountant.Press("Enter");
        await Assertions.Expect(accountant.Page.Locator("#Form_Lines_0__Debit")).ToHaveValueAsync("375.000");
        await accountant.Page.FillAsync("#Form_Lines_1__Account", "331");

        // The key's own question is on its way while the account that was left asks for another.
        await accountant.Page.RouteAsync("**/*handler=Check", async route =>
        {
            await Task.Delay(400);
            await route.ContinueAsync();
        });
        await accountant.Page.FocusAsync("#Form_Lines_1__Credit");
        await accountant.Press("=");
        await Assertions.Expect(accountant.Page.Locator("#Form_Lines_1__Credit")).ToHaveValueAsync("375.000");
        await Assertions.Expect(accountant.Page.Locator("#check")).ToContainTextAsync("Cân");
        await Assertions.Expect(accountant.Page.Locator("#check")).ToContainTextAsync("CT-2026-");

        var lines = await accountant.Page.Locator(".entry-grid tbody tr").CountAsync();
        await accountant.Page.FocusAsync("#Form_Lines_2__Account");
        await accountant.Press("+");
        Assert.Equal(lines + 1, await accountant.Page.Locator(".entry-grid tbody tr").CountAsync());
        Assert.Equal($"Form_Lines_{lines}__Account", await accountant.Focus());

        await accountant.Press("Control+Enter");
        Assert.Contains("Đã ghi sổ", await accountant.Toast(), StringComparison.Ordinal);
        accountant.HasNoComplaints();
    }

    [Fact]
    public async Task Lines_pasted_from_a_spreadsheet_fill_the_grid_whatever_its_blanks()
    {
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan");
        await accountant.Goto(NewVoucher);
        await accountant.Page.FillAsync("#Form_Description", "Dán từ bảng tính");
        await Paste(accountant, "#Form_Lines_0__Account", "6122\t1.250.000\t\r\n6122\t\u00a0750 000 \t\r\n331\t\t2tr\r\n");
        await Assertions.Expect(accountant.Page.Locator("#check")).ToContainTextAsync("2.000.000");

        await accountant.Press("Control+Enter");

        Assert.Contains("Đã ghi sổ", await accountant.Toast(), StringComparison.Ordinal);
        Assert.Equal(1, await commune.Vouchers(TestServer.Office, "Dán từ bảng tính"));
        accountant.HasNoComplaints();
    }

    [Fact]
    public async Task Five_thousand_pasted_lines_stop_at_what_a_voucher_may_have_and_say_so()
    {
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan");
        await accountant.Goto(NewVoucher);

        await Paste(accountant, "#Form_Lines_0__Account", string.Concat(Enumerable.Repeat("6122\t1000\n", 5_000)));

        Assert.Equal(1_000, await accountant.Page.Locator(".entry-grid tbody tr").CountAsync());
        Assert.Contains("1000 dòng", (await accountant.Toast()).Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_filtered_while_one_types_and_its_address_can_be_sent_on()
    {
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan");
        await accountant.Goto("/vouchers");
        await accountant.Press("/");
        await accountant.Type("hoa don 17");

        await Assertions.Expect(accountant.Page.Locator("#found tbody tr")).ToHaveCountAsync(1);
        Assert.Contains("hoa", accountant.Page.Url, StringComparison.Ordinal);
        Assert.Equal("q", await accountant.Page.EvaluateAsync<string>("() => document.activeElement.name"));
        accountant.HasNoComplaints();
    }

    private static async Task PostSalary(Visitor accountant, bool isFirst, string amount)
    {
        if (isFirst)
        {
            await Assertions.Expect(accountant.Page.Locator("#Form_Operation")).ToBeFocusedAsync();
            await accountant.Type("tinh luong");
            await accountant.Page.WaitForSelectorAsync("#lookup li");
            await accountant.Press("Enter");
        }

        await Assertions.Expect(accountant.Page.Locator("#Form_Amount")).ToBeFocusedAsync();
        await accountant.Type(amount);
        await accountant.Press("Enter");
        await Assertions.Expect(accountant.Page.Locator("#Form_Date")).ToBeFocusedAsync();
        await accountant.Press("Control+Enter");
        await Assertions.Expect(accountant.Page.Locator("#Form_Amount")).ToHaveValueAsync("");
        Assert.Contains("Đã ghi sổ", await accountant.Toast(), StringComparison.Ordinal);
        await accountant.IsReady();
    }

    private static async Task Paste(Visitor accountant, string selector, string text) => await accountant.Page.EvaluateAsync(
        """
        ([selector, text]) => {
          const input = document.querySelector(selector);
          input.focus();
          const data = new DataTransfer();
          data.setData("text/plain", text);
          input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """,
        new[] { selector, text });
}
