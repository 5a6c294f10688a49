using System.Net;
using System.Text;

using KeToanChung.Testing;

using OfficeOpenXml;

namespace KeToanChung.Web.Tests;

/// <summary>Sheets as other and older programs write them: .xls, letters of before Unicode, headings of their own.</summary>
public sealed class SheetFormatsTests(TestDatabases databases)
{
    private const string Path = "/api/v1/vouchers/sheet";

    private static readonly string[] Heads = ["Số chứng từ gốc", "Mã cơ quan", "Loại chứng từ", "Ngày chứng từ", "Diễn giải", "Nghiệp vụ", "Tài khoản", "Nợ", "Có"];

    [Fact]
    public async Task An_old_workbook_is_posted_as_it_stands()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var sheet = OldWorkbook.Of(
        [
            ["Bảng kê chứng từ"],
            Heads,
            ["L1", TestServer.Office, "Chứng từ kế toán", new DateOnly(2026, 3, 5), "Tính lương tháng 3", "LG-01", 6121, 2_500_000.0, null],
            ["L1", TestServer.Office, null, null, null, null, "334", null, 2_500_000],
        ]);

        Assert.Equal(HttpStatusCode.Created, (await accountant.SendSheet(Path, sheet)).Status);
        var voucher = (await accountant.Get($"/agencies/{TestServer.Office}/vouchers")).Body.GetProperty("items")[0];
        Assert.Equal(
            ("2026-03-05", "Tính lương tháng 3", 2_500_000L),
            (voucher.GetProperty("date").GetString(), voucher.GetProperty("description").GetString(), voucher.GetProperty("total").GetInt64()));
    }

    [Fact]
    public async Task A_wrong_cell_of_an_old_workbook_is_named_and_marked()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var sheet = OldWorkbook.Of([Heads, ["L1", TestServer.Office, "Chứng từ kế toán", new DateOnly(2026, 3, 5), "Lương", "LG-01", "9999", 5.5, null]]);

        var refused = await accountant.SendSheet(Path, sheet);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("rows[2].debit", refused.Errors.Keys);
        using var marked = new ExcelPackage(new MemoryStream(await accountant.MarkedSheet(Path, sheet)));
        Assert.Contains("đồng", marked.Workbook.Worksheets.First().Cells[2, 10].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cut off")]
    [InlineData("a document")]
    [InlineData("noise")]
    public async Task What_only_begins_like_an_old_workbook_is_refused_with_its_reason(string what)
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var whole = OldWorkbook.Of([Heads]);
        var content = what switch
        {
            "cut off" => whole[..1_500],
            "a document" => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(whole).Replace("W\0o\0r\0k\0b\0o\0o\0k", "W\0o\0r\0d\0D\0o\0c\0s", StringComparison.Ordinal)),
            _ => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Enumerable.Range(0, 4_000).Select(i => (byte)(i * 31))],
        };

        var refused = await accountant.SendSheet($"{Path}/check", content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Bảng tính Excel bị hỏng", refused.Errors["file"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sè chøng tõ gèc;M· c¬ quan;Lo¹i chøng tõ;Ngµy chøng tõ;DiÔn gi¶i;NghiÖp vô;Tµi kho¶n;Nî;Cã", "Chøng tõ kÕ to¸n", "TÝnh l­¬ng ®ît mét")]
    [InlineData("Soá chöùng töø goác;Maõ cô quan;Loaïi chöùng töø;Ngaøy chöùng töø;Dieãn giaûi;Nghieäp vuï;Taøi khoaûn;Nôï;Coù", "Chöùng töø keá toaùn", "Tính löông ñôït moät")]
    public async Task Letters_of_before_Unicode_are_converted(string heads, string type, string description)
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        var text = $"{heads}\nL1;{TestServer.Office};{type};05/03/2026;{description};LG-01;6121;1.000;\nL1;{TestServer.Office};;;;;334;;1.000\n";

        foreach (var content in (byte[][])[Encoding.Latin1.GetBytes(text), OldWorkbook.Of([.. text.Trim().Split('\n').Select(l => l.Split(';'))])])
        {
            var preview = await accountant.SendSheet($"{Path}/check", content);
            Assert.Equal((HttpStatusCode.OK, 0), (preview.Status, preview.Body.GetProperty("faultyRows").GetInt32()));
        }

        Assert.Equal(HttpStatusCode.Created, (await accountant.SendSheet(Path, Encoding.Latin1.GetBytes(text))).Status);
        Assert.Equal(
            "Tính lương đợt một",
            (await accountant.Get($"/agencies/{TestServer.Office}/vouchers")).Body.GetProperty("items")[0].GetProperty("description").GetString());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task Headings_of_another_program_are_explained_once_and_known_from_then_on(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(databases, kind);
        using var accountant = await server.AccountantOfTwo();
        var sheet = "REF;UNIT;KIND;ON;TEXT;CASE;ACC;DR;CR;Ghi chú\n"
            + $"L1;{TestServer.Office};CTKT;05/03/2026;Lương;LG-01;6121;1.000;;gấp\nL1;{TestServer.Office};CTKT;05/03/2026;Lương;LG-01;334;;1.000;\n";
        Assert.Contains("tiêu đề", (await accountant.SendSheet(Path, sheet)).Errors["file"], StringComparison.Ordinal);

        var explained = await Explain(
            accountant, ("REF *", "reference"), ("unit", "agency"), ("KIND", "type"), ("ON", "date"), ("TEXT", "description"), ("CASE", "operation"), ("ACC", "account"), ("DR", "debit"),
            ("CR", "credit"), ("Ghi chú", "-"));
        Assert.Equal((HttpStatusCode.OK, 10), (explained.Status, explained.Body.GetProperty("headings").GetArrayLength()));

        var preview = await accountant.SendSheet($"{Path}/check", sheet);
        Assert.Equal(0, preview.Body.GetProperty("faultyRows").GetInt32());
        Assert.Equal(["Ghi chú"], preview.Body.GetProperty("ignoredColumns").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(HttpStatusCode.Created, (await accountant.SendSheet(Path, sheet)).Status);

        // Nobody else reads by them; and what is forgotten is unknown again.
        await server.Appoint("ketoan2", KeToanChung.Ledger.Agencies.Role.Accountant, TestServer.Office);
        using var other = await server.SignedIn("ketoan2");
        Assert.Contains("file", (await other.SendSheet($"{Path}/check", sheet)).Errors.Keys);
        await Explain(accountant, ("ACC", null));
        Assert.Contains("Tài khoản", (await accountant.SendSheet($"{Path}/check", sheet)).Errors["file"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_explains_nothing_is_refused()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await server.AccountantOfTwo();
        using var nobody = server.Anybody();

        Assert.Equal(["headings[0].field"], (await Explain(accountant, ("ACC", "amount"))).Errors.Keys);
        Assert.Equal(["headings[0].heading"], (await Explain(accountant, (" ", "account"))).Errors.Keys);
        Assert.Equal(["headings[0].heading"], (await Explain(accountant, (new string('x', 201), "account"))).Errors.Keys);
        Assert.Equal(["kind"], (await accountant.Send(HttpMethod.Put, "/me/sheet-headings", new { headings = Array.Empty<object>() })).Errors.Keys);
        Assert.Equal(["headings"], (await accountant.Send(HttpMethod.Put, "/me/sheet-headings", new { kind = "vouchers" })).Errors.Keys);
        Assert.Equal("headings", Assert.Single((await Explain(accountant, [.. Enumerable.Range(0, 301).Select(i => ($"cot {i}", (string?)"account"))])).Errors.Keys));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Explain(nobody, ("ACC", "account"))).Status);
    }

    private static Task<Answer> Explain(HttpClient client, params (string Heading, string? Field)[] headings) => client.Send(HttpMethod.Put, "/me/sheet-headings", new
    {
        kind = "vouchers", headings = headings.Select(h => new { heading = h.Heading, field = h.Field }),
    });
}
