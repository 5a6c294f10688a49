using System.Net;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

using OfficeOpenXml;

namespace KeToanChung.Web.Tests;

/// <summary>Payment requests typed in a spreadsheet: every wrong cell is named, and all are made or none.</summary>
public sealed class RequestSheetTests(TestDatabases databases)
{
    private const string Path = "/api/v1/payment-requests/sheet";

    private const string Header =
        "Số đề nghị;Mã cơ quan;Ngày đề nghị;Người nhận;Hình thức;Nghiệp vụ;Nội dung;Tài khoản;Số tiền;Nguồn;Chương;Khoản;Tiểu mục;Số hóa đơn;Ngày hóa đơn\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task A_sheet_is_checked_then_becomes_drafts_in_its_agencies_and_not_twice(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(databases, kind);
        using var accountant = await server.AccountantOfTwo();
        var sheet = Header
            + $"1;{TestServer.Office};30/03/2026;Nhà sách;Kho bạc;RDT-01;Văn phòng phẩm;6122;600.000;13;830;341;6551;HD01;29/3/2026\n"
            + $"1;{TestServer.Office};;;;;;6122;150.000;13;830;341;6551;HD02;29/3/2026\n"
            + $"1;{TestServer.School};30/03/2026;Nhà sách;kho bạc;RDT-01;Văn phòng phẩm;6122;250.000;13;830;341;6551;;\n";

        var preview = await accountant.SendSheet($"{Path}/check", sheet);
        Assert.Equal((HttpStatusCode.OK, 3, 0), (preview.Status, preview.Body.GetProperty("rows").GetInt32(), preview.Body.GetProperty("faultyRows").GetInt32()));
        Assert.Equal(
            [(TestServer.Office, 1, 750_000L), (TestServer.School, 1, 250_000L)],
            preview.Body.GetProperty("documents").EnumerateArray()
                .Select(d => (d.GetProperty("agency").GetString()!, d.GetProperty("count").GetInt32(), d.GetProperty("total").GetInt64())));
        Assert.Empty(await Made(accountant));

        var made = await accountant.SendSheet(Path, sheet);
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal([(TestServer.Office, "draft", 750_000L), (TestServer.School, "draft", 250_000L)], await Made(accountant));
        var first = (await accountant.Get($"/payment-requests/{made.Body.GetProperty("results")[0].GetProperty("id").GetString()}")).Body;
        Assert.Equal(["HD01", "HD02"], first.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("invoiceNumber").GetString()));
        Assert.Equal("Nhà sách", first.GetProperty("payee").GetProperty("name").GetString());

        var again = await accountant.SendSheet(Path, sheet);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal(["rows[2].reference", "rows[4].reference"], again.Errors.Keys.Where(k => k.EndsWith("reference", StringComparison.Ordinal)));
        Assert.Contains("Đã có đề nghị", again.Errors["rows[2].reference"], StringComparison.Ordinal);
        Assert.Equal(2, (await Made(accountant)).Count);
    }

    /// <summary>A wrong row beside a right one, and the cell that is named.</summary>
    public static TheoryData<string, string> Wrong => new()
    {
        { $";{TestServer.Office};30/03/2026;B;Kho bạc;RDT-01;x;6122;1000;13;830;341;6551;;", "rows[3].reference" },
        { "2;;30/03/2026;B;Kho bạc;RDT-01;x;6122;1000;13;830;341;6551;;", "rows[3].agency" },
        { "2;3021999;30/03/2026;B;Kho bạc;RDT-01;x;6122;1000;13;830;341;6551;;", "rows[3].agency" },
        { $"2;{TestServer.Office};31/02/2026;B;Kho bạc;RDT-01;x;6122;1000;13;830;341;6551;;", "rows[3].date" },
        { $"2;{TestServer.Office};;B;Kho bạc;RDT-01;x;6122;1000;13;830;341;6551;;", "rows[3].date" },
        { $"2;{TestServer.Office};30/03/2026;;Kho bạc;RDT-01;x;6122;1000;13;830;341;6551;;", "rows[3].payee" },
        { $"2;{TestServer.Office};30/03/2026;B;séc;RDT-01;x;6122;1000;13;830;341;6551;;", "rows[3].method" },
        { $"2;{TestServer.Office};30/03/2026;B;;RDT-01;x;6122;1000;13;830;341;6551;;", "rows[3].method" },
        { $"2;{TestServer.Office};30/03/2026;B;Kho bạc;XYZ-9;x;6122;1000;13;830;341;6551;;", "rows[3].operation" },
        { $"2;{TestServer.Office};30/03/2026;B;Kho bạc;RDT-01;;6122;1000;13;830;341;6551;;", "rows[3].description" },
        { $"2;{TestServer.Office};30/03/2026;B;Kho bạc;RDT-01;x;9999;1000;13;830;341;6551;;", "rows[3].account" },
        { $"2;{TestServer.Office};30/03/2026;B;Kho bạc;RDT-01;x;6122;0;13;830;341;6551;;", "rows[3].amount" },
        { $"2;{TestServer.Office};30/03/2026;B;Kho bạc;RDT-01;x;6122;-5;13;830;341;6551;;", "rows[3].amount" },
        { $"2;{TestServer.Office};30/03/2026;B;Kho bạc;RDT-01;x;6122;một triệu;13;830;341;6551;;", "rows[3].amount" },
        { $"2;{TestServer.Office};30/03/2026;B;Kho bạc;RDT-01;x;6122;1000;13;830;341;9999;;", "rows[3].subItem" },
        { $"2;{TestServer.Office};30/03/2026;B;Kho bạc;RDT-01;x;6122;1000;13;650;341;6551;;", "rows[3].chapter" },
        { $"1;{TestServer.Office};29/03/2026;B;Kho bạc;RDT-01;x;6122;1000;13;830;341;6551;;", "rows[3].date" },
        { $"2;{TestServer.Office};30/03/2026;B;Kho bạc;RDT-01;x;6122;1000;13;830;341;6551;HD1;hôm qua", "rows[3].invoiceDate" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_cell_is_named_and_nothing_is_made(string row, string cell)
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var sheet = $"{Header}1;{TestServer.Office};30/03/2026;A;Kho bạc;RDT-01;x;6122;600.000;13;830;341;6551;;\n{row}\n";

        var refused = await accountant.SendSheet(Path, sheet);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(cell, refused.Errors.Keys);
        Assert.Empty(await Made(accountant));

        var marked = await accountant.MarkedSheet(Path, sheet);
        using var package = new ExcelPackage(new MemoryStream(marked));
        Assert.Contains(package.Workbook.Worksheets.First().Cells.Where(c => c.Comment is not null), c => c.Start.Row == 3);
    }

    [Fact]
    public async Task The_template_is_read_as_it_is_and_who_may_make_no_requests_may_not_check()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.School);
        using var cashier = await server.SignedIn("thuquy");
        using var head = await server.SignedIn("thutruong");
        using var nobody = server.Anybody();
        var template = await accountant.GetByteArrayAsync($"{Path}/template", Cancel);
        using (var form = new MultipartFormDataContent { { new ByteArrayContent(template), "file", "mau.xlsx" } })
        using (var empty = await accountant.PostAsync($"{Path}/check", form, Cancel))
            Assert.Contains("không có dòng nào", await empty.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        var sheet = $"{Header}1;{TestServer.Office};30/03/2026;A;Kho bạc;RDT-01;x;6122;600.000;13;830;341;6551;;\n";
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.SendSheet(Path, sheet)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await cashier.SendSheet($"{Path}/check", sheet)).Status);
        Assert.Contains("rows[2].agency", (await head.SendSheet(Path, sheet)).Errors.Keys);
        Assert.Empty(await Made(accountant));
    }

    private static async Task<List<(string, string, long)>> Made(HttpClient client) =>
    [
        .. (await client.Get("/payment-requests")).Body.GetProperty("items").EnumerateArray()
            .Select(r => (r.GetProperty("agency").GetString()!, r.GetProperty("status").GetString()!, r.GetProperty("total").GetInt64())),
    ];
}
