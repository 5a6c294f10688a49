using System.Net;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Pages;

/// <summary>Một hóa đơn, nhiều đơn vị: each agency its own request, all or none.</summary>
public sealed class BillPagesTests(RefusedPaymentsTests.Office office) : IClassFixture<RefusedPaymentsTests.Office>
{
    private const string Bill = "/bills/new";

    [Fact]
    public async Task A_bill_is_spread_and_becomes_a_submitted_request_in_each_agencys_books()
    {
        var accountant = await Accountant();
        var spread = await accountant.Submit(await accountant.Get(Bill), $"{Bill}?handler=Spread", [.. Typed("", ""), ("Form.Amount", "1.000.001"), ("Form.Lines[0].Weight", "12"), ("Form.Lines[1].Weight", "30")]);
        Assert.Equal("285.715", spread.Value("Form.Lines[0].Amount"));
        Assert.Equal("714.286", spread.Value("Form.Lines[1].Amount"));
        Assert.Contains("100.000.000", spread.Text, StringComparison.Ordinal); // what is left of the office's line

        var made = await accountant.Submit(spread, Bill);

        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        var list = await accountant.Get(made.Location!);
        Assert.Contains("285.715", list.Text, StringComparison.Ordinal);
        Assert.Contains("714.286", list.Text, StringComparison.Ordinal);
        Assert.Contains("Tiền điện tháng ba", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heads_that_were_kept_share_the_next_bill()
    {
        var accountant = await Accountant();
        var kept = await accountant.Submit(
            await accountant.Get(Bill), $"{Bill}?handler=Measure", [.. Typed("", ""), ("Form.MeasureName", "Số người"), ("Form.Lines[0].Weight", "12"), ("Form.Lines[1].Weight", "30")]);
        Assert.Contains("Đã giữ «Số người» của 2 đơn vị", kept.Text, StringComparison.Ordinal);

        var spread = await accountant.Submit(await accountant.Get(Bill), $"{Bill}?handler=Spread", [.. Typed("", ""), ("Form.Amount", "1.000.001"), ("Form.Measure", "Số người")]);

        Assert.Equal(("285.715", "714.286"), (spread.Value("Form.Lines[0].Amount"), spread.Value("Form.Lines[1].Amount")));
        var unnamed = await accountant.Submit(await accountant.Get(Bill), $"{Bill}?handler=Measure", [.. Typed("", ""), ("Form.Lines[0].Weight", "12")]);
        Assert.Contains("id=\"Form_MeasureName-error\"", unnamed.Html, StringComparison.Ordinal);
        var negative = await accountant.Submit(
            await accountant.Get(Bill), $"{Bill}?handler=Measure", [.. Typed("", ""), ("Form.MeasureName", "Số người"), ("Form.Lines[1].Weight", "-1")]);
        Assert.Contains("id=\"Form_Lines_1__Weight-error\"", negative.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, negative.Status);
    }

    [Fact]
    public async Task What_pays_nobody_is_posted_in_each_agencys_books_or_in_none()
    {
        var accountant = await Accountant();
        using var api = await office.Server.SignedIn("haisoketoan");
        (string, string)[] payroll = [("Form.Date", "30/03/2026"), ("Form.Description", "Tính lương tháng ba"), ("Form.Operation", "LG-01"), ("Form.Lines[0].Amount", "5tr"), ("Form.Lines[1].Amount", "7tr")];

        var refused = await accountant.Submit(await accountant.Get(Bill), [.. payroll, ("Form.Lines[1].Account", "1111")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("id=\"Form_Lines_1__Account-error\"", refused.Html, StringComparison.Ordinal);
        Assert.Equal("", await Posted());

        Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(await accountant.Get(Bill), [.. payroll, ("Form.Lines[1].Account", "6121")])).Status);
        Assert.Equal("5000000 7000000", await Posted());

        async Task<string> Posted()
        {
            var amounts = new List<long>();
            foreach (var agency in new[] { TestServer.Office, TestServer.School })
            {
                var found = await api.Get($"/agencies/{agency}/vouchers?q=Tính lương tháng ba");
                amounts.AddRange(found.Body.GetProperty("items").EnumerateArray().Select(v => v.GetProperty("total").GetInt64()));
            }

            return string.Join(' ', amounts);
        }
    }

    [Fact]
    public async Task What_is_wrong_with_a_shared_voucher_or_a_measure_is_said_at_its_field()
    {
        await Accountant();
        using var api = await office.Server.SignedIn("haisoketoan");
        object Voucher(string operation, params object[] shares) => new { operation, date = "2026-03-30", description = "Chung", shares };
        object Share(string agency, long amount, string? account = null) => new { agency, amount, account };

        Assert.Equal(["shares"], (await api.Post("/vouchers/shared", Voucher("LG-01"))).Errors.Keys);
        Assert.Equal(["shares[1].amount"], (await api.Post("/vouchers/shared", Voucher("LG-01", Share(TestServer.Office, 1), Share(TestServer.School, 0)))).Errors.Keys);
        Assert.Equal("422 operation.unknown", (await api.Post("/vouchers/shared", Voucher("XX-99", Share(TestServer.Office, 1)))).ToString());
        Assert.Equal("404 notFound", (await api.Post("/vouchers/shared", Voucher("LG-01", Share(TestServer.Office, 1), Share("9999999", 1)))).ToString());
        var paying = await api.Post("/vouchers/shared", Voucher("RDT-01", new { agency = TestServer.Office, amount = 1, fundingSource = "13", subItem = "6551" }));
        Assert.Equal("422 approval.required", paying.ToString());

        Assert.Equal("404 notFound", (await api.Post("/agency-measures", new { name = "Người", counts = new[] { new { agency = "9999999", value = 1 } } })).ToString());
        Assert.Equal(["counts[0].value"], (await api.Post("/agency-measures", new { name = "Người", counts = new[] { new { agency = TestServer.Office, value = -1 } } })).Errors.Keys);
        Assert.Equal("201", (await api.Post("/agency-measures", new { name = "Mét vuông", counts = new[] { new { agency = TestServer.Office, value = 80 } } })).ToString());
        Assert.Equal("201", (await api.Post("/agency-measures", new { name = "mét VUÔNG", counts = new[] { new { agency = TestServer.Office, value = 0 } } })).ToString());
        Assert.DoesNotContain("vuông", (await api.Get($"/agency-measures?agency={TestServer.Office}")).Body.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Where_one_agency_has_too_little_nothing_is_made_and_its_row_says_so()
    {
        var accountant = await Accountant();
        var before = (await accountant.Get("/requests")).Text;

        var refused = await accountant.Submit(await accountant.Get(Bill), Typed("1000", "900tr"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("id=\"Form_Lines_1__Amount-error\"", refused.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"Form_Lines_0__Amount-error\"", refused.Html, StringComparison.Ordinal);
        Assert.Equal("900tr", refused.Value("Form.Lines[1].Amount"));
        Assert.Equal(before, (await accountant.Get("/requests")).Text);
    }

    [Fact]
    public async Task A_row_without_an_amount_pays_nothing_and_errors_stand_at_the_right_row()
    {
        var accountant = await Accountant();

        var refused = await accountant.Submit(await accountant.Get(Bill), [.. Typed("", "5000"), ("Form.Lines[1].Account", "9999")]);

        Assert.Contains("id=\"Form_Lines_1__Account-error\"", refused.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.Amount", "0", "Form_Amount-error")]
    [InlineData("Form.Lines[0].Weight", "0", "Form_Lines_0__Weight-error")]
    [InlineData("Form.Lines[0].Weight", "mười", "Form_Lines_0__Weight-error")]
    public async Task What_cannot_be_spread_is_said(string field, string typed, string error)
    {
        var accountant = await Accountant();
        (string Name, string Value)[] right = [.. Typed("", ""), ("Form.Amount", "100"), ("Form.Lines[0].Weight", "1")];

        var again = await accountant.Submit(await accountant.Get(Bill), $"{Bill}?handler=Spread", [.. right.Where(r => r.Name != field), (field, typed)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains($"id=\"{error}\"", again.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_lines_of_one_agency_cannot_hold_back_more_than_there_is()
    {
        await Accountant();
        var accountant = await office.Server.SignedIn("haisoketoan");
        object Line(long amount) => new { agency = TestServer.Office, fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", amount, account = "6122" };

        var refused = await accountant.Post("/payment-requests/shared", new
        {
            date = "2026-03-30", payee = new { name = "Điện lực" }, method = "treasury", description = "Hai dòng", lines = new[] { Line(60_000_000), Line(60_000_000) },
        });

        Assert.Equal("422 budget.exceeded", refused.ToString());
        Assert.Equal(["lines[1].amount"], refused.Errors.Keys);
        var strange = await accountant.Post("/payment-requests/shared", new
        {
            date = "2026-03-30", payee = new { name = "Điện lực" }, method = "treasury", description = "Của người khác",
            lines = new[] { new { agency = "9999999", fundingSource = "13", subItem = "6551", amount = 1, account = "6122" } },
        });
        Assert.Equal("404 notFound", strange.ToString());
    }

    private async Task<PageClient> Accountant()
    {
        await office.Server.Appoint("haisoketoan", Role.Accountant, TestServer.Office);
        await office.Server.Appoint("haisoketoan", Role.Accountant, TestServer.School);
        var api = await office.Server.SignedIn("haisoketoan");
        await api.Post($"/agencies/{TestServer.School}/budget-entries", new
        {
            kind = "assign", decisionNumber = "2/QĐ", decisionDate = "2026-01-01", effectiveDate = "2026-01-01",
            lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", amount = 10_000_000 } },
        });
        return await PageClient.SignedIn(office.Server, "haisoketoan");
    }

    private static (string Name, string Value)[] Typed(string first, string second) =>
    [
        ("Form.Date", "30/03/2026"), ("Form.Payee.Name", "Điện lực"), ("Form.Description", "Tiền điện tháng ba"), ("Form.Account", "6122"), ("Form.FundingSource", "13"),
        ("Form.SubItem", "6551"), ("Form.Lines[0].Amount", first), ("Form.Lines[1].Amount", second),
    ];
}
