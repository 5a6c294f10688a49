using System.Net;

using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Pages;

/// <summary>Chứng từ on pages, as a browser without script uses them: filled in from what happened, posted, found again, reversed and entered anew.</summary>
public sealed class VoucherPagesTests(RefusedPaymentsTests.Office office) : IClassFixture<RefusedPaymentsTests.Office>
{
    private const string Script = "<script>alert('x')</script>";

    private const string Form = $"/agencies/{TestServer.Office}/vouchers/new";

    private Task<PageClient> Accountant => PageClient.SignedIn(office.Server, "ketoan");

    [Fact]
    public async Task An_operation_fills_in_its_entries_which_are_posted_and_lead_to_the_voucher()
    {
        var accountant = await Accountant;
        var filled = await accountant.Submit(await accountant.Get(Form), $"{Form}?handler=Fill", ("Form.Operation", "lg-01"), ("Form.Amount", "1,25tr"), ("Form.Date", "30/3/2026"));
        Assert.Equal(HttpStatusCode.OK, filled.Status);
        Assert.Equal("334", filled.Value("Form.Lines[1].Account"));
        Assert.Equal("1.250.000", filled.Value("Form.Lines[1].Credit"));
        Assert.Equal("1.250.000", filled.Value("Form.Lines[0].Debit"));

        var posted = await accountant.Submit(filled, Form, ("Form.Type", "General"), ("Form.Description", "Lương tháng ba"));

        Assert.Equal(HttpStatusCode.Redirect, posted.Status);
        var voucher = await accountant.Get(posted.Location!);
        Assert.Contains("1.250.000", voucher.Text, StringComparison.Ordinal);
        Assert.Contains("Lương tháng ba", voucher.Text, StringComparison.Ordinal);
        Assert.Contains("/print?format=pdf", voucher.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_of_a_pile_starts_with_the_same_operation_and_day_as_it_was_written_last()
    {
        var accountant = await Accountant;
        var form = await accountant.Get(Form);
        var posted = await accountant.Submit(form, [.. Typed("70000", "70000"), ("Form.Operation", "NCC-01"), ("Form.Lines[0].Account", "6122"), ("Form.Lines[1].Account", "331"), ("then", "next")]);

        var next = await accountant.Get(posted.Location!);

        Assert.Equal("NCC-01", next.Value("Form.Operation"));
        Assert.Equal("30/03/2026", next.Value("Form.Date"));
        Assert.Equal("6122", next.Value("Form.Lines[0].Account"));
        Assert.Equal("", next.Value("Form.Lines[0].Debit"));
        Assert.Contains("Đã ghi sổ", next.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_that_pays_leads_to_a_payment_request()
    {
        var accountant = await Accountant;

        var filled = await accountant.Submit(await accountant.Get(Form), $"{Form}?handler=Fill", ("Form.Operation", "NCC-03"));

        Assert.Contains($"/agencies/{TestServer.Office}/requests/new?operation=NCC-03", WebUtility.HtmlDecode(filled.Html), StringComparison.Ordinal);
        Assert.Equal("NCC-03", (await accountant.Get($"/agencies/{TestServer.Office}/requests/new?operation=NCC-03")).Value("Form.Operation"));
    }

    [Theory]
    [InlineData("Form.Lines[0].Debit", "1.25", "Form_Lines_0__Debit-error")]
    [InlineData("Form.Lines[0].Account", "9999", "Form_Lines_0__Account-error")]
    [InlineData("Form.Lines[0].Account", "611", "Form_Lines_0__Account-error")]
    [InlineData("Form.Date", "31/02/2026", "Form_Date-error")]
    [InlineData("Form.Description", "", "Form_Description-error")]
    [InlineData("Form.Operation", "XYZ-99", "Form_Operation-error")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(string field, string typed, string error)
    {
        var accountant = await Accountant;
        var before = await office.Books();

        var again = await accountant.Submit(await accountant.Get(Form), [.. Typed("50000", "50000").Where(t => t.Name != field), (field, typed)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains($"id=\"{error}\"", again.Html, StringComparison.Ordinal);
        Assert.Equal(typed, again.Value(field) ?? "");
        Assert.Equal("331", again.Value("Form.Lines[1].Account"));
        Assert.Equal(before, await office.Books());
    }

    [Fact]
    public async Task An_unbalanced_voucher_says_by_how_much_and_is_not_posted()
    {
        var accountant = await Accountant;
        var before = await office.Books();

        var again = await accountant.Submit(await accountant.Get(Form), Typed("50.001", "50.000"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("50.001", again.Text, StringComparison.Ordinal);
        Assert.Equal(before, await office.Books());
    }

    [Fact]
    public async Task While_it_is_typed_the_server_says_difference_number_and_what_is_left_of_the_budget()
    {
        var accountant = await Accountant;
        var before = await office.Books();
        var form = await accountant.Get(Form);

        var off = await accountant.Submit(form, $"{Form}?handler=Check", Typed("3*125000", "300 000"));
        Assert.Equal(HttpStatusCode.OK, off.Status);
        Assert.Contains("data-difference=\"75000\"", off.Html, StringComparison.Ordinal);

        var even = await accountant.Submit(form, $"{Form}?handler=Check", Typed("375000", "375000"));
        Assert.Contains("data-difference=\"0\"", even.Html, StringComparison.Ordinal);
        Assert.Matches("CT-2026-[0-9]{5}", even.Text);
        Assert.Equal(before, await office.Books());
    }

    [Fact]
    public async Task An_entry_that_draws_on_the_budget_shows_its_line_before_and_after()
    {
        var accountant = await Accountant;

        // LCT-04 gives money of the budget: nothing of it was there before, and all of it is afterwards.
        var shown = await accountant.Submit(
            await accountant.Get(Form), $"{Form}?handler=Check",
            ("Form.Type", "CreditAdvice"), ("Form.Date", "30/03/2026"), ("Form.Description", "Nhận lệnh chi tiền"), ("Form.Operation", "LCT-04"),
            ("Form.Lines[0].Account", "1121"), ("Form.Lines[0].Debit", "7000000"), ("Form.Lines[1].Account", "511"), ("Form.Lines[1].Credit", "7000000"),
            ("Form.Lines[2].Account", "01122"), ("Form.Lines[2].Debit", "7000000"), ("Form.Lines[2].FundingSource", "13"), ("Form.Lines[2].Chapter", "830"),
            ("Form.Lines[2].SubCategory", "341"));

        Assert.Contains("13-830-341", shown.Text, StringComparison.Ordinal);
        Assert.Matches("(?s)13-830-341.*–.*\\(7\\.000\\.000\\).*7\\.000\\.000", shown.Text);
    }

    [Fact]
    public async Task Sending_a_form_twice_posts_one_voucher()
    {
        var accountant = await Accountant;
        var form = await accountant.Get(Form);

        var first = await accountant.Submit(form, Typed("2000", "2000"));
        var second = await accountant.Submit(form, Typed("2000", "2000"));

        Assert.Equal(HttpStatusCode.Redirect, second.Status);
        Assert.Equal(first.Location, second.Location);
    }

    [Fact]
    public async Task A_wrong_voucher_is_reversed_and_entered_again_linked_both_ways()
    {
        var accountant = await Accountant;
        var wrong = (await accountant.Submit(await accountant.Get(Form), Typed("81000", "81000"))).Location!;

        var anew = await accountant.Submit(
            await accountant.Get(wrong), $"{wrong}?handler=Reverse", ("Form.Date", "31/03/2026"), ("Form.Reason", "Sai số tiền"), ("Form.Anew", "true"));

        var form = await accountant.Get(anew.Location!);
        Assert.Equal("81.000", form.Value("Form.Lines[0].Debit"));
        var reversed = await accountant.Get(wrong);
        Assert.Contains("Đã bị đảo", reversed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Reverse", reversed.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reversal_without_a_reason_is_refused_at_its_field()
    {
        var accountant = await Accountant;
        var wrong = (await accountant.Submit(await accountant.Get(Form), Typed("82000", "82000"))).Location!;

        var refused = await accountant.Submit(await accountant.Get(wrong), $"{wrong}?handler=Reverse", ("Form.Date", "31/03/2026"), ("Form.Reason", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("id=\"Form_Reason-error\"", refused.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q=luong%20thang%20tu", true)]
    [InlineData("q=l%C6%B0%C6%A1ng+t%C6%B0", true)]
    [InlineData("amount=91.234.000&from=01/03/2026", true)]
    [InlineData("amount=90tr&about=true", true)]
    [InlineData("account=334&by=ketoan", true)]
    [InlineData("amount=90tr", false)]
    [InlineData("q=khong+co", false)]
    [InlineData("by=nguoila", false)]
    public async Task The_list_is_found_by_words_amount_account_and_person(string filter, bool isFound)
    {
        var accountant = await Accountant;
        await accountant.Submit(await accountant.Get(Form), [
            .. Typed("91234000", "91234000").Where(t => t.Name is not ("Form.Description" or "Form.Lines[1].Account")),
            ("Form.Description", "Lương tháng tư"), ("Form.Lines[1].Account", "334")]);

        var list = await accountant.Get($"/vouchers?{filter}");

        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.Equal(isFound, list.Text.Contains("Lương tháng tư", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_goes_over_all_agencies_that_one_keeps_page_by_page()
    {
        await office.Server.Appoint("nhieucoquan", Ledger.Agencies.Role.Accountant, TestServer.Office);
        await office.Server.Appoint("nhieucoquan", Ledger.Agencies.Role.Accountant, TestServer.School);
        var accountant = await PageClient.SignedIn(office.Server, "nhieucoquan");
        foreach (var agency in new[] { TestServer.Office, TestServer.School })
        {
            var form = $"/agencies/{agency}/vouchers/new";
            for (var i = 0; i < 28; i++)
                Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(await accountant.Get(form), [.. Typed("1000", "1000"), ("Form.Reference", $"trang {i}")])).Status);
        }

        var numbers = new List<string>();
        await accountant.Get("/vouchers"); // takes what was said about the last posting off the page
        for (var next = "/vouchers?q=trang"; next is not null;)
        {
            var page = await accountant.Get(next);
            numbers.AddRange(page.Links.Where(l => l.Contains("/vouchers/", StringComparison.Ordinal) && !l.EndsWith("/new", StringComparison.Ordinal) && !l.EndsWith("/sheet", StringComparison.Ordinal) && !l.EndsWith("/templates", StringComparison.Ordinal) && !l.EndsWith("/drafts", StringComparison.Ordinal)));
            next = page.Links.FirstOrDefault(l => l.Contains("cursor=", StringComparison.Ordinal));
        }

        Assert.Equal(56, numbers.Count);
        Assert.Equal(56, numbers.Distinct().Count());
    }

    [Theory]
    [InlineData("accounts", "tien mat", "111")]
    [InlineData("accounts", "334", "334")]
    [InlineData("operations", "luong phu cap", "LG-01")]
    [InlineData("sub-items", "van phong pham", "6551")]
    [InlineData("agencies", "truong", TestServer.School)]
    public async Task Codes_are_looked_up_by_their_beginning_or_by_words_without_diacritics(string catalog, string text, string code)
    {
        var accountant = await Accountant;
        if (catalog is "agencies")
            accountant = await PageClient.SignedIn(office.Server, "nguoila");

        var found = await accountant.Get($"/lookups/{catalog}?text={Uri.EscapeDataString(text)}");

        Assert.Contains($"\"code\":\"{code}", found.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accounts", "611")] // a heading, not postable
    [InlineData("chapters", "612")] // retired since 2026
    [InlineData("agencies", "3021004")] // a stranger's
    public async Task What_may_not_be_posted_or_seen_is_not_offered(string catalog, string code) => Assert.DoesNotContain(
        $"\"code\":\"{code}\"", (await (await Accountant).Get($"/lookups/{catalog}?text={code}")).Html, StringComparison.Ordinal);

    [Fact]
    public async Task A_script_in_every_field_is_only_text()
    {
        var accountant = await Accountant;
        var page = (await accountant.Submit(await accountant.Get(Form), [
            .. Typed("1000", "1000").Where(t => t.Name is not "Form.Description"), ("Form.Description", Script), ("Form.Party", Script), ("Form.Reference", Script),
            ("Form.Lines[0].Description", Script)])).Location!;

        foreach (var shown in new[] { page, "/vouchers", $"{Form}?like={page.Split('/')[^1]}", $"/vouchers?q={Uri.EscapeDataString(Script)}" })
        {
            var html = (await accountant.Get(shown)).Html;
            Assert.Contains("&lt;script&gt;alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain(Script, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_only_reads_has_no_buttons_and_a_stranger_finds_nothing()
    {
        var accountant = await Accountant;
        var page = (await accountant.Submit(await accountant.Get(Form), Typed("1000", "1000"))).Location!;
        var auditor = await PageClient.SignedIn(office.Server, "kiemtoan");
        var stranger = await PageClient.SignedIn(office.Server, "nguoila");

        var read = await auditor.Get(page);
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.DoesNotContain("handler=Reverse", read.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/vouchers?agency={TestServer.Office}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Submit(await auditor.Get(Form), Typed("1000", "1000"))).Status);
    }

    private static (string Name, string Value)[] Typed(string debit, string credit) =>
    [
        ("Form.Type", "General"), ("Form.Date", "30/03/2026"), ("Form.Description", "Mua giấy in chưa trả tiền"),
        ("Form.Lines[0].Account", "6122"), ("Form.Lines[0].Debit", debit), ("Form.Lines[1].Account", "331"), ("Form.Lines[1].Credit", credit),
    ];
}
