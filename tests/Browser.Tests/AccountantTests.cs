using System.Globalization;

using KeToanChung.Testing;

using Microsoft.Playwright;

namespace KeToanChung.Browser.Tests;

/// <summary>The accountant's day at the keyboard: no mouse, no lost word, nothing twice.</summary>
public sealed partial class AccountantTests(Commune commune, Chromium chromium) : IClassFixture<Commune>
{
    private const string NewVoucher = $"/agencies/{TestServer.Office}/vouchers/new";

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

    [Fact]
    public async Task A_long_sheet_tells_how_far_it_is()
    {
        const int rows = 20_000;
        const string village = "3021009"; // ten thousand vouchers would change what is usual in the others' books
        await commune.Server.OpenAgency(village, "Tổ dân phố Một");
        await commune.Server.Appoint("ketoan", KeToanChung.Ledger.Agencies.Role.Accountant, village);
        var lines = new System.Text.StringBuilder("Số chứng từ gốc;Mã cơ quan;Loại chứng từ;Ngày chứng từ;Diễn giải;Nghiệp vụ;Tài khoản;Nợ;Có\n");
        for (var i = 0; i < rows / 2; i++)
        {
            lines.Append(CultureInfo.InvariantCulture, $"D-{i};{village};Chứng từ kế toán;31/03/2026;Lương kỳ dài;LG-01;6121;1000;\n");
            lines.Append(CultureInfo.InvariantCulture, $"D-{i};{village};Chứng từ kế toán;31/03/2026;Lương kỳ dài;LG-01;334;;1000\n");
        }

        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan");
        var said = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await accountant.Page.ExposeFunctionAsync("heard", (string text) => said.Enqueue(text));
        await accountant.Goto("/vouchers/sheet");
        await accountant.IsReady();
        // Each text as it is set: a look now and then misses what stands for half a second.
        await accountant.Page.EvaluateAsync("""
            new MutationObserver(() => heard(document.querySelector("#checking [data-said]").textContent))
                .observe(document.querySelector("#checking [data-said]"), { childList: true, characterData: true, subtree: true })
            """);
        await accountant.Page.SetInputFilesAsync("#Upload", new FilePayload
        {
            Name = "dai.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(lines.ToString()),
        });
        await Assertions.Expect(accountant.Page.Locator("#checking progress")).ToBeVisibleAsync();
        var post = accountant.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi sổ 10.000 chứng từ" });
        await Assertions.Expect(post).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Contains(said, text => HowFar().IsMatch(text));
        said.Clear();
        await post.ClickAsync(new() { Timeout = 60_000 });

        Assert.Contains("Đã ghi sổ 10.000 chứng từ", await accountant.Toast(), StringComparison.Ordinal);
        Assert.Contains(said, text => HowFar().IsMatch(text));
    }

    [Fact]
    public async Task A_draft_kept_by_one_key_is_gone_on_with_and_shows_what_another_changed()
    {
        await using var first = await Visitor.SignedIn(chromium, commune, "ketoan");
        await using var second = await Visitor.SignedIn(chromium, commune, "ketoan");
        await first.Goto(NewVoucher);
        await first.IsReady();
        await TypeSalary(first, "Lương lập dở");
        await first.Press("Control+s");
        Assert.Contains("Đã lưu nháp «Lương lập dở»", await first.Toast(), StringComparison.Ordinal);
        await first.Page.ClickAsync(".toast a");
        var draft = await first.Page.GetAttributeAsync("tr:has-text('Lương lập dở') a.button", "href");
        await first.Goto(draft!);
        await second.Goto(draft!);
        await first.Page.FillAsync("#Form_Party", "Tổ trưởng");
        await first.Press("Control+s");
        Assert.Contains("Đã lưu nháp", await first.Toast(), StringComparison.Ordinal);

        await second.Page.FillAsync("#Form_Description", "Lương lập dở, sửa");
        await second.Press("Control+Enter");

        await Assertions.Expect(second.Page.Locator(".changes")).ToContainTextAsync("Tổ trưởng");
        await Assertions.Expect(second.Page.Locator("#Form_Party")).ToHaveValueAsync("Tổ trưởng");
        await Assertions.Expect(second.Page.Locator("#Form_Description")).ToHaveValueAsync("Lương lập dở, sửa");
        Assert.Equal(0, await commune.Vouchers(TestServer.Office, "Lương lập dở"));
        await second.Press("Control+Enter");
        Assert.Contains("Đã ghi sổ", await second.Toast(), StringComparison.Ordinal);
        Assert.Equal(1, await commune.Vouchers(TestServer.Office, "Lương lập dở, sửa"));
        await first.Goto($"/agencies/{TestServer.Office}/vouchers/drafts");
        await Assertions.Expect(first.Page.Locator("main")).Not.ToContainTextAsync("Lương lập dở");
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
    public async Task What_was_typed_survives_a_sign_in_that_ended()
    {
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan");
        await accountant.Goto(NewVoucher);
        await Fill(accountant.Page, "Hết phiên giữa chừng", "64.000");
        await accountant.ForgetSignIn();

        await accountant.Press("Control+Enter");
        await accountant.Page.WaitForSelectorAsync("#Password");
        await accountant.SignIn("ketoan");
        await accountant.Page.WaitForSelectorAsync("#Form_Description");

        Assert.Equal("Hết phiên giữa chừng", await accountant.Page.InputValueAsync("#Form_Description"));
        Assert.Equal("64.000", await accountant.Page.InputValueAsync("#Form_Lines_0__Debit"));
        Assert.Equal(0, await commune.Vouchers(TestServer.Office, "Hết phiên giữa chừng"));
    }

    [Fact]
    public async Task Going_back_after_posting_and_posting_again_posts_once()
    {
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan");
        await accountant.Goto(NewVoucher);
        await Fill(accountant.Page, "Bấm quay lại", "65.000");
        await accountant.Page.ClickAsync("button.quiet:text-is('Ghi sổ')");
        await accountant.Page.WaitForURLAsync("**/vouchers/*-*");

        await accountant.Page.GoBackAsync();
        await accountant.Page.WaitForLoadStateAsync();
        if (await accountant.Page.InputValueAsync("#Form_Description") is "Bấm quay lại")
        {
            await accountant.Press("Control+Enter");
            await accountant.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }

        Assert.Equal(1, await commune.Vouchers(TestServer.Office, "Bấm quay lại"));
    }

    [Fact]
    public async Task A_double_click_posts_once()
    {
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan");
        await accountant.Goto(NewVoucher);
        await Fill(accountant.Page, "Bấm hai lần", "66.000");

        await accountant.Page.DblClickAsync("button[data-posts]");
        await accountant.Page.WaitForSelectorAsync(".toast");

        Assert.Equal(1, await commune.Vouchers(TestServer.Office, "Bấm hai lần"));
    }

    [Fact]
    public async Task Two_tabs_with_two_agencies_post_each_in_its_own_books()
    {
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan");
        await accountant.Goto(NewVoucher);
        var other = await accountant.AnotherTab();
        await other.GotoAsync($"/agencies/{TestServer.School}/vouchers/new");
        await other.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Fill(accountant.Page, "Hai thẻ", "67.000");
        await Fill(other, "Hai thẻ", "68.000");

        await other.Keyboard.PressAsync("Control+Enter");
        await other.WaitForSelectorAsync(".toast");
        await accountant.Press("Control+Enter");
        await accountant.Page.WaitForSelectorAsync(".toast");

        Assert.Equal(1, await commune.Vouchers(TestServer.Office, "Hai thẻ"));
        Assert.Equal(1, await commune.Vouchers(TestServer.School, "Hai thẻ"));
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

    private static async Task Fill(IPage page, string description, string amount)
    {
        await page.FillAsync("#Form_Description", description);
        await page.FillAsync("#Form_Lines_0__Account", "6122");
        await page.FillAsync("#Form_Lines_0__Debit", amount);
        await page.FillAsync("#Form_Lines_1__Account", "331");
        await page.FillAsync("#Form_Lines_1__Credit", amount);
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

    [Fact]
    public async Task A_voucher_typed_without_a_network_is_sent_once_when_it_is_back()
    {
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan");
        await accountant.Goto(NewVoucher);
        await TypeSalary(accountant, "Lương lúc mất mạng");
        await accountant.GoOffline(true);
        await accountant.Press("Control+Enter");
        Assert.Contains("Mất kết nối", await accountant.Toast(), StringComparison.Ordinal);
        await accountant.Press("Control+Enter"); // impatience
        Assert.Equal(0, await commune.Vouchers(TestServer.Office, "Lương lúc mất mạng"));

        await accountant.GoOffline(false);

        await Assertions.Expect(accountant.Page.Locator(".toast")).ToContainTextAsync("Đã ghi sổ", new() { Timeout = 15_000 });
        Assert.Equal(1, await commune.Vouchers(TestServer.Office, "Lương lúc mất mạng"));
        await Assertions.Expect(accountant.Page.Locator(".kept")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(Chromium.Laptop)]
    [InlineData(Chromium.Phone)]
    public async Task What_was_typed_survives_a_closed_browser_and_is_gone_once_it_is_posted(int width)
    {
        var words = $"Lương dở dang {width}";
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan", width);
        await accountant.Goto(NewVoucher);
        await TypeSalary(accountant, words);
        await accountant.Page.CloseAsync();

        var page = await accountant.AnotherTab();
        await page.GotoAsync(new Uri(commune.Address, NewVoucher).ToString());
        await Assertions.Expect(page.Locator(".kept")).ToContainTextAsync(words);
        await page.ClickAsync("[data-resumes]");
        await Assertions.Expect(page.Locator("#Form_Description")).ToHaveValueAsync(words);
        await Assertions.Expect(page.Locator("#Form_Lines_1__Credit")).ToHaveValueAsync("2.000.000");
        await Assertions.Expect(page.Locator(".kept")).ToHaveCountAsync(0);
        await page.ClickAsync("[data-posts]");
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Đã ghi sổ");
        Assert.Equal(1, await commune.Vouchers(TestServer.Office, words));

        await page.GotoAsync(new Uri(commune.Address, NewVoucher).ToString());
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.ready !== undefined");
        await Assertions.Expect(page.Locator(".kept")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData($"/agencies/{TestServer.Office}/requests/new", "#Form_Description")]
    [InlineData($"/agencies/{TestServer.Office}/budget/new", "#Form_DecisionNumber")]
    [InlineData("/bills/new", "#Form_Description")]
    public async Task Every_long_form_keeps_its_draft_until_it_is_dropped(string path, string field)
    {
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan");
        await accountant.Goto(path);
        await accountant.Page.FillAsync(field, "Nháp 17");
        await accountant.Page.WaitForFunctionAsync("() => Object.values(localStorage).some(draft => draft.includes('Nháp 17'))");

        await accountant.Goto(path);
        await accountant.Page.ClickAsync("[data-resumes]");
        await Assertions.Expect(accountant.Page.Locator(field)).ToHaveValueAsync("Nháp 17");

        await accountant.Goto(path);
        await accountant.Page.ClickAsync("[data-drops]");
        await accountant.Goto(path);
        await accountant.IsReady();
        await Assertions.Expect(accountant.Page.Locator(".kept")).ToHaveCountAsync(0);
        accountant.HasNoComplaints();
    }

    [Fact]
    public async Task A_draft_whose_answer_was_lost_is_not_posted_twice()
    {
        var lost = new TaskCompletionSource();
        await using var accountant = await Visitor.SignedIn(chromium, commune, "ketoan");
        await accountant.Goto(NewVoucher);
        await TypeSalary(accountant, "Lương mất trả lời");
        await accountant.Page.RouteAsync("**/vouchers/new*", async route =>
        {
            if (route.Request.Method is not "POST" || route.Request.Url.Contains("handler", StringComparison.Ordinal))
            {
                await route.ContinueAsync();
                return;
            }

            await route.FetchAsync(new() { MaxRedirects = 0 }); // the server has posted it; nobody hears so
            await accountant.Page.Context.ClearCookiesAsync(new() { Name = ".AspNetCore.Mvc.CookieTempDataProvider" }); // it came with the answer
            await route.AbortAsync();
            lost.SetResult();
        });
        await accountant.Page.ClickAsync("[data-posts]");
        await lost.Task;
        Assert.Equal(1, await commune.Vouchers(TestServer.Office, "Lương mất trả lời"));
        await accountant.Page.UnrouteAllAsync();

        await accountant.Goto(NewVoucher);
        await accountant.Page.ClickAsync("[data-resumes]");
        await accountant.Page.ClickAsync("[data-posts]");

        await Assertions.Expect(accountant.Page.Locator(".toast")).ToContainTextAsync("Đã ghi sổ");
        Assert.Equal(1, await commune.Vouchers(TestServer.Office, "Lương mất trả lời"));
    }

    private static async Task TypeSalary(Visitor accountant, string words)
    {
        await accountant.Page.FillAsync("#Form_Operation", "LG-01");
        await accountant.Page.FillAsync("#Form_Description", words);
        await accountant.Page.FillAsync("#Form_Lines_0__Account", "6121");
        await accountant.Page.FillAsync("#Form_Lines_0__Debit", "2.000.000");
        await accountant.Page.FillAsync("#Form_Lines_1__Account", "334");
        await accountant.Page.FillAsync("#Form_Lines_1__Credit", "2.000.000");
        await accountant.Page.WaitForFunctionAsync("words => Object.values(localStorage).some(draft => draft.includes(words) && draft.split('2.000.000').length === 3)", words);
    }

    private static string Sheet(string reference, string description, string debited, string credited) =>
        "Số chứng từ gốc;Mã cơ quan;Loại chứng từ;Ngày chứng từ;Diễn giải;Nghiệp vụ;Tài khoản;Nợ;Có\n"
        + $"{reference};{TestServer.Office};Chứng từ kế toán;05/03/2026;{description} {reference};LG-01;{debited};1.000.000;\n"
        + $"{reference};{TestServer.Office};Chứng từ kế toán;05/03/2026;{description} {reference};LG-01;{credited};;1.000.000\n";

    [System.Text.RegularExpressions.GeneratedRegex(@"\d / \d", System.Text.RegularExpressions.RegexOptions.None, 1_000)]
    private static partial System.Text.RegularExpressions.Regex HowFar();
}
