using System.Net;
using System.Text;

using KeToanChung.App.Vouchers;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Pages;

/// <summary>A sheet whose rows look like another agency's is shown with these and taken once that is confirmed; each row by the rule of a single document.</summary>
public sealed class WrongBookSheetTests(TestDatabases databases)
{
    private const string Vouchers = "/vouchers/sheet";

    private const string Requests = "/requests/sheet";

    private const string Header = "Số chứng từ gốc;Mã cơ quan;Loại chứng từ;Ngày chứng từ;Diễn giải;Đối tượng;Tài khoản;Nợ;Có\n";

    private const string RequestHeader = "Số đề nghị;Mã cơ quan;Ngày đề nghị;Người nhận;Hình thức;Nghiệp vụ;Nội dung;Tài khoản;Số tiền\n";

    [Fact]
    public async Task Rows_of_another_agencys_party_are_shown_and_posted_once_that_is_confirmed()
    {
        await using var server = await UsualBooks.Start(databases);
        var accountant = await PageClient.SignedIn(server, "ketoan");
        using var program = await server.SignedIn("ketoan");
        var sheet = Header + Bought("L1", "Điện lực") + Bought("L2", UsualBooks.Publisher);

        var shown = await Send(accountant, $"{Vouchers}?handler=Check", sheet);
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains($"<td>4</td><td>Đối tượng</td><td>«{UsualBooks.Publisher}» chưa từng có ở Văn phòng, nhưng đã có ở Trường", WebUtility.HtmlDecode(shown.Html), StringComparison.Ordinal);
        Assert.Contains("name=\"IsSure\"", shown.Html, StringComparison.Ordinal);

        var asked = await Send(accountant, Vouchers, sheet);
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains("name=\"IsSure\"", asked.Html, StringComparison.Ordinal);
        Assert.Equal(0, await program.Posted(TestServer.Office, "Mua từ bảng"));

        Assert.Equal(HttpStatusCode.Redirect, (await Send(accountant, Vouchers, sheet, ("IsSure", "true"))).Status);
        Assert.Equal(2, await program.Posted(TestServer.Office, "Mua từ bảng"));
    }

    [Theory]
    [InlineData("6121", "334", 70_000, "<td>2</td><td>Tài khoản</td><td>Tài khoản 6121 chưa từng dùng ở Văn phòng")]
    [InlineData("6121", "334", 70_000, "<td>3</td><td>Tài khoản</td><td>Tài khoản 334 chưa từng dùng ở Văn phòng")]
    [InlineData("6122", "331", 2_000_001, "<td>2</td><td>Nợ</td><td>Số tiền 2.000.001 đồng lớn hơn hẳn mọi chứng từ của Văn phòng (lớn nhất 1.000.000 đồng)")]
    public async Task An_account_or_a_size_of_another_agency_is_asked_about_at_its_cell(string debited, string credited, long amount, string said)
    {
        await using var server = await UsualBooks.Start(databases);
        var accountant = await PageClient.SignedIn(server, "ketoan");
        using var program = await server.SignedIn("ketoan");

        var asked = await Send(accountant, Vouchers, Header + Bought("L1", "Điện lực", TestServer.Office, debited, credited, amount));

        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains(said, WebUtility.HtmlDecode(asked.Html), StringComparison.Ordinal);
        Assert.Equal(0, await program.Posted(TestServer.Office, "Mua từ bảng"));
    }

    [Fact]
    public async Task Requests_to_another_agencys_payee_are_made_once_that_is_confirmed()
    {
        await using var server = await UsualBooks.Start(databases);
        var accountant = await PageClient.SignedIn(server, "ketoan");
        using var program = await server.SignedIn("ketoan");
        var sheet = $"{RequestHeader}1;{TestServer.Office};30/03/2026;{UsualBooks.Publisher};Tiền mặt;CHI-01;Sách;6122;50.000\n"
            + $"2;{TestServer.School};30/03/2026;{UsualBooks.Publisher};Tiền mặt;CHI-01;Sách;6122;50.000\n";

        var asked = await Send(accountant, Requests, sheet);
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains($"<td>2</td><td>Người nhận</td><td>«{UsualBooks.Publisher}» chưa từng có ở Văn phòng", WebUtility.HtmlDecode(asked.Html), StringComparison.Ordinal);
        Assert.Equal(0, await Made());

        Assert.Equal(HttpStatusCode.Redirect, (await Send(accountant, Requests, sheet, ("IsSure", "true"))).Status);
        Assert.Equal(2, await Made());
        Assert.DoesNotContain("IsSure", (await Send(accountant, $"{Requests}?handler=Check", sheet.Replace("50.000", "60.000", StringComparison.Ordinal))).Html, StringComparison.Ordinal); // known here by now

        async Task<int> Made() => (await program.Get("/payment-requests")).Body.GetProperty("items").GetArrayLength();
    }

    [Fact]
    public async Task What_is_usual_in_its_agency_or_new_everywhere_is_not_asked_about()
    {
        await using var server = await UsualBooks.Start(databases);
        var accountant = await PageClient.SignedIn(server, "ketoan");
        var sheet = Header + Bought("L1", "Điện lực") + Bought("L2", "Người lạ") + Bought("L1", UsualBooks.Publisher, TestServer.School);

        Assert.DoesNotContain("IsSure", (await Send(accountant, $"{Vouchers}?handler=Check", sheet)).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Send(accountant, Vouchers, sheet)).Status);
    }

    [Fact]
    public async Task A_sheet_with_faults_is_not_taken_by_a_confirmation_and_shows_what_it_would_ask()
    {
        await using var server = await UsualBooks.Start(databases);
        var accountant = await PageClient.SignedIn(server, "ketoan");
        using var program = await server.SignedIn("ketoan");

        var refused = await Send(
            accountant, Vouchers, Header + Bought("L1", UsualBooks.Publisher) + Bought("L2", "Điện lực", TestServer.Office, "9999"), ("IsSure", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains($"«{UsualBooks.Publisher}» chưa từng có ở Văn phòng", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"IsSure\"", refused.Html, StringComparison.Ordinal);
        Assert.Equal(0, await program.Posted(TestServer.Office, "Mua từ bảng"));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("có")]
    [InlineData("")]
    public async Task Anything_else_than_a_tick_confirms_nothing(string sent)
    {
        await using var server = await UsualBooks.Start(databases);
        var accountant = await PageClient.SignedIn(server, "ketoan");
        using var program = await server.SignedIn("ketoan");

        Assert.Equal(HttpStatusCode.Conflict, (await Send(accountant, Vouchers, Header + Bought("L1", UsualBooks.Publisher), ("IsSure", sent))).Status);
        Assert.Equal(0, await program.Posted(TestServer.Office, "Mua từ bảng"));
    }

    [Fact]
    public async Task A_program_is_told_which_rows_and_not_asked()
    {
        await using var server = await UsualBooks.Start(databases);
        using var program = await server.SignedIn("ketoan");
        var sheet = Header + string.Concat(Enumerable.Range(1, 3).Select(i => Bought($"L{i}", UsualBooks.Publisher)));

        var preview = await program.SendSheet("/api/v1/vouchers/sheet/check", sheet);
        var doubt = Assert.Single(preview.Body.GetProperty("doubts").EnumerateArray()); // alike: once, with all its rows
        Assert.Equal([2, 4, 6], doubt.GetProperty("rows").EnumerateArray().Select(r => r.GetInt32()));
        Assert.Equal(("party", "Đối tượng"), (doubt.GetProperty("field").GetString(), doubt.GetProperty("column").GetString()));
        Assert.Equal(0, preview.Body.GetProperty("faultyRows").GetInt32());

        Assert.Equal(HttpStatusCode.Created, (await program.SendSheet("/api/v1/vouchers/sheet", sheet)).Status);
    }

    [Fact]
    public async Task Books_that_she_does_not_keep_are_not_told_of()
    {
        await using var server = await UsualBooks.Start(databases);
        await server.Appoint("ketoan2", Role.Accountant, TestServer.Office);
        var other = await PageClient.SignedIn(server, "ketoan2");

        Assert.Equal(HttpStatusCode.Redirect, (await Send(other, Vouchers, Header + Bought("L1", UsualBooks.Publisher))).Status);
    }

    [Fact]
    public async Task An_agency_with_few_vouchers_and_opening_balances_are_not_asked_about()
    {
        await using var server = await UsualBooks.Start(databases, vouchers: WrongBook.FewestVouchers - 1);
        var accountant = await PageClient.SignedIn(server, "ketoan");
        Assert.Equal(HttpStatusCode.Redirect, (await Send(accountant, Vouchers, Header + Bought("L1", UsualBooks.Publisher))).Status); // the twentieth

        var opening = "Số chứng từ gốc;Mã cơ quan;Loại chứng từ;Ngày chứng từ;Diễn giải;Nghiệp vụ;Tài khoản;Nợ;Có\n"
            + $"SD;{TestServer.Office};Chứng từ kế toán;01/01/2026;Số dư;SD-01;1121;9.000.000;\nSD;{TestServer.Office};;;;;334;;9.000.000\n";
        Assert.Equal(HttpStatusCode.Redirect, (await Send(accountant, Vouchers, opening)).Status);
    }

    private static async Task<ShownPage> Send(PageClient client, string address, string sheet, params (string, string)[] typed)
    {
        var page = address.Split('?')[0];
        return await client.Upload(await client.Get(page), address, [("Upload", "bang ke.csv", Encoding.UTF8.GetBytes(sheet))], typed);
    }

    private static string Bought(string reference, string party, string agency = TestServer.Office, string debited = "6122", string credited = "331", long amount = 70_000) =>
        $"{reference};{agency};Chứng từ kế toán;30/03/2026;Mua từ bảng;{party};{debited};{amount};\n{reference};{agency};;;;;{credited};;{amount}\n";
}
