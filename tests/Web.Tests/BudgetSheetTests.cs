using System.Net;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

using OfficeOpenXml;

namespace KeToanChung.Web.Tests;

/// <summary>Budget decisions typed in a spreadsheet: every wrong cell is named, and all are entered or none.</summary>
public sealed class BudgetSheetTests(TestDatabases databases)
{
    private const string Path = "/api/v1/budget-entries/sheet";

    private const string Header = "Số quyết định;Mã cơ quan;Loại quyết định;Ngày quyết định;Ngày hiệu lực;Nguồn;Chương;Khoản;Tiểu mục;Số tiền\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Given => Header
        + $"05/QĐ-UBND;{TestServer.Office};Giao dự toán;05/01/2026;;13;830;341;6551;10.000.000\n"
        + $"05/QĐ-UBND;{TestServer.Office};;;;13;830;341;6552;5.000.000\n"
        + $"05/QĐ-UBND;{TestServer.School};giao;05/01/2026;10/01/2026;13;830;341;6551;7.000.000\n"
        + $"06/QĐ-UBND;{TestServer.Office};Tạm giữ;06/01/2026;;13;830;341;6551;1.000.000\n"
        + $"07/QĐ-UBND;{TestServer.Office};Điều chuyển;07/01/2026;;13;830;341;6551;-2.000.000\n"
        + $"07/QĐ-UBND;{TestServer.Office};Điều chuyển;07/01/2026;;13;830;341;6552;2.000.000\n";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task A_sheet_is_checked_then_entered_in_its_agencies_and_not_twice(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(databases, kind);
        using var accountant = await server.AccountantOfTwo();

        var preview = await accountant.SendSheet($"{Path}/check", Given);
        Assert.Equal((HttpStatusCode.OK, 6, 0), (preview.Status, preview.Body.GetProperty("rows").GetInt32(), preview.Body.GetProperty("faultyRows").GetInt32()));
        Assert.Equal(
            [(TestServer.Office, 3), (TestServer.School, 1)],
            preview.Body.GetProperty("documents").EnumerateArray().Select(d => (d.GetProperty("agency").GetString()!, d.GetProperty("count").GetInt32())));
        Assert.Empty(await Available(accountant, TestServer.Office));

        var entered = await accountant.SendSheet(Path, Given);
        Assert.Equal(HttpStatusCode.Created, entered.Status);
        Assert.Equal(4, entered.Body.GetProperty("results").GetArrayLength());
        Assert.Equal([("6551", 7_000_000L), ("6552", 7_000_000L)], await Available(accountant, TestServer.Office));
        Assert.Equal([("6551", 7_000_000L)], await Available(accountant, TestServer.School));

        var again = await accountant.SendSheet(Path, Given);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal(["rows[2].reference", "rows[4].reference", "rows[5].reference", "rows[6].reference"], again.Errors.Keys.Order());
        Assert.Contains("đã được nhập", again.Errors["rows[2].reference"], StringComparison.Ordinal);
        Assert.Equal([("6551", 7_000_000L), ("6552", 7_000_000L)], await Available(accountant, TestServer.Office));
    }

    [Fact]
    public async Task A_decision_that_gives_and_holds_back_is_parted_by_kind_wherever_its_rows_stand()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var sheet = Header
            + $"05;{TestServer.Office};Giao;05/01/2026;;13;830;341;6551;10.000.000\n"
            + $"05;{TestServer.Office};Tạm giữ;05/01/2026;;13;830;341;6551;1.000.000\n"
            + $"05;{TestServer.Office};Giao;05/01/2026;;13;830;341;6552;5.000.000\n"
            + $"05;{TestServer.Office};;;;13;830;341;6553;4.000.000\n"
            + $"05;{TestServer.Office};Tạm giữ;05/01/2026;;13;830;341;6552;500.000\n";

        var entered = await accountant.SendSheet(Path, sheet);
        Assert.Equal(HttpStatusCode.Created, entered.Status);
        Assert.Equal(2, entered.Body.GetProperty("results").GetArrayLength());
        Assert.Equal([("6551", 9_000_000L), ("6552", 4_500_000L), ("6553", 4_000_000L)], await Available(accountant, TestServer.Office));
    }

    /// <summary>A wrong row below a right one, and the cell that is named.</summary>
    public static TheoryData<string, string> Wrong => new()
    {
        { $";{TestServer.Office};Giao;05/01/2026;;13;830;341;6551;1000", "rows[3].reference" },
        { "9;;Giao;05/01/2026;;13;830;341;6551;1000", "rows[3].agency" },
        { "9;3021999;Giao;05/01/2026;;13;830;341;6551;1000", "rows[3].agency" },
        { $"9;{TestServer.Office};;05/01/2026;;13;830;341;6551;1000", "rows[3].kind" },
        { $"9;{TestServer.Office};Tặng;05/01/2026;;13;830;341;6551;1000", "rows[3].kind" },
        { $"9;{TestServer.Office};Giao;30/02/2026;;13;830;341;6551;1000", "rows[3].decisionDate" },
        { $"9;{TestServer.Office};Giao;05/01/2026;mai;13;830;341;6551;1000", "rows[3].effectiveDate" },
        { $"9;{TestServer.Office};Giao;05/01/2026;05/01/2031;13;830;341;6551;1000", "rows[3].effectiveDate" },
        { $"9;{TestServer.Office};Giao;05/01/2026;;99;830;341;6551;1000", "rows[3].fundingSource" },
        { $"9;{TestServer.Office};Giao;05/01/2026;;;830;341;6551;1000", "rows[3].fundingSource" },
        { $"9;{TestServer.Office};Giao;05/01/2026;;13;999;341;6551;1000", "rows[3].chapter" },
        { $"9;{TestServer.Office};Giao;05/01/2026;;13;830;999;6551;1000", "rows[3].subCategory" },
        { $"9;{TestServer.Office};Giao;05/01/2026;;13;830;341;6550;1000", "rows[3].subItem" },
        { $"9;{TestServer.Office};Giao;05/01/2026;;13;830;341;6551;0", "rows[3].amount" },
        { $"9;{TestServer.Office};Giao;05/01/2026;;13;830;341;6551;-1000", "rows[3].amount" },
        { $"9;{TestServer.Office};Giao;05/01/2026;;13;830;341;6551;1.000,5", "rows[3].amount" },
        { $"9;{TestServer.Office};Giảm;05/01/2026;;13;830;341;6551;1.000.001", "rows[3].amount" },
        { $"9;{TestServer.Office};Tạm giữ;05/01/2026;;13;830;341;6551;1.000.001", "rows[3].amount" },
        { $"9;{TestServer.Office};Bỏ tạm giữ;05/01/2026;;13;830;341;6551;1", "rows[3].amount" },
        { $"9;{TestServer.Office};Điều chuyển;05/01/2026;;13;830;341;6551;1", "rows[3]" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_cell_is_named_and_nothing_is_entered(string row, string cell)
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var sheet = $"{Header}1;{TestServer.Office};Giao;05/01/2026;;13;830;341;6551;1.000.000\n{row}\n";

        var refused = await accountant.SendSheet(Path, sheet);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal([cell], refused.Errors.Keys);
        Assert.Empty(await Available(accountant, TestServer.Office));

        using var package = new ExcelPackage(new MemoryStream(await accountant.MarkedSheet(Path, sheet)));
        Assert.Equal("Cần sửa", package.Workbook.Worksheets.First().Cells[1, 11].Text);
        Assert.NotEmpty(package.Workbook.Worksheets.First().Cells[3, 11].Text);
    }

    [Fact]
    public async Task The_template_is_read_as_it_is_and_only_who_keeps_books_enters_decisions()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
        using var head = await server.SignedIn("thutruong");
        using var nobody = server.Anybody();

        var template = await accountant.SendSheet($"{Path}/check", await accountant.GetByteArrayAsync($"{Path}/template", Cancel));
        Assert.Contains("không có dòng nào", template.Errors["file"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.SendSheet(Path, Given)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.SendSheet($"{Path}/check", Given)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.SendSheet(Path, Given)).Status);
        Assert.Empty(await Available(accountant, TestServer.Office));
    }

    private static async Task<List<(string?, long)>> Available(HttpClient accountant, string agency) =>
    [
        .. (await accountant.Get($"/agencies/{agency}/budget?year=2026")).Body.GetProperty("lines").EnumerateArray()
            .Select(l => (l.GetProperty("subItem").GetString(), l.GetProperty("available").GetInt64())),
    ];
}
