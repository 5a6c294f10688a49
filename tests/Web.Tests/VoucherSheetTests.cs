using System.Globalization;
using System.Net;
using System.Text;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

using OfficeOpenXml;

namespace KeToanChung.Web.Tests;

/// <summary>Vouchers typed in a spreadsheet: every wrong cell is named, and all are posted or none.</summary>
public sealed class VoucherSheetTests(TestDatabases databases)
{
    private const string Path = "/api/v1/vouchers/sheet";

    private const string Header = "Số chứng từ gốc,Mã cơ quan,Loại chứng từ,Ngày chứng từ,Diễn giải,Nghiệp vụ,Tài khoản,Nợ,Có\n";

    private static readonly object[] Heads =
        ["Số chứng từ gốc", "Mã cơ quan", "Loại chứng từ", "Ngày chứng từ", "Diễn giải", "Nghiệp vụ", "Tài khoản", "Nợ", "Có"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_workbook_with_vietnamese_headings_is_checked_then_posted_in_its_agencies()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var sheet = Workbook([.. Salary("L1", TestServer.Office, 2_000_000), .. Salary("L1", TestServer.School, 3_000_000)]);

        var preview = await accountant.SendSheet($"{Path}/check", sheet);
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Equal((4, 0), (preview.Body.GetProperty("rows").GetInt32(), preview.Body.GetProperty("faultyRows").GetInt32()));
        Assert.Equal(
            [(TestServer.Office, 1, 2_000_000L), (TestServer.School, 1, 3_000_000L)],
            preview.Body.GetProperty("documents").EnumerateArray()
                .Select(v => (v.GetProperty("agency").GetString()!, v.GetProperty("count").GetInt32(), v.GetProperty("total").GetInt64())));
        Assert.Empty(await Posted(accountant, TestServer.Office));

        var posted = await accountant.SendSheet(Path, sheet);
        Assert.Equal(HttpStatusCode.Created, posted.Status);
        Assert.Equal([TestServer.Office, TestServer.School], posted.Body.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("agency").GetString()));
        Assert.Equal([2_000_000], await Posted(accountant, TestServer.Office));
        Assert.Equal([3_000_000], await Posted(accountant, TestServer.School));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public async Task A_text_is_read_whatever_wrote_it_in_any_order_of_columns_and_below_a_title(string encoding)
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var text = "BẢNG CHỨNG TỪ THÁNG 3;;\n;;\nTK;PS Nợ;PS Có;Diễn giải;Ngày;Loại;Mã đơn vị;Số CT;Mã nghiệp vụ;Ghi chú riêng\n"
            + $"6121;1.250.000;;Tính lương;5/3/2026;Chứng từ kế toán;{TestServer.Office};L1;LG-01;x\n334;;1 250 000;;;;{TestServer.Office};L1;;\n";

        var preview = await accountant.SendSheet($"{Path}/check", Encoding.GetEncoding(encoding).GetBytes(text));

        Assert.Empty(Faults(preview));
        Assert.Equal("Ghi chú riêng", Assert.Single(preview.Body.GetProperty("ignoredColumns").EnumerateArray()).GetString());
        Assert.Equal(HttpStatusCode.Created, (await accountant.SendSheet(Path, Encoding.GetEncoding(encoding).GetBytes(text))).Status);
        Assert.Equal([1_250_000], await Posted(accountant, TestServer.Office));
    }

    [Fact]
    public async Task The_sample_files_own_headings_are_known_too()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var text = "reference,agency,type,date,description,operation,account,debit,credit,chapter,subCategory,counterpartyAgency\n"
            + $"J1,{TestServer.Office},general,2026-03-05,Tính lương,LG-01,6121,100,0,,,\nJ1,{TestServer.Office},general,2026-03-05,Tính lương,LG-01,334,0,100,,,\n";

        Assert.Equal(HttpStatusCode.Created, (await accountant.SendSheet(Path, text)).Status);
    }

    [Fact]
    public async Task The_template_is_read_once_it_is_filled_in()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        using var package = new ExcelPackage(new MemoryStream(await accountant.GetByteArrayAsync($"{Path}/template", Cancel)));
        var sheet = package.Workbook.Worksheets.First();
        var heads = Enumerable.Range(1, sheet.Dimension.End.Column).ToDictionary(c => sheet.Cells[1, c].Text.TrimEnd(' ', '*'), c => c);
        foreach (var (i, row) in Salary("L1", TestServer.Office, 2_000_000).Index())
        {
            foreach (var (head, value) in Heads.Zip(row))
                sheet.Cells[i + 2, heads[(string)head]].Value = value;
        }

        Assert.Equal(HttpStatusCode.Created, (await accountant.SendSheet(Path, package.GetAsByteArray())).Status);
        Assert.Equal([2_000_000], await Posted(accountant, TestServer.Office));
    }

    [Theory]
    [InlineData(3, "32/13/2026", "Ngày chứng từ", "32/13/2026")]
    [InlineData(3, "30/02/2026", "Ngày chứng từ", "28")]
    [InlineData(3, null, "Ngày chứng từ", "")]
    [InlineData(3, "05/03/1926", "Ngày chứng từ", "")]
    [InlineData(7, "1,5 y", "Nợ", "1,5 y")]
    [InlineData(7, 1000.5, "Nợ", "1000.5")]
    [InlineData(7, 1e17, "Nợ", "")]
    [InlineData(7, -5.0, "Nợ", "")]
    [InlineData(2, "Giấy báo", "Loại chứng từ", "Phiếu thu")]
    [InlineData(2, null, "Loại chứng từ", "")]
    [InlineData(6, "9999", "Tài khoản", "9999")]
    [InlineData(6, null, "Tài khoản", "")]
    [InlineData(5, "XX-99", "Nghiệp vụ", "XX-99")]
    [InlineData(4, null, "Diễn giải", "")]
    [InlineData(1, "3029999", "Mã cơ quan", "3029999")]
    [InlineData(0, null, "Số chứng từ gốc", "")]
    public async Task A_wrong_cell_is_named_by_row_and_column_and_nothing_is_posted(int column, object? value, string named, string said)
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var bad = Salary("L2", TestServer.Office, 1_000);
        bad[0][column] = value!;
        var sheet = Workbook([.. Salary("L1", TestServer.Office, 2_000), .. bad]);

        var faults = Faults(await accountant.SendSheet($"{Path}/check", sheet));
        Assert.Contains(faults, f => f is (4, _, _) && f.Column == named && f.Message.Contains(said, StringComparison.Ordinal));
        Assert.DoesNotContain(faults, f => f.Row is 2 or 3);

        var refused = await accountant.SendSheet(Path, sheet);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(refused.Errors.Keys, key => key.StartsWith("rows[4].", StringComparison.Ordinal));
        Assert.Empty(await Posted(accountant, TestServer.Office));
    }

    [Fact]
    public async Task Merged_and_hidden_cells_are_told_and_hidden_sheets_left_alone()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var sheet = Workbook([.. Salary("L1", TestServer.Office, 2_000), .. Salary("L2", TestServer.Office, 1_000)], package =>
        {
            var first = package.Workbook.Worksheets.First();
            first.Cells["A2:A3"].Merge = true;
            first.Cells["A3"].Value = null;
            first.Row(5).Hidden = true;
            var notes = package.Workbook.Worksheets.Add("Ghi chú");
            notes.Cells["A1"].Value = "Số chứng từ gốc";
            notes.Hidden = eWorkSheetHidden.Hidden;
            package.Workbook.Worksheets.MoveToStart("Ghi chú");
        });

        var faults = Faults(await accountant.SendSheet($"{Path}/check", sheet));

        Assert.Contains(faults, f => f is (3, "Số chứng từ gốc", _) && f.Message.Contains("gộp", StringComparison.Ordinal));
        Assert.Contains(faults, f => f is (5, null, _) && f.Message.Contains("ẩn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_formula_counts_as_what_it_shows_and_one_that_failed_is_told()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var sheet = Workbook(Salary("L1", TestServer.Office, 2_000), package =>
        {
            package.Workbook.Worksheets.First().Cells["H2"].Formula = "1000*2";
            package.Workbook.Worksheets.First().Cells["I3"].Formula = "1/0";
            package.Workbook.Calculate();
        });

        var faults = Faults(await accountant.SendSheet($"{Path}/check", sheet));

        Assert.Contains("#DIV/0!", Assert.Single(faults).Message, StringComparison.Ordinal);
        Assert.Equal((3, "Có"), (faults[0].Row, faults[0].Column));
    }

    [Fact]
    public async Task Rows_of_one_voucher_stand_together_and_say_the_same()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var differs = Salary("L2", TestServer.Office, 1_000);
        differs[1][3] = new DateTime(2026, 3, 6, 0, 0, 0, DateTimeKind.Unspecified);
        var sheet = Workbook([.. Salary("L1", TestServer.Office, 2_000), .. differs, .. Salary("L1", TestServer.Office, 3_000)]);

        var faults = Faults(await accountant.SendSheet($"{Path}/check", sheet));

        Assert.Equal([(5, "Ngày chứng từ"), (6, "Số chứng từ gốc")], faults.Select(f => (f.Row, f.Column!)));
        Assert.Contains("06/03/2026", faults[0].Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await accountant.SendSheet(Path, sheet)).Status);
    }

    [Fact]
    public async Task The_same_sheet_again_is_refused_until_what_it_posted_is_reversed()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var sheet = Workbook(Salary("L1", TestServer.Office, 2_000));
        var posted = await accountant.SendSheet(Path, sheet);
        var first = posted.Body.GetProperty("results")[0];

        var again = await accountant.SendSheet(Path, sheet);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(first.GetProperty("number").GetString()!, again.Errors["rows[2].reference"], StringComparison.Ordinal);

        await accountant.Post($"/agencies/{TestServer.Office}/vouchers/{first.GetProperty("id").GetString()}/reverse", new { date = "2026-03-31", reason = "Nhầm" });
        Assert.Equal(HttpStatusCode.Created, (await accountant.SendSheet(Path, sheet)).Status);
    }

    [Fact]
    public async Task The_same_sheet_twice_at_once_is_posted_once()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var sheet = Workbook(Salary("L1", TestServer.Office, 2_000));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => accountant.SendSheet(Path, sheet)));

        Assert.Single(answers, a => a.Status is HttpStatusCode.Created);
        Assert.Equal([2_000], await Posted(accountant, TestServer.Office));
    }

    [Fact]
    public async Task Ten_thousand_rows_with_three_hundred_broken_name_just_those()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var rows = Enumerable.Range(0, 5_000).SelectMany(i => Salary($"L{i}", i % 2 == 0 ? TestServer.Office : TestServer.School, 1_000 + i)).ToList();
        var broken = Enumerable.Range(0, 300).Select(i => (Row: i * 32, Way: i % 6)).ToList(); // first rows of vouchers
        foreach (var (row, way) in broken)
        {
            (int Column, object Value) wrong = way switch
            {
                0 => (3, "ngày 5 tháng 3"),
                1 => (7, "1.00 0,5"),
                2 => (1, "3029999"),
                3 => (6, "61215"),
                4 => (5, "KHÔNG CÓ"),
                _ => (2, "Giấy gì đó"),
            };
            rows[row][wrong.Column] = wrong.Value;
        }

        var sheet = Workbook(rows);
        var preview = await accountant.SendSheet($"{Path}/check", sheet);

        Assert.Equal((10_000, broken.Count), (preview.Body.GetProperty("rows").GetInt32(), Faults(preview).Select(f => f.Row).Distinct().Count(r => broken.Exists(b => b.Row + 2 == r))));
        Assert.DoesNotContain(Faults(preview), f => !broken.Exists(b => b.Row + 2 == f.Row || (b.Way is 2 && b.Row + 3 == f.Row)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await accountant.SendSheet(Path, sheet)).Status);
        Assert.Empty(await Posted(accountant, TestServer.Office));
    }

    [Fact]
    public async Task The_marked_workbook_colours_and_explains_each_wrong_cell_and_is_read_again_when_mended()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var bad = Salary("L1", TestServer.Office, 1_000);
        bad[1][6] = "9999";

        var marked = await accountant.MarkedSheet(Path, Workbook(bad));
        using var package = new ExcelPackage(new MemoryStream(marked));
        var sheet = package.Workbook.Worksheets.First();
        Assert.Equal("Cần sửa", sheet.Cells[1, 10].Text);
        Assert.Contains("9999", sheet.Cells[3, 10].Text, StringComparison.Ordinal);
        Assert.Contains("9999", sheet.Cells[3, 7].Comment.Text, StringComparison.Ordinal);
        Assert.NotEmpty(sheet.Cells[3, 7].Style.Fill.BackgroundColor.Rgb);
        Assert.Empty(sheet.Cells[2, 10].Text);

        sheet.Cells[3, 7].Value = "9998"; // mended wrongly: marked anew, in the same column
        using var again = new ExcelPackage(new MemoryStream(await accountant.MarkedSheet(Path, package.GetAsByteArray())));
        Assert.Contains("9998", again.Workbook.Worksheets.First().Cells[3, 10].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("9999", again.Workbook.Worksheets.First().Cells[3, 7].Comment.Text, StringComparison.Ordinal);
        Assert.Null(again.Workbook.Worksheets.First().Cells[1, 11].Value);

        again.Workbook.Worksheets.First().Cells[3, 7].Value = "334";
        Assert.Equal(HttpStatusCode.Created, (await accountant.SendSheet(Path, again.GetAsByteArray())).Status);
    }

    [Fact]
    public async Task A_text_comes_back_marked_as_a_workbook_whose_cells_are_no_formulas()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var text = Header + $"L1,{TestServer.Office},Chứng từ kế toán,05/03/2026,=1+1,LG-01,0082,5,\n";

        using var package = new ExcelPackage(new MemoryStream(await accountant.MarkedSheet(Path, text)));

        Assert.Equal(("=1+1", ""), (package.Workbook.Worksheets.First().Cells[2, 5].Text, package.Workbook.Worksheets.First().Cells[2, 5].Formula));
        Assert.Equal("0082", package.Workbook.Worksheets.First().Cells[2, 7].Text);
    }

    [Theory]
    [InlineData("", "trống")]
    [InlineData("Số chứng từ gốc,Mã cơ quan\nL1,3021001\n", "Tài khoản")]
    [InlineData("một,hai\n1,2\n", "tiêu đề")]
    [InlineData(Header, "không có dòng nào")]
    [InlineData("Số CT,Số chứng từ,Mã cơ quan,Loại,Ngày,Diễn giải,TK,Nợ,Có,Nợ\nL1,1,3021001,PT,1/3/2026,x,111,5,,5\n", "Nợ")]
    [InlineData("%PDF-1.7 …", "PDF")]
    [InlineData("<html><table></table></html>", "trang web")]
    public async Task A_file_that_is_no_sheet_says_so(string text, string said)
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();

        foreach (var path in new[] { Path, $"{Path}/check", $"{Path}/check?format=xlsx" })
        {
            var refused = await accountant.SendSheet(path, text);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(said, refused.Errors["file"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pictures_broken_workbooks_and_too_many_rows_are_refused()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var whole = Workbook(Salary("L1", TestServer.Office, 1_000));
        var longest = Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Repeat($"L1,{TestServer.Office},PT,1/3/2026,x,,111,5,\n", 20_001)));

        foreach (var content in new[] { [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 1], whole[..(whole.Length / 2)], longest })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await accountant.SendSheet(Path, content)).Status);
        Assert.Empty(await Posted(accountant, TestServer.Office));
    }

    [Fact]
    public async Task Who_keeps_no_books_may_not_even_check()
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
        using var head = await server.SignedIn("thutruong");
        using var nobody = server.Anybody();
        var sheet = Workbook(Salary("L1", TestServer.Office, 1_000));

        Assert.Equal(HttpStatusCode.Forbidden, (await head.SendSheet($"{Path}/check", sheet)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.SendSheet(Path, sheet)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.SendSheet(Path, sheet)).Status);
    }

    private static List<object[]> Salary(string reference, string agency, long amount) =>
    [
        [reference, agency, "Chứng từ kế toán", new DateTime(2026, 3, 5, 0, 0, 0, DateTimeKind.Unspecified), "Tính lương", "LG-01", "6121", (double)amount, ""],
        [reference, agency, "Chứng từ kế toán", new DateTime(2026, 3, 5, 0, 0, 0, DateTimeKind.Unspecified), "Tính lương", "LG-01", "334", "", (double)amount],
    ];

    private static byte[] Workbook(List<object[]> rows, Action<ExcelPackage>? change = null)
    {
        using var package = new ExcelPackage();
        var sheet = package.Workbook.Worksheets.Add("Chứng từ");
        foreach (var (i, row) in rows.Prepend(Heads).Index())
        {
            foreach (var (column, value) in row.Index())
                sheet.Cells[i + 1, column + 1].Value = value;
        }

        sheet.Column(4).Style.Numberformat.Format = "dd/mm/yyyy";
        change?.Invoke(package);
        return package.GetAsByteArray();
    }

    private static List<(int Row, string? Column, string Message)> Faults(Answer preview) =>
    [
        .. preview.Body.GetProperty("faults").EnumerateArray()
            .Select(f => (f.GetProperty("row").GetInt32(), f.TryGetProperty("column", out var c) ? c.GetString() : null, f.GetProperty("message").GetString()!)),
    ];

    private static async Task<List<long>> Posted(HttpClient client, string agency)
    {
        var list = await client.Get(string.Create(CultureInfo.InvariantCulture, $"/agencies/{agency}/vouchers"));
        return [.. list.Body.GetProperty("items").EnumerateArray().Select(v => v.GetProperty("total").GetInt64())];
    }
}
