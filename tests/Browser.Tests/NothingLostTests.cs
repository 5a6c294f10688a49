using KeToanChung.Testing;

using Microsoft.Playwright;

using static KeToanChung.Browser.Tests.VoucherForm;

namespace KeToanChung.Browser.Tests;

/// <summary>What was typed is there again, whatever went wrong meanwhile, and is posted once.</summary>
public sealed class NothingLostTests(Commune commune, Chromium chromium) : IClassFixture<Commune>
{
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
}
