using System.Net;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

using OfficeOpenXml;

namespace KeToanChung.Web.Tests;

/// <summary>Fees typed in a spreadsheet: every wrong cell is named, and all are taken or none.</summary>
public sealed class FeeSheetTests(TestDatabases databases)
{
    private const string Path = $"/api/v1/agencies/{TestServer.Office}/fee-receipts/sheet";

    private const string Header = "Số hồ sơ;Mã cơ quan;Người nộp;Số định danh;Mã phí;Số lượng;Hình thức;Số tiền;Ngày thu\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Given => Header
        + $"hs-001;{TestServer.Office};Nguyễn Văn An;001090000001;HT-TRICHLUC;2;Tiền mặt;16.000;\n"
        + $"hs-001;{TestServer.Office};Nguyễn Văn An;;CT-SAO-T1;3;tiền mặt;;\n"
        + $"HS-002;{TestServer.Office};Trần Thị Bình;;HT-TRICHLUC;;Trực tuyến;;\n";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task A_sheet_is_checked_then_receipted_and_not_twice(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(databases, kind);
        using var cashier = await Cashier(server);

        var preview = await cashier.SendSheet($"{Path}/check", Given);
        Assert.Equal((HttpStatusCode.OK, 3, 0), (preview.Status, preview.Body.GetProperty("rows").GetInt32(), preview.Body.GetProperty("faultyRows").GetInt32()));
        Assert.Equal((3, 29_000L), (preview.Body.GetProperty("documents")[0].GetProperty("count").GetInt32(), preview.Body.GetProperty("documents")[0].GetProperty("total").GetInt64()));
        Assert.Empty(await Taken(cashier));

        var taken = await cashier.SendSheet(Path, Given);
        Assert.Equal(HttpStatusCode.Created, taken.Status);
        Assert.Equal(
            [("HS-001", "issued", 16_000L, "1"), ("HS-001", "issued", 5_000L, "2"), ("HS-002", "pending", 8_000L, null)], await Taken(cashier));

        var again = await cashier.SendSheet(Path, Given);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal(["rows[2].feeType", "rows[3].feeType", "rows[4].feeType"], again.Errors.Keys.Order());
        Assert.Contains("đã thu khoản này", again.Errors["rows[2].feeType"], StringComparison.Ordinal);
        Assert.Equal(3, (await Taken(cashier)).Count);
    }

    /// <summary>A wrong row below a right one, and the cell that is named.</summary>
    public static TheoryData<string, string> Wrong => new()
    {
        { $";{TestServer.Office};B;;HT-TRICHLUC;1;Tiền mặt;;", "rows[3].reference" },
        { "HS-9;;B;;HT-TRICHLUC;1;Tiền mặt;;", "rows[3].agency" },
        { $"HS-9;{TestServer.School};B;;HT-TRICHLUC;1;Tiền mặt;;", "rows[3].agency" },
        { $"HS-9;{TestServer.Office};;;HT-TRICHLUC;1;Tiền mặt;;", "rows[3].payer" },
        { $"HS-9;{TestServer.Office};B;123456789012345678901;HT-TRICHLUC;1;Tiền mặt;;", "rows[3].identityNumber" },
        { $"HS-9;{TestServer.Office};B;;;1;Tiền mặt;;", "rows[3].feeType" },
        { $"HS-9;{TestServer.Office};B;;PHI-LA;1;Tiền mặt;;", "rows[3].feeType" },
        { $"HS-9;{TestServer.Office};B;;HT-TRICHLUC;0;Tiền mặt;;", "rows[3].quantity" },
        { $"HS-9;{TestServer.Office};B;;HT-TRICHLUC;1,5;Tiền mặt;;", "rows[3].quantity" },
        { $"HS-9;{TestServer.Office};B;;HT-TRICHLUC;999999999;Tiền mặt;;", "rows[3].quantity" },
        { $"HS-9;{TestServer.Office};B;;HT-TRICHLUC;1;séc;;", "rows[3].method" },
        { $"HS-9;{TestServer.Office};B;;HT-TRICHLUC;1;;;", "rows[3].method" },
        { $"HS-9;{TestServer.Office};B;;HT-TRICHLUC;1;Tiền mặt;8.001;", "rows[3].amount" },
        { $"HS-9;{TestServer.Office};B;;HT-TRICHLUC;1;Tiền mặt;tám nghìn;", "rows[3].amount" },
        { $"HS-9;{TestServer.Office};B;;HT-TRICHLUC;1;Tiền mặt;;01/01/2026", "rows[3].date" },
        { $"HS-9;{TestServer.Office};B;;HT-TRICHLUC;1;Tiền mặt;;32/13/2026", "rows[3].date" },
        { $"HS-1;{TestServer.Office};B;;HT-TRICHLUC;1;Tiền mặt;;", "rows[3].feeType" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_cell_is_named_and_nothing_is_taken(string row, string cell)
    {
        await using var server = await TestServer.Start(databases);
        using var cashier = await Cashier(server);
        var sheet = $"{Header}HS-1;{TestServer.Office};A;;HT-TRICHLUC;1;Tiền mặt;;\n{row}\n";

        var refused = await cashier.SendSheet(Path, sheet);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal([cell], refused.Errors.Keys);
        Assert.Empty(await Taken(cashier));

        using var package = new ExcelPackage(new MemoryStream(await cashier.MarkedSheet(Path, sheet)));
        Assert.NotEmpty(package.Workbook.Worksheets.First().Cells[3, 10].Text);
    }

    [Fact]
    public async Task A_sheet_says_how_a_dossier_was_filed_and_who_pays_less_by_which_paper()
    {
        await using var server = await TestServer.Start(databases);
        using var cashier = await Cashier(server);
        using var administrator = await server.SignedIn("quantri");
        await administrator.Post("/catalogs/fee-types/HT-TRICHLUC/rates", new { from = "2026-03-01", amount = 3_000, decision = "01/NQ-HĐND", filing = "online" });
        await administrator.Post("/catalogs/fee-exemptions", new
        {
            code = "CANNGHEO", name = "Hộ cận nghèo", feeTypes = new[] { "CT-CHUKY" }, percent = 50, evidence = "Giấy chứng nhận", from = "2026-01-01", decision = "01/NQ-HĐND",
        });
        const string header = "Số hồ sơ;Mã cơ quan;Người nộp;Mã phí;Cách nộp hồ sơ;Hình thức;Diện miễn, giảm;Giấy tờ miễn, giảm\n";
        const string office = TestServer.Office;

        var taken = await cashier.SendSheet(Path, $"{header}A-1;{office};An;HT-TRICHLUC;Trực tuyến;TM;;\nA-2;{office};An;HT-TRICHLUC;giấy;TM;;\nA-3;{office};An;CT-CHUKY;;TM;canngheo;GCN 12\n");
        var refused = await cashier.SendSheet(
            Path,
            $"{header}B-1;{office};An;HT-TRICHLUC;fax;TM;;\nB-2;{office};An;HT-TRICHLUC;;TM;;\nB-3;{office};An;CT-CHUKY;;TM;CANNGHEO;\nB-4;{office};An;CT-CHUKY;;TM;KHONG-CO;GCN 12\n");

        Assert.Equal(HttpStatusCode.Created, taken.Status);
        Assert.Equal([("A-1", 3_000L), ("A-2", 8_000L), ("A-3", 5_000L)], (await Taken(cashier)).Select(t => (t.Case, t.Amount)));
        Assert.Equal(["rows[2].filing", "rows[3].filing", "rows[4].evidence", "rows[5].exemption"], refused.Errors.Keys.Order());
    }

    [Fact]
    public async Task A_payment_that_came_first_confirms_its_fee_and_numbers_go_on_without_a_gap()
    {
        await using var server = await TestServer.Start(databases);
        using var cashier = await Cashier(server);
        await cashier.Post($"/agencies/{TestServer.Office}/fee-receipts", new { feeType = "HT-TRICHLUC", quantity = 1, payer = new { name = "Cũ" }, method = "cash" });
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        await accountant.SendSheet($"/api/v1/agencies/{TestServer.Office}/online-payments", """
            transactionId,caseNumber,amount,paidAt,status
            T1,HS-003,8000,2026-03-31T09:00:00+07:00,success
            """);
        var sheet = Header + string.Concat(Enumerable.Range(1, 60).Select(i => $"HS-{i:000};{TestServer.Office};Người {i};;HT-TRICHLUC;1;{(i % 3 == 0 ? "QR" : "TM")};8000;\n"));

        Assert.Equal(HttpStatusCode.Created, (await cashier.SendSheet(Path, sheet)).Status);
        var taken = await Taken(cashier);
        Assert.Equal("issued", taken.Find(t => t.Case == "HS-003").Status);
        Assert.Equal(19, taken.Count(t => t.Status == "pending"));
        Assert.Equal(
            Enumerable.Range(1, 42), taken.Select(t => t.Number).OfType<string>().Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).Order());
    }

    [Fact]
    public async Task The_template_is_read_as_it_is_and_only_who_issues_receipts_takes_fees()
    {
        await using var server = await TestServer.Start(databases);
        using var cashier = await Cashier(server);
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
        using var head = await server.SignedIn("thutruong");
        using var nobody = server.Anybody();

        var template = await cashier.SendSheet($"{Path}/check", await cashier.GetByteArrayAsync($"{Path}/template", Cancel));
        Assert.Contains("không có dòng nào", template.Errors["file"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.SendSheet(Path, Given)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.SendSheet(Path, Given)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await cashier.SendSheet(Path.Replace(TestServer.Office, TestServer.School, StringComparison.Ordinal), Given)).Status);
        Assert.Empty(await Taken(cashier));
    }

    private static async Task<HttpClient> Cashier(TestServer server)
    {
        await server.Appoint("thuquy", Role.Cashier, TestServer.Office);
        return await server.SignedIn("thuquy");
    }

    private static async Task<List<(string? Case, string? Status, long Amount, string? Number)>> Taken(HttpClient cashier) =>
    [
        .. (await cashier.Get($"/agencies/{TestServer.Office}/fee-receipts?limit=200")).Body.GetProperty("items").EnumerateArray().Reverse()
            .Select(r => (
                r.TryGetProperty("caseNumber", out var number) ? number.GetString() : null, r.GetProperty("status").GetString(), r.GetProperty("amount").GetInt64(),
                r.TryGetProperty("number", out var receipt) ? receipt.GetString() : null)),
    ];
}
