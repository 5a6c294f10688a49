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
