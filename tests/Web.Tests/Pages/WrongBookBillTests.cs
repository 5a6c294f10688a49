using System.Net;

using KeToanChung.App.Vouchers;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Pages;

/// <summary>A bill of many agencies says at which of them it looks like another's, and asks once for all.</summary>
public sealed class WrongBookBillTests(TestDatabases databases)
{
    private const string Bill = "/bills/new";

    [Fact]
    public async Task The_agency_that_never_paid_the_payee_is_named_and_all_requests_are_made_once_it_is_confirmed()
    {
        await using var server = await Commune();
        var accountant = await PageClient.SignedIn(server, "ketoan");
        using var program = await server.SignedIn("ketoan");

        var asked = await accountant.Submit(await accountant.Get(Bill), Paying(UsualBooks.Publisher, "50000", "60000"));
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains("id=\"Form_Lines_0__Agency\"", asked.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"Form_Lines_1__Agency\"", asked.Html, StringComparison.Ordinal);
        Assert.Contains($"«{UsualBooks.Publisher}» chưa từng có ở Văn phòng, nhưng đã có ở Trường", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Tất cả đúng là của cơ quan đã ghi", asked.Text, StringComparison.Ordinal);
        Assert.Equal(0, await Made(program));

        Assert.Equal(HttpStatusCode.Conflict, (await accountant.Submit(asked)).Status); // not confirmed
        Assert.Equal(0, await Made(program));

        Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(asked, ("IsSure", "true"))).Status);
        Assert.Equal(2, await Made(program));
    }

    [Fact]
    public async Task A_row_without_an_amount_is_not_asked_about_and_the_doubt_stands_at_the_right_one()
    {
        await using var server = await Commune();
        var accountant = await PageClient.SignedIn(server, "ketoan");
        using var program = await server.SignedIn("ketoan");
        for (var i = 0; i < WrongBook.FewestVouchers; i++)
            Assert.Equal(HttpStatusCode.Created, (await UsualBooks.Post(program, TestServer.School, "6122", "331", 500_000, "Nhà may")).Status);

        var asked = await accountant.Submit(await accountant.Get(Bill), Paying("Điện lực", "", "60000"));

        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains("id=\"Form_Lines_1__Agency\"", asked.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"Form_Lines_0__Agency\"", asked.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_pays_nobody_is_posted_in_all_books_once_it_is_confirmed()
    {
        await using var server = await Commune();
        var accountant = await PageClient.SignedIn(server, "ketoan");
        using var program = await server.SignedIn("ketoan");
        (string, string)[] payroll =
        [
            ("Form.Date", "30/03/2026"), ("Form.Description", "Tính lương chung"), ("Form.Operation", "LG-01"), ("Form.Account", "6121"),
            ("Form.Lines[0].Amount", "25tr"), ("Form.Lines[1].Amount", "27tr"),
        ];

        var asked = await accountant.Submit(await accountant.Get(Bill), payroll);
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains("Tài khoản 334 chưa từng dùng ở Văn phòng", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Số tiền 25.000.000 đồng lớn hơn hẳn", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"Form_Lines_1__Agency\"", asked.Html, StringComparison.Ordinal);
        Assert.Equal((0, 0), (await program.Posted(TestServer.Office, "Tính lương chung"), await program.Posted(TestServer.School, "Tính lương chung")));

        Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(asked, ("IsSure", "true"))).Status);
        Assert.Equal((1, 1), (await program.Posted(TestServer.Office, "Tính lương chung"), await program.Posted(TestServer.School, "Tính lương chung")));
    }

    [Fact]
    public async Task What_can_not_be_paid_is_refused_after_the_confirmation_as_before()
    {
        await using var server = await Commune();
        var accountant = await PageClient.SignedIn(server, "ketoan");
        using var program = await server.SignedIn("ketoan");

        var refused = await accountant.Submit(await accountant.Get(Bill), [.. Paying(UsualBooks.Publisher, "50000", "900tr"), ("IsSure", "true")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("id=\"Form_Lines_1__Amount-error\"", refused.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"IsSure\"", refused.Html, StringComparison.Ordinal);
        Assert.Equal(0, await Made(program));
    }

    [Fact]
    public async Task What_is_usual_is_not_asked_about_and_a_program_never()
    {
        await using var server = await Commune();
        var accountant = await PageClient.SignedIn(server, "ketoan");
        using var program = await server.SignedIn("ketoan");

        Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(await accountant.Get(Bill), Paying("Điện lực", "50000", "60000"))).Status);
        Assert.Equal("201", (await program.Post("/payment-requests/shared", new
        {
            date = "2026-03-30", payee = new { name = UsualBooks.Publisher }, method = "cash", operation = "CHI-01", description = "Sách",
            lines = new[] { new { agency = TestServer.Office, amount = 50_000, account = "6122" } },
        })).ToString());
        Assert.Equal("201", (await program.Post("/vouchers/shared", new
        {
            operation = "LG-01", date = "2026-03-30", description = "Chung", shares = new[] { new { agency = TestServer.Office, amount = 5_000_000, account = "6121" } },
        })).ToString());
    }

    private async Task<TestServer> Commune()
    {
        var server = await UsualBooks.Start(databases);
        using var program = await server.SignedIn("ketoan");
        foreach (var agency in new[] { TestServer.Office, TestServer.School })
        {
            Assert.Equal("201", (await program.Post($"/agencies/{agency}/budget-entries", new
            {
                kind = "assign", decisionNumber = "1/QĐ", decisionDate = "2026-01-01", effectiveDate = "2026-01-01",
                lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", amount = 10_000_000 } },
            })).ToString());
        }

        return server;
    }

    private static async Task<int> Made(HttpClient program) => (await program.Get("/payment-requests")).Body.GetProperty("items").GetArrayLength();

    private static (string, string)[] Paying(string payee, string first, string second) =>
    [
        ("Form.Date", "30/03/2026"), ("Form.Payee.Name", payee), ("Form.Description", "Sách chung"), ("Form.Account", "6122"), ("Form.FundingSource", "13"),
        ("Form.SubItem", "6551"), ("Form.Lines[0].Amount", first), ("Form.Lines[1].Amount", second),
    ];
}
